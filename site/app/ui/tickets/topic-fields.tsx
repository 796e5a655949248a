import type { TopicView } from '~/gen/api';
import type { Form } from '~/lib/form';
import { t } from '~/lib/i18n';
import { inputOf, wordsIn, type Answers, type Question } from '~/lib/tickets/topics';
import { ChoiceField } from '~/ui/choice-field';
import { TextField } from '~/ui/field';
import { SelectField } from '~/ui/select-field';

interface TopicProps {
  form: Form;
  topics: TopicView[];
  chosen: TopicView | undefined;
  answers: Answers;
  onTopic: (code: string) => void;
  onAnswers: (answers: Answers) => void;
}

/** What it is about, where the vendor names topics; and once one is chosen, what is asked about it. */
export function TopicFields({ form, topics, chosen, answers, onTopic, onAnswers }: TopicProps) {
  if (!topics.length) return null;
  return (
    <>
      <SelectField
        key={`topic-${topics.map(({ code }) => code).join()}`}
        optional
        form={form}
        name="topic"
        label={t('topics.which')}
        value={chosen?.code ?? ''}
        options={[{ value: '', label: t('topics.other') }, ...topics.map(({ code, names }) => ({ value: code, label: wordsIn(names) }))]}
        onChange={onTopic}
      />
      {chosen && <Questions key={chosen.code} form={form} questions={chosen.questions} answers={answers} onChange={onAnswers} />}
    </>
  );
}

interface QuestionsProps {
  form: Form;
  questions: Question[];
  answers: Answers;
  onChange: (answers: Answers) => void;
}

export function Questions({ form, questions, answers, onChange }: QuestionsProps) {
  return (
    <>
      {questions.map((question) => (
        <Asked
          key={question.code}
          form={form}
          question={question}
          value={answers[question.code] ?? ''}
          onChange={(value) => onChange({ ...answers, [question.code]: value })}
        />
      ))}
    </>
  );
}

interface AskedProps {
  form: Form;
  question: Question;
  value: string;
  onChange: (value: string) => void;
}

function Asked({ form, question, value, onChange }: AskedProps) {
  const { kind, names, hints, required, choices, most } = question;
  const words = { form, name: inputOf(question), hint: wordsIn(hints), optional: !required };
  if (kind === 'choice') {
    const options = choices.map(({ code, names: named }) => ({ value: code, label: wordsIn(named) }));
    const all = [{ value: '', label: t('topics.choose') }, ...options];
    return <SelectField {...words} label={wordsIn(names)} value={value} options={all} onChange={onChange} />;
  }
  if (kind === 'yes_no') {
    const choices = [
      { value: 'yes', label: t('topics.yes') },
      { value: 'no', label: t('topics.no') },
    ];
    return <ChoiceField inline {...words} legend={wordsIn(names)} value={value} choices={choices} onChange={onChange} />;
  }
  return (
    <TextField
      {...words}
      label={wordsIn(names)}
      type={kind === 'day' ? 'date' : 'text'}
      inputMode={kind === 'number' ? 'decimal' : 'text'}
      value={value}
      maxLength={kind === 'number' ? 20 : (most ?? 500)}
      onInput={onChange}
    />
  );
}

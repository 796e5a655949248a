import { useSignal } from '@preact/signals';
import { answerTopic } from '~/gen/api';
import { useForm } from '~/lib/form';
import { t } from '~/lib/i18n';
import type { Changes } from '~/lib/tickets/changes';
import { answersTo, faultsIn, type Answers } from '~/lib/tickets/topics';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Form } from '~/ui/form';
import { Questions } from '~/ui/tickets/topic-fields';
import { say } from '~/ui/toast';

/** What only staff are asked about the topic of a ticket. */
export function TopicTools({ changes }: { changes: Changes }) {
  const { topic } = changes.view.ticket;
  return topic?.questions.length ? <AmongStaff changes={changes} topic={topic} /> : null;
}

type Topic = NonNullable<Changes['view']['ticket']['topic']>;

function AmongStaff({ changes, topic: { questions, answers } }: { changes: Changes; topic: Topic }) {
  const { number, version } = changes.view.ticket;
  const given = useSignal<Answers>(Object.fromEntries(answers.map(({ code, value }) => [code, value])));
  const form = useForm({
    check: () => faultsIn(questions, given.value),
    send: async () => {
      const body = { answers: answersTo(questions, given.value), version };
      if (await changes.send(() => answerTopic(number, body))) say(t('topics.saved'));
    },
  });
  return (
    <Card title={t('topics.among_staff')}>
      <Form state={form}>
        <Questions form={form} questions={questions} answers={given.value} onChange={(next) => (given.value = next)} />
        <div class="form-actions">
          <Button submit busy={form.busy}>
            {t('topics.save')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

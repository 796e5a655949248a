import { day, number } from '~/lib/format';
import { t } from '~/lib/i18n';
import { wordsIn } from '~/lib/tickets/topics';
import type { Ticket } from '~/lib/tickets/types';

type Answer = NonNullable<Ticket['topic']>['answers'][number];

/** What a ticket is about and what was answered, as rows of its facts. */
export function TopicAnswers({ topic }: { topic: Ticket['topic'] }) {
  if (!topic) return null;
  return (
    <>
      <dt>{t('topics.title')}</dt>
      <dd>{wordsIn(topic.names)}</dd>
      {topic.answers.map((answer) => [
        <dt key={answer.code}>{wordsIn(answer.names)}</dt>,
        <dd key={`${answer.code}-value`} class="breakable">
          {shown(answer)}
        </dd>,
      ])}
    </>
  );
}

function shown({ kind, value, choice }: Answer): string {
  if (choice) return wordsIn(choice);
  if (kind === 'day') return day(value);
  if (kind === 'number') return number(Number(value));
  return kind === 'yes_no' ? t(value === 'yes' ? 'topics.yes' : 'topics.no') : value;
}

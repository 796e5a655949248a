import { t, textOf } from '~/lib/i18n';
import { useMoneyTasks } from '~/lib/staff/customers';
import { Ago, Money } from '~/ui/amounts';
import { Card } from '~/ui/card';
import { Pager } from '~/ui/pager';

/** What about money waits for a person, the longest waiting first. Nothing is shown when nothing does. */
export function TasksCard() {
  const pages = useMoneyTasks();
  if (!pages.items.length) return null;
  return (
    <Card flush title={t('later.tasks')}>
      <ul class="rows">
        {pages.items.map(({ kind, account_id, ref, amount, currency, since }) => (
          <li class="row money-row" key={`${kind}${account_id}${ref}`}>
            <div>
              <a class="row-link" href={`/app/staff/customers/${account_id}`}>
                {textOf(`later.task_${kind}`, 'later.tasks')}
              </a>
              <p class="meta">
                <Ago at={since} />
              </p>
            </div>
            <Money strong of={{ amount, currency }} />
          </li>
        ))}
      </ul>
      <Pager pages={pages} />
    </Card>
  );
}

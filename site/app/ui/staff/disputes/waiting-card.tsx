import { t } from '~/lib/i18n';
import { disputeHref, useWaitingDisputes } from '~/lib/staff/disputes';
import { Money } from '~/ui/amounts';
import { Card } from '~/ui/card';
import { Pager } from '~/ui/pager';
import { AnswerBy } from './parts';

/** What customers contest and nobody has answered yet, due first. Nothing is shown when there is nothing. */
export function WaitingDisputesCard() {
  const pages = useWaitingDisputes();
  if (!pages.items.length) return null;
  return (
    <Card flush title={t('disputes_staff.waiting')}>
      <ul class="rows">
        {pages.items.map(({ ticket, account_id, customer, invoice, name, amount, currency, due }) => (
          <li class="row money-row" key={ticket}>
            <div>
              <a class="row-link" href={disputeHref(account_id, ticket)}>
                {customer}: {name || t('disputes_staff.whole')}
              </a>
              <p class="meta">
                <span class="number">{invoice}</span>
                <AnswerBy due={due} />
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

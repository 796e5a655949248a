import { useSignal } from '@preact/signals';
import { listStatements, listStatementsToStaff, type ArchivedStatementView, type AskDocument } from '~/gen/api';
import { day, monthAndYear } from '~/lib/format';
import { t } from '~/lib/i18n';
import { usePages } from '~/lib/pages';
import { periods } from '~/lib/statement';
import { Money } from '~/ui/amounts';
import { Card } from '~/ui/card';
import { DocumentButton } from '~/ui/document-button';
import { Pager } from '~/ui/pager';
import { PeriodFields } from '~/ui/money/period';
import { Loaded } from '~/ui/states';

const FORMATS = ['pdf', 'csv', 'json'] as const;

/** All entries of a period between its opening and closing balance, as a file that is archived. Staff say whose. */
export function StatementCard({ today, account }: { today: string; account?: string }) {
  const period = useSignal(periods(today)[0]!);
  const { since, until } = period.value;
  return (
    <Card title={t('billing.statement')}>
      <p>{t('documents.statement_lead')}</p>
      <div class="form">
        <PeriodFields today={today} onChange={(chosen) => (period.value = chosen)} />
        <div class="document-forms">
          {FORMATS.map((format) => (
            <Form key={`${format}${since}${until}`} of={{ kind: 'statement', format, since, until }} account={account} main={format === 'pdf'} />
          ))}
        </div>
      </div>
    </Card>
  );
}

const Form = ({ of, account, main }: { of: AskDocument; account: string | undefined; main: boolean }) => (
  <DocumentButton of={of} account={account} look={main ? 'main' : 'quiet'} label={t('documents.statement_as', { format: nameOf(of) })}>
    {nameOf(of)}
  </DocumentButton>
);

const nameOf = ({ format = 'pdf' }: AskDocument): string => format.toUpperCase();

/** Statements that were made: each by its number, with what proves that it is unchanged. */
export function Statements({ account }: { account?: string }) {
  const pages = usePages(`statements:${account ?? ''}`, (cursor) => listed(account, { cursor, limit: 10 }));
  return (
    <Card flush title={t('documents.archive')}>
      <Loaded query={pages} rows={2}>
        {() =>
          pages.items.length ? (
            <ul class="rows">
              {pages.items.map((one) => (
                <Row key={one.number} of={one} account={account} />
              ))}
            </ul>
          ) : (
            <p class="quiet">{t('documents.archive_empty')}</p>
          )
        }
      </Loaded>
      <Pager pages={pages} />
    </Card>
  );
}

const listed = (account: string | undefined, query: Parameters<typeof listStatements>[0]) =>
  account ? listStatementsToStaff(account, query) : listStatements(query);

function Row({ of, account }: { of: ArchivedStatementView; account: string | undefined }) {
  const { number, since, until, closing, currency, check_code, sha256 } = of;
  return (
    <li class="row archived">
      <div>
        <p class="archived-name">
          <span class="row-title number">{number}</span>
          <Money strong of={{ amount: closing, currency }} />
        </p>
        <p class="meta">
          <span>{whole(since, until) ? monthAndYear(since) : `${day(since)} – ${day(until)}`}</span>
          {check_code && (
            <span>
              {t('documents.check_code')} <span class="number">{check_code}</span>
            </span>
          )}
        </p>
        <div class="document-forms">
          {FORMATS.map((format) => (
            <DocumentButton
              key={format}
              small
              look="plain"
              of={{ kind: 'statement', format, number }}
              account={account}
              label={t('documents.number_as', { number, format: format.toUpperCase() })}
            >
              {format.toUpperCase()}
            </DocumentButton>
          ))}
        </div>
        {sha256 && (
          <details class="digest">
            <summary>{t('documents.digest')}</summary>
            <p>{t('documents.digest_lead')}</p>
            <code>{sha256}</code>
          </details>
        )}
      </div>
    </li>
  );
}

/** A whole month is called by its name. */
function whole(since: string, until: string): boolean {
  const next = new Date(Date.UTC(Number(until.slice(0, 4)), Number(until.slice(5, 7)) - 1, Number(until.slice(8)) + 1));
  return since.endsWith('-01') && since.slice(0, 7) === until.slice(0, 7) && next.getUTCDate() === 1;
}

import { useSignal } from '@preact/signals';
import { showBankLine, type BankLineView } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { grouped } from '~/lib/money/transfers';
import { useQuery } from '~/lib/query';
import { Money } from '~/ui/amounts';
import { Button } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { Dialog } from '~/ui/dialog';
import { Loaded } from '~/ui/states';
import { AsideForm, TakeBack } from './aside-form';
import { whyText } from './line-table';
import { PostForm } from './post-form';

interface LineProps {
  fileId: string;
  place: string | null;
  onClose: () => void;
}

/** One line: what the bank tells, whose we think it is, and what is done with it. */
export const LineDialog = ({ fileId, place, onClose }: LineProps) => (
  <Dialog title={t('bank.line_title')} open={place !== null} onClose={onClose}>
    {place !== null && <Inside key={place} fileId={fileId} place={place} onClose={onClose} />}
  </Dialog>
);

function Inside({ fileId, place, onClose }: { fileId: string; place: string; onClose: () => void }) {
  const query = useQuery(`bank-lines:${fileId}:line:${place}`, () => showBankLine(fileId, place));
  return (
    <Loaded query={query} rows={4}>
      {(line) => (
        <div class="stack">
          <Told line={line} />
          <Todo key={line.version} fileId={fileId} line={line} onClose={onClose} />
        </div>
      )}
    </Loaded>
  );
}

/** What the bank tells of it. */
function Told({ line: { amount, currency, payer, iban, text, on, reference } }: { line: BankLineView }) {
  const facts: [string, string | null][] = [
    [t('bank.payer'), payer],
    [t('bank.iban'), iban && grouped(iban)],
    [t('bank.text'), text],
    [t('bank.day'), on && day(on)],
    [t('bank.bank_reference'), reference],
  ];
  return (
    <dl class="facts bank-facts">
      <dt>{t('bank.amount')}</dt>
      <dd>{amount !== null && currency ? <Money strong of={{ amount, currency }} /> : '–'}</dd>
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => [<dt key={`${name}-name`}>{name}</dt>, <dd key={name}>{value}</dd>])}
    </dl>
  );
}

function Todo({ fileId, line, onClose }: { fileId: string; line: BankLineView; onClose: () => void }) {
  const aside = useSignal(false);
  if (line.group === 'posted')
    return (
      <Callout tone="ok">
        <p>{t('bank.is_posted', { customer: line.account ?? '' })}</p>
        <a href={`/app/staff/customers/${line.account_id}?item=${line.payment}`}>{t('bank.to_payment')}</a>
      </Callout>
    );
  return (
    <>
      {line.why && (
        <Callout tone={line.group === 'aside' ? 'info' : 'warn'}>
          <p>{line.note ?? whyText(line.why)}</p>
        </Callout>
      )}
      {line.allowed.includes('take_back') && <TakeBack fileId={fileId} line={line} />}
      {aside.value && <AsideForm fileId={fileId} line={line} onClose={onClose} onBack={() => (aside.value = false)} />}
      {!aside.value && line.allowed.includes('post') && (
        <>
          <PostForm fileId={fileId} line={line} onClose={onClose} />
          <Button look="plain" onClick={() => (aside.value = true)}>
            {t('bank.not_a_payment')}
          </Button>
        </>
      )}
    </>
  );
}

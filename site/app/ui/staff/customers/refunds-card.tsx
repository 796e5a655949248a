import { useSignal } from '@preact/signals';
import type { RefundView } from '~/gen/api';
import { required } from '~/lib/checks';
import { t } from '~/lib/i18n';
import { endingOf } from '~/lib/money/refunds';
import { moveRefundOf, useRefundsOf } from '~/lib/staff/customers';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Dialog } from '~/ui/dialog';
import { TextField } from '~/ui/field';
import { RefundRow } from '~/ui/money/refunds';
import { Pager } from '~/ui/pager';
import { Act, Reason } from './act';

type Move = RefundView['allowed'][number];

interface Doing {
  refund: RefundView;
  move: Move;
}

interface CardProps {
  account: string;
  /** The vendor's day. */
  today: string;
  hrefOf: (number: string) => string;
}

/** A customer's refunds, and what comes next with each. Nothing is shown when there is none. */
export function RefundsCard({ account, today, hrefOf }: CardProps) {
  const doing = useSignal<Doing | undefined>(undefined);
  const pages = useRefundsOf(account);
  const back = () => (doing.value = undefined);
  if (!pages.items.length) return null;
  return (
    <Card flush title={t('refunds.title')}>
      <ul class="rows">
        {pages.items.map((refund) => (
          <RefundRow key={refund.number} of={refund} hrefOf={hrefOf}>
            {refund.allowed.length > 0 && (
              <div class="form-actions">
                {refund.allowed.map((move) => (
                  <Button key={move} small onClick={() => (doing.value = { refund, move })}>
                    {t(`refunds.do_${move}`)}
                  </Button>
                ))}
              </div>
            )}
          </RefundRow>
        ))}
      </ul>
      <Pager pages={pages} />
      <Dialog title={doing.value ? t(`refunds.do_${doing.value.move}`) : ''} open={doing.value !== undefined} onClose={back}>
        {doing.value && <Moving key={doing.value.move} {...doing.value} account={account} today={today} onBack={back} />}
      </Dialog>
    </Card>
  );
}

function Moving({ account, today, refund, move, onBack }: Doing & { account: string; today: string; onBack: () => void }) {
  const reasoned = move === 'decline' || move === 'fail';
  return (
    <Act
      lead={`refunds.lead_${move}`}
      sure={`refunds.do_${move}`}
      done="refunds.done"
      danger={reasoned}
      check={({ reason, ending }) => ({
        reason: reasoned ? required(reason) : undefined,
        ending: move === 'send' && !endingOf(ending) ? t('refunds.ending_wrong') : undefined,
      })}
      work={({ reason = '', ending, on = '' }) =>
        moveRefundOf(account, refund.number, {
          move,
          version: refund.version,
          reason: reasoned ? reason : null,
          ending: move === 'send' ? endingOf(ending)! : null,
          on: move === 'arrive' ? on : null,
        })
      }
      onDone={onBack}
      onBack={onBack}
    >
      {(form) => (
        <>
          {reasoned && <Reason form={form} />}
          {move === 'send' && (
            <TextField form={form} name="ending" autocomplete="off" label={t('refunds.ending')} value={refund.ending ?? ''} maxLength={4} />
          )}
          {move === 'arrive' && <TextField form={form} name="on" type="date" label={t('refunds.on')} value={today} />}
        </>
      )}
    </Act>
  );
}

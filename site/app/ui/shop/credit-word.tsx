import type { CreditWord as Word } from '~/lib/credit';
import { money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { Callout } from '~/ui/callout';

/** Orders are stopped, with the way out; or this one goes over the credit, with what then happens. */
export function CreditWord({ word }: { word: Word | undefined }) {
  if (!word) return null;
  return word.kind === 'hold' ? <Hold {...word} /> : <Over {...word} />;
}

const Hold = ({ reason, wayOut }: { reason: string; wayOut: string }) => (
  <Callout tone="bad">
    <p>
      <strong>{t('approving.hold')}</strong>
    </p>
    <p class="as-written">{t('approving.hold_why', { reason })}</p>
    <p class="as-written">{t('approving.hold_way_out', { way_out: wayOut })}</p>
    <ToMoney />
  </Callout>
);

function Over({ missing, left, currency }: { missing: number; left: number; currency: string }) {
  const shown = (amount: number) => money({ amount, currency });
  return (
    <Callout tone="warn">
      <p>{t(left ? 'approving.over' : 'approving.over_all', { missing: shown(missing), left: shown(left) })}</p>
      <ToMoney />
    </Callout>
  );
}

const ToMoney = () => (
  <p>
    <a href="/app/money">{t('order_page.see_money')}</a>
  </p>
);

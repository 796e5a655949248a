import { t, textOf } from '~/lib/i18n';
import { useMe } from '~/lib/me';

/** Why a consumer cannot withdraw from buying it, told before the order. The right is not for companies. */
export function Exempt({ reason }: { reason: string | null | undefined }) {
  const company = useMe().data?.account?.kind === 'company';
  if (!reason || company) return null;
  return <p class="line-mark">{textOf(`withdrawal.exempt.${reason}`, 'withdrawal.exempt.made_to_measure')}</p>;
}

/** What we do not take back of our own accord, told before the order. */
export const FinalSale = ({ of }: { of: { final_sale?: boolean | undefined } }) =>
  of.final_sale ? <p class="line-mark">{t('selling.final_sale')}</p> : null;

/** Where consumers withdraw, told before the order; nothing where the law lets them withdraw from none of it. */
export function MayWithdraw({ lines }: { lines: { withdrawal_exempt?: string | null | undefined }[] }) {
  const consumer = useMe().data?.account?.kind === 'person';
  if (!consumer || lines.every(({ withdrawal_exempt }) => withdrawal_exempt)) return null;
  return <p class="hint">{t('withdrawal.where', { link: t('withdrawal.link') })}</p>;
}

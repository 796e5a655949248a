import { textOf } from '~/lib/i18n';
import { useMe } from '~/lib/me';

/** Why a consumer cannot withdraw from buying it, told before the order. The right is not for companies. */
export function Exempt({ reason }: { reason: string | null | undefined }) {
  const company = useMe().data?.account?.kind === 'company';
  if (!reason || company) return null;
  return <p class="line-mark">{textOf(`withdrawal.exempt.${reason}`, 'withdrawal.exempt.made_to_measure')}</p>;
}

import type { AssignTicket } from '~/gen/api';
import type { Form, Values } from '~/lib/form';
import { t } from '~/lib/i18n';
import { useMe } from '~/lib/me';
import { useColleagues } from '~/lib/staff/queue';
import { ChoiceField } from '~/ui/choice-field';
import type { Option } from '~/ui/select-field';

export type Whom = Omit<AssignTicket, 'version'>;

const NOBODY = 'nobody';
const ANYBODY = 'least_busy';
const [MEMBER, TEAM, OF_TEAM] = ['member:', 'team:', 'least_busy:'];

interface AssigneeProps {
  form: Form;
  /** Who has it now. */
  has?: { assignee: string | null; team: string | null };
}

/** Which of the vendor's people or teams takes care of it, or nobody. */
export function AssigneeField({ form, has }: AssigneeProps) {
  const choices = useWhoms();
  const value = valueOf({ assignee: has?.assignee ?? null, team: has?.team ?? null });
  return <ChoiceField form={form} name="assignee" legend={t('staff.who_has_it')} value={value} choices={choices} />;
}

/** All to whom a ticket can be given, in words. */
export function useWhoms(): Option[] {
  const me = useMe().data?.member_id;
  const { items = [], teams = [] } = useColleagues().data ?? {};
  return [
    ...items.map(({ member_id, name }) => ({
      value: MEMBER + member_id,
      label: member_id === me ? t('staff.myself', { name }) : name,
    })),
    { value: ANYBODY, label: t('assigning.least_busy') },
    ...teams.flatMap((team) => [
      { value: TEAM + team, label: t('assigning.team', { team }) },
      { value: OF_TEAM + team, label: t('assigning.least_busy_of', { team }) },
    ]),
    { value: NOBODY, label: t('staff.assign_nobody') },
  ];
}

/** One of them in words. */
export function useWhomWords(whom: Whom | null | undefined): string {
  const whoms = useWhoms();
  return whoms.find(({ value }) => whom && value === valueOf(whom))?.label ?? '';
}

/** How a form names somebody. */
export function valueOf({ assignee, team, least_busy }: Whom): string {
  if (assignee) return MEMBER + assignee;
  if (least_busy) return team ? OF_TEAM + team : ANYBODY;
  return team ? TEAM + team : NOBODY;
}

/** Whom a form has chosen, as the API wants it. */
export function whomOf({ assignee = NOBODY }: Values): Whom {
  if (assignee === ANYBODY) return { least_busy: true };
  for (const beginning of [MEMBER, TEAM, OF_TEAM]) {
    if (!assignee.startsWith(beginning)) continue;
    const named = assignee.slice(beginning.length);
    return beginning === MEMBER ? { assignee: named } : { team: named, least_busy: beginning === OF_TEAM };
  }
  return {};
}

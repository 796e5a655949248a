import { X } from 'lucide';
import type { AnswerTicket } from '~/gen/api';
import { t } from '~/lib/i18n';
import { holesIn, spelled } from '~/lib/staff/ready-answers';
import { Button } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { useWhomWords } from './assignee-field';

/** What an answer sets besides, as far as a ready answer asks for it. */
export type Along = Pick<AnswerTicket, 'assign' | 'add_tags'>;

interface AlongProps {
  along: Along;
  onDrop: () => void;
}

/** Says what goes along with the answer, and leaves it out when asked to. */
export function GoesAlong({ along: { assign, add_tags: tags = [] }, onDrop }: AlongProps) {
  const who = useWhomWords(assign);
  if (!assign && !tags.length) return null;
  return (
    <Callout>
      {assign && <p>{t('ready_answers.goes_to', { who })}</p>}
      {tags.length > 0 && <p>{t('ready_answers.goes_tags', { tags: tags.join(', ') })}</p>}
      <Button small look="plain" icon={X} onClick={onDrop}>
        {t('ready_answers.leave_out')}
      </Button>
    </Callout>
  );
}

/** Says before it is sent what nobody could fill in. */
export function Holes({ text }: { text: string }) {
  const holes = holesIn(text);
  return <div class="holes" role="status">{holes.length > 0 && <Callout tone="warn">{t('ready_answers.missing', { facts: spelled(holes) })}</Callout>}</div>;
}

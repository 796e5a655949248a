import { day, deadline, money } from '~/lib/format';
import { t, textOf } from '~/lib/i18n';
import { now } from '~/lib/now';
import type { Entry } from '~/lib/tickets/types';

/** What a message promises or means beside its words: more by a date, an offer, our final answer; who else wrote it. */
export function SaidMore({ entry: { kind, facts }, staff }: { entry: Entry; staff: boolean }) {
  return lines(kind, facts, staff).map((line) => (
    <p class="said-more breakable" key={line}>
      {line}
    </p>
  ));
}

function lines(kind: string, facts: Entry['facts'], staff: boolean): string[] {
  const { news_by, until, amount, currency, body, joined, let_in_by: name = '', cause_state } = facts;
  const date = until ? day(until, now.value) : '';
  if (kind === 'remedy_offered') {
    const worth = amount && currency ? [t('complaints.worth', { amount: money({ amount: Number(amount), currency }) })] : [];
    return [...worth, t('complaints.said_offer', { date })];
  }
  if (kind === 'answer_letter') {
    const last = t(staff ? 'complaints.said_letter' : 'complaints.said_letter_you', { date });
    return [last, ...(body ? [t('complaints.said_body', { name: body })] : [])];
  }
  if (cause_state) return [t('causes.said', { state: textOf(`causes.state_${cause_state}`, 'causes.state_looking') })];
  if (kind === 'rated') return [t('rating.wished'), ...(facts.word ? [facts.word] : [])];
  if (joined) return [t('participants.joined', { address: joined, name })];
  return news_by ? [t('promise.said', { when: deadline(news_by, now.value) })] : [];
}

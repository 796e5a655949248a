import { day, money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import type { Remedy } from '~/lib/tickets/complaints';
import { Tag, type Tone } from '~/ui/tag';

const TONES: Record<Remedy['state'], Tone> = { offered: 'warn', accepted: 'info', refused: 'bad', lapsed: 'plain', done: 'ok' };

/** Every offer with what has become of it, oldest first. */
export const Remedies = ({ of, staff }: { of: Remedy[]; staff: boolean }) => (
  <ol class="remedies">
    {of.map((one) => (
      <li key={one.remedy_id}>
        <p class="meta">
          <Tag tone={TONES[one.state]}>{t(`complaints.state_${one.state}`)}</Tag>
          <span>{t('complaints.offered_by', { name: one.offered_by, date: day(one.offered_at, now.value) })}</span>
          {one.state === 'offered' && <span>{t('complaints.until', { date: day(one.until, now.value) })}</span>}
        </p>
        <p class="as-written">{one.words}</p>
        <p class="meta">
          {one.amount && <span>{t('complaints.worth', { amount: money(one.amount) })}</span>}
          {one.about && <AboutLink about={one.about} staff={staff} />}
        </p>
        {one.word && (
          <figure class="remedy-word">
            <figcaption class="hint">{one.answered_by}</figcaption>
            <blockquote class="as-written">{one.word}</blockquote>
          </figure>
        )}
      </li>
    ))}
  </ol>
);

type About = NonNullable<Remedy['about']>;

const PAGES: Record<About['kind'], (number: string) => string> = {
  credit_note: (number) => `/app/money/invoices/${number}`,
  refund: () => '/app/money',
  return: (number) => `/app/returns/${number}`,
};

/** The document by its number; staff find all but returns on the customer's page. */
function AboutLink({ about: { kind, number }, staff }: { about: About; staff: boolean }) {
  const words = t(`complaints.about_${kind}`, { number });
  const href = staff ? kind === 'return' && `/app/staff/returns/${number}` : PAGES[kind](number);
  return href ? <a href={href}>{words}</a> : <span>{words}</span>;
}

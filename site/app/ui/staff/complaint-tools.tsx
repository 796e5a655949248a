import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { HandHeart, MailCheck, PackageCheck } from 'lucide';
import { parseAmount, typedAmount } from '~/lib/amount';
import { required } from '~/lib/checks';
import type { Values } from '~/lib/form';
import { day } from '~/lib/format';
import { t, type Key } from '~/lib/i18n';
import { now } from '~/lib/now';
import type { Changes } from '~/lib/tickets/changes';
import { finishRemedyOnce, namedPerson, offerRemedyOnce, sendLetterOnce, type Complaint, type Remedy } from '~/lib/tickets/complaints';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { TextArea, TextField } from '~/ui/field';
import type { IconNode } from '~/ui/icon';
import { ChangeDialog, type Asked } from '~/ui/tickets/change-dialog';
import { Remedies } from '~/ui/tickets/remedies';
import { MOST_CHARACTERS } from '~/ui/tickets/reply-box';
import { AboutFields, aboutOf, checkAbout } from './about-fields';

const MOST_WORDS = 500;
const A_WEEK_MS = 7 * 86_400_000;

/** What staff offer to put a complaint right, what became of it, and the answer letter in the end. */
export function ComplaintTools({ changes }: { changes: Changes }) {
  const { complaint, allowed } = changes.view.ticket;
  if (!complaint) return null;
  const undone = complaint.remedies.filter(({ state }) => state === 'accepted');
  return (
    <Card title={t('complaints_staff.title')}>
      <div class="complaint">
        {complaint.decides && <p class="complaint-decides">{decides(complaint)}</p>}
        {complaint.escalated_at && <p>{t('complaints_staff.escalated', { person: namedPerson(complaint) })}</p>}
        {complaint.object_until && (
          <p>{t('complaints_staff.object_until', { date: day(complaint.object_until, now.value) })}</p>
        )}
        {complaint.remedies.length > 0 && <Remedies staff of={complaint.remedies} />}
        <div class="tools-list">
          {allowed.includes('finish_remedy') &&
            undone.map((remedy) => (
              <Asks key={remedy.remedy_id} text="complaints_staff.finish" icon={PackageCheck}>
                {(open, onClose) => <FinishDialog changes={changes} remedy={remedy} open={open} onClose={onClose} />}
              </Asks>
            ))}
          {allowed.includes('offer_remedy') && (
            <Asks text="complaints_staff.offer" icon={HandHeart}>
              {(open, onClose) => (
                <OfferDialog changes={changes} currency={complaint.currency} open={open} onClose={onClose} />
              )}
            </Asks>
          )}
          {allowed.includes('send_letter') && (
            <Asks text="complaints_staff.letter" icon={MailCheck}>
              {(open, onClose) => <LetterDialog changes={changes} open={open} onClose={onClose} />}
            </Asks>
          )}
        </div>
      </div>
    </Card>
  );
}

function decides(complaint: Complaint): string {
  if (complaint.decides === 'person') return t('complaints.decides_person', { person: namedPerson(complaint) });
  return t(complaint.decides === 'you' ? 'complaints_staff.decides_you' : 'complaints.decides_us');
}

interface AsksProps {
  text: Key;
  icon: IconNode;
  children: (open: boolean, onClose: () => void) => ComponentChildren;
}

function Asks({ text, icon, children }: AsksProps) {
  const open = useSignal(false);
  return (
    <>
      <Button small look="plain" icon={icon} onClick={() => (open.value = true)}>
        {t(text)}
      </Button>
      {children(open.value, () => (open.value = false))}
    </>
  );
}

function OfferDialog({ currency, ...asked }: Asked & { currency: string }) {
  const { number, version } = asked.changes.view.ticket;
  const worth = (amount: string | undefined) => (amount ? parseAmount(amount, currency) : undefined);
  return (
    <ChangeDialog
      {...asked}
      title="complaints_staff.offer"
      sure="complaints_staff.offer_sure"
      done="complaints_staff.done_offered"
      check={(values) => ({
        words: required(values.words),
        until: required(values.until),
        amount: values.amount && !worth(values.amount) ? t('complaints_staff.no_amount', { example: typedAmount(4900, currency) }) : undefined,
        ...checkAbout(values),
      })}
      work={({ words = '', until = '', amount, ...values }) => {
        const known = worth(amount);
        return offerRemedyOnce(number, {
          words,
          until,
          version,
          ...(known && { amount: { amount: known, currency } }),
          ...aboutOf(values),
        });
      }}
    >
      {(form) => (
        <>
          <TextArea
            form={form}
            name="words"
            label={t('complaints_staff.words')}
            hint={t('complaints_staff.words_hint')}
            rows={4}
            maxLength={MOST_WORDS}
          />
          <TextField
            form={form}
            name="until"
            type="date"
            label={t('complaints_staff.until')}
            hint={t('complaints_staff.until_hint')}
            value={new Date(Date.now() + A_WEEK_MS).toISOString().slice(0, 10)}
          />
          <TextField
            optional
            form={form}
            name="amount"
            inputMode="decimal"
            label={t('complaints_staff.amount', { currency })}
            hint={t('complaints_staff.amount_hint')}
          />
          <AboutFields form={form} />
        </>
      )}
    </ChangeDialog>
  );
}

function FinishDialog({ remedy, ...asked }: Asked & { remedy: Remedy }) {
  const { number, version } = asked.changes.view.ticket;
  return (
    <ChangeDialog
      {...asked}
      title="complaints_staff.finish"
      sure="complaints_staff.finish"
      done="complaints_staff.done_finished"
      check={checkAbout}
      work={(values: Values) => finishRemedyOnce(number, { remedy_id: remedy.remedy_id, version, ...aboutOf(values) })}
    >
      {(form) => (
        <>
          <blockquote class="as-written">{remedy.words}</blockquote>
          <p>{t('complaints_staff.finish_lead')}</p>
          <AboutFields form={form} />
        </>
      )}
    </ChangeDialog>
  );
}

function LetterDialog(asked: Asked) {
  const { number, version } = asked.changes.view.ticket;
  return (
    <ChangeDialog
      {...asked}
      title="complaints_staff.letter"
      sure="complaints_staff.letter_sure"
      done="complaints_staff.done_letter"
      check={({ letter }) => ({ letter: required(letter) })}
      work={({ letter = '' }) => sendLetterOnce(number, { text: letter, version })}
    >
      {(form) => (
        <TextArea
          form={form}
          name="letter"
          label={t('complaints_staff.letter_text')}
          hint={t('complaints_staff.letter_hint')}
          rows={10}
          maxLength={MOST_CHARACTERS}
        />
      )}
    </ChangeDialog>
  );
}

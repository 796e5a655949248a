import { useSignal } from '@preact/signals';
import { UserRoundCheck } from 'lucide';
import { focusOn } from '~/lib/focus';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import type { Changes } from '~/lib/tickets/changes';
import { answerRemedyOnce, inWords, namedPerson, waitingOffer, type Complaint as Procedure } from '~/lib/tickets/complaints';
import { moveOnce } from '~/lib/tickets/moves';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { TextArea } from '~/ui/field';
import { say } from '~/ui/toast';
import { ChangeDialog, type Asked } from './change-dialog';
import { Remedies } from './remedies';
import { STANDING } from './standing';

/** Where the answers to an offer stand, to lead focus there. */
export const OFFER = 'offer-answers';
const MOST_WORD = 500;

/** What a complaint has beyond its conversation: offers to answer, who decides, until when, and whom else to go to. */
export function Complaint({ changes }: { changes: Changes }) {
  const { complaint } = changes.view.ticket;
  if (!complaint) return null;
  return (
    <Card title={t('complaints.title')}>
      <div class="complaint">
        {complaint.decides && <p class="complaint-decides">{decides(complaint)}</p>}
        {complaint.remedies.length > 0 && <Remedies of={complaint.remedies} staff={false} />}
        {waitingOffer(complaint) && <Answers changes={changes} />}
        {complaint.letter_at ? <Letter complaint={complaint} /> : <p class="hint">{t('complaints.way')}</p>}
        <Escalation changes={changes} complaint={complaint} />
      </div>
    </Card>
  );
}

function decides(complaint: Procedure): string {
  if (complaint.decides === 'person') return t('complaints.decides_person', { person: namedPerson(complaint) });
  return t(complaint.decides === 'you' ? 'complaints.decides_you' : 'complaints.decides_us');
}

/** The two answers to an offer, each asked once more with room for a word. */
function Answers({ changes }: { changes: Changes }) {
  const open = useSignal<Answer | undefined>(undefined);
  return (
    <div class="form-actions" id={OFFER} tabIndex={-1}>
      <Button look="main" onClick={() => (open.value = 'accept')}>
        {t('complaints.accept')}
      </Button>
      <Button onClick={() => (open.value = 'refuse')}>{t('complaints.refuse')}</Button>
      {(['accept', 'refuse'] as const).map((answer) => (
        <AnswerDialog
          key={answer}
          answer={answer}
          changes={changes}
          open={open.value === answer}
          onClose={() => (open.value = undefined)}
        />
      ))}
    </div>
  );
}

type Answer = 'accept' | 'refuse';

function AnswerDialog({ answer, ...asked }: Asked & { answer: Answer }) {
  const { number, version } = asked.changes.view.ticket;
  return (
    <ChangeDialog
      {...asked}
      title={`complaints.${answer}_title`}
      sure={`complaints.${answer}`}
      done={answer === 'accept' ? 'complaints.done_accepted' : 'complaints.done_refused'}
      work={({ word }) => answerRemedyOnce(number, { move: `${answer}_remedy`, version, ...(word && { word }) })}
    >
      {(form) => (
        <>
          <p>{t(`complaints.${answer}_lead`)}</p>
          <TextArea
            optional
            form={form}
            name="word"
            label={t('complaints.word')}
            hint={t('complaints.word_hint')}
            rows={3}
            maxLength={MOST_WORD}
          />
        </>
      )}
    </ChangeDialog>
  );
}

/** Our final answer: until when the customer can object, and to whom they can go then. */
function Letter({ complaint: { letter_at, object_until, dispute_body } }: { complaint: Procedure }) {
  return (
    <>
      <p>{t('complaints.letter_on', { date: day(letter_at!, now.value) })}</p>
      {object_until && <p>{t('complaints.object_until', { date: day(object_until, now.value) })}</p>}
      {dispute_body && (
        <p>
          {t('complaints.body')}{' '}
          {dispute_body.url ? (
            <a href={dispute_body.url} target="_blank" rel="noopener noreferrer">
              {inWords(dispute_body.names)}
            </a>
          ) : (
            inWords(dispute_body.names)
          )}
        </p>
      )}
    </>
  );
}

/** The way to the person whom the vendor has named for complaints, as long as it is open. */
function Escalation({ changes, complaint }: { changes: Changes; complaint: Procedure }) {
  const { number, version, allowed } = changes.view.ticket;
  if (!complaint.person || !allowed.includes('escalate')) return null;
  async function ask() {
    if (!(await changes.press('escalate', () => moveOnce(number, { move: 'escalate', version })))) return;
    say(t('complaints.done_escalated'));
    focusOn(STANDING);
  }
  return (
    <div class="complaint-person">
      <p>{t('complaints.escalate_lead', { person: namedPerson(complaint) })}</p>
      <Button small look="plain" icon={UserRoundCheck} busy={changes.busy === 'escalate'} onClick={() => void ask()}>
        {t('complaints.escalate', { name: complaint.person.name })}
      </Button>
    </div>
  );
}

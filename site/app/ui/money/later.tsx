import { useSignal } from '@preact/signals';
import { CalendarClock, Split } from 'lucide';
import { showBilling, type PlanView } from '~/gen/api';
import { useForm } from '~/lib/form';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { askForParts, daysAfter, isSoon, promise, useLater } from '~/lib/money/later';
import { useQuery } from '~/lib/query';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { ChoiceField } from '~/ui/choice-field';
import { Dialog } from '~/ui/dialog';
import { TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { say } from '~/ui/toast';
import { PlanShown } from './plan';

interface LaterProps {
  /** The invoice that it is about; without one all that is owed. */
  number?: string;
}

type Doing = 'promise' | 'parts';

/** For who cannot pay in time: say until when, or ask to pay in parts. What was said stands above. */
export function LaterCard({ number }: LaterProps) {
  const doing = useSignal<Doing | undefined>(undefined);
  const { data } = useLater();
  const today = useQuery('billing', () => showBilling()).data?.day; // the vendor's, by which days count
  const close = () => (doing.value = undefined);
  if (!data || !today) return null;
  const { promises, plan } = data;
  const promised = promises.filter((one) => !number || one.number === number);
  return (
    <Card title={t('later.title')}>
      <div class="stack">
        {promised.map((one) => (
          <p key={one.number}>{t(number ? 'later.promised' : 'later.promised_for', { number: one.number, date: day(one.until) })}</p>
        ))}
        {plan && <PlanShown plan={plan} />}
        <ul class="actions">
          <li>
            <Button small look="plain" icon={CalendarClock} onClick={() => (doing.value = 'promise')}>
              {t('later.promise')}
            </Button>
          </li>
          {!isWaiting(plan) && (
            <li>
              <Button small look="plain" icon={Split} onClick={() => (doing.value = 'parts')}>
                {t('later.parts')}
              </Button>
            </li>
          )}
        </ul>
      </div>
      <Dialog title={t('later.promise')} open={doing.value === 'promise'} onClose={close}>
        <PromiseForm today={today} number={number} onClose={close} />
      </Dialog>
      <Dialog title={t('later.parts')} open={doing.value === 'parts'} onClose={close}>
        <PartsForm today={today} onClose={close} />
      </Dialog>
    </Card>
  );
}

const isWaiting = (plan: PlanView | null): boolean => plan?.state === 'asked';

interface AskProps {
  today: string;
  onClose: () => void;
}

function PromiseForm({ today, number, onClose }: AskProps & { number: string | undefined }) {
  const form = useForm({
    check: ({ until = '' }) => ({ until: isSoon(until, today) ? undefined : t('problems.promise_too_far') }),
    send: async ({ until = '' }) => {
      await promise({ until, numbers: number ? [number] : null });
      say(t('later.promise_done', { date: day(until) }));
      onClose();
    },
  });
  return (
    <Form state={form}>
      <p>{number ? t('later.promise_lead', { number }) : t('later.promise_lead_all')}</p>
      <TextField form={form} name="until" type="date" label={t('later.until')} value={daysAfter(today, 7)} />
      <Buttons text={t('later.promise_send')} busy={form.busy} onClose={onClose} />
    </Form>
  );
}

const FEWEST = 2;
const MOST = 24;

function PartsForm({ today, onClose }: AskProps) {
  const form = useForm({
    check: ({ parts = '', first = '' }) => ({
      parts: /^\d+$/.test(parts) && +parts >= FEWEST && +parts <= MOST ? undefined : t('later.parts_wrong', { fewest: FEWEST, most: MOST }),
      first: isSoon(first, today) ? undefined : t('problems.first_part_too_late'),
    }),
    send: async ({ parts = '', every, first = '', message = '' }) => {
      await askForParts({ parts: +parts, every: every === 'week' ? 'week' : 'month', first, message });
      say(t('later.parts_done'));
      onClose();
    },
  });
  return (
    <Form state={form}>
      <p>{t('later.parts_lead')}</p>
      <TextField form={form} name="parts" inputMode="numeric" autocomplete="off" label={t('later.how_many')} value="3" maxLength={2} />
      <ChoiceField
        inline
        form={form}
        name="every"
        legend={t('later.how_often')}
        value="month"
        choices={(['week', 'month'] as const).map((value) => ({ value, label: t(`later.every_${value}`) }))}
      />
      <TextField form={form} name="first" type="date" label={t('later.first')} value={daysAfter(today, 7)} />
      <TextArea form={form} name="message" optional label={t('later.message')} rows={3} maxLength={1000} />
      <Buttons text={t('later.parts_send')} busy={form.busy} onClose={onClose} />
    </Form>
  );
}

const Buttons = ({ text, busy, onClose }: { text: string; busy: boolean; onClose: () => void }) => (
  <div class="form-actions">
    <Button submit look="main" busy={busy}>
      {text}
    </Button>
    <Button onClick={onClose}>{t('common.cancel')}</Button>
  </div>
);

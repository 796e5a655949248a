import { useSignal } from '@preact/signals';
import { required } from '~/lib/checks';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { answerPlan, overdueDone, useLaterOf } from '~/lib/staff/customers';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Dialog } from '~/ui/dialog';
import { PlanShown } from '~/ui/money/plan';
import { Act, Reason } from './act';

type Doing = 'agreed' | 'declined' | 'talked';

/** What a customer promised, and the plan to pay in parts that staff answer. Nothing is shown when there is neither. */
export function PlanCard({ account }: { account: string }) {
  const doing = useSignal<Doing | undefined>(undefined);
  const { data } = useLaterOf(account);
  const back = () => (doing.value = undefined);
  if (!data || (!data.promises.length && !data.plan && !data.waits_for_person)) return null;
  const { promises, plan, waits_for_person } = data;
  const may: Doing[] = [...(plan?.state === 'asked' ? (['agreed', 'declined'] as const) : []), ...(waits_for_person ? (['talked'] as const) : [])];
  return (
    <Card title={t('later.title')}>
      <div class="stack">
        {waits_for_person && <p>{t('later.waits_for_person')}</p>}
        {promises.map((one) => (
          <p key={one.number}>{t('later.promised_for', { number: one.number, date: day(one.until) })}</p>
        ))}
        {plan && <PlanShown plan={plan} />}
        {may.length > 0 && (
          <div class="form-actions">
            {may.map((what) => (
              <Button key={what} small onClick={() => (doing.value = what)}>
                {t(`later.do_${what}`)}
              </Button>
            ))}
          </div>
        )}
      </div>
      <Dialog title={t('later.answer')} open={doing.value !== undefined} onClose={back}>
        {doing.value === 'talked' && (
          <Act lead="later.lead_talked" sure="later.do_talked" done="later.done_talked" work={() => overdueDone(account)} onDone={back} onBack={back} />
        )}
        {plan && doing.value && doing.value !== 'talked' && (
          <Answer key={doing.value} account={account} number={plan.number} outcome={doing.value} onBack={back} />
        )}
      </Dialog>
    </Card>
  );
}

interface AnswerProps {
  account: string;
  number: string;
  outcome: 'agreed' | 'declined';
  onBack: () => void;
}

const Answer = ({ account, number, outcome, onBack }: AnswerProps) => (
  <Act
    lead={`later.lead_${outcome}`}
    sure={`later.do_${outcome}`}
    done="later.done_answer"
    check={({ reason }) => ({ reason: required(reason) })}
    work={({ reason = '' }) => answerPlan(account, number, { outcome, reason })}
    onDone={onBack}
    onBack={onBack}
  >
    {(form) => <Reason form={form} />}
  </Act>
);

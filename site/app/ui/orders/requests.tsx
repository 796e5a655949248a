import { useSignal } from '@preact/signals';
import { CircleX, Hourglass, MessageSquareReply } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { OrderView, RequestView } from '~/gen/api';
import { focusOn } from '~/lib/focus';
import { day, moment, money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { answer } from '~/lib/orders/mine';
import { Problem, problemOf } from '~/lib/problem';
import { Button } from '~/ui/button';
import { Icon, type IconNode } from '~/ui/icon';
import { say } from '~/ui/toast';
import { AskUs } from './ask-us';
import { Changes, differenceText } from './changes';
import { STANDING } from './standing';

type Say = RequestView['allowed'][number];
const DONE = { accept: 'order_requests.accepted', decline: 'order_requests.declined', withdraw: 'order_requests.withdrawn' } as const;

interface RequestsProps {
  order: OrderView;
  again: () => Promise<void>;
  onTold: (text: string) => void;
}

/** For the customer: what waits for an answer, by whom and until when; and the last one that was declined. */
export function Requests({ order, again, onTold }: RequestsProps) {
  const waiting = order.requests.filter(({ state }) => state === 'waiting');
  const last = order.requests.at(-1);
  const declined = !waiting.length && last?.state === 'declined' ? last : undefined;
  return (
    <>
      {waiting.map((one) => (
        <RequestPanel key={one.request_id} order={order} of={one} title={t(`order_requests.title_${one.kind}_${one.asked_by}`)} turn={turnOf(one)} icon={iconOf(one)}>
          <Answers order={order} of={one} again={again} onTold={onTold} />
        </RequestPanel>
      ))}
      {declined && (
        <section class="card request request-declined">
          <Icon of={CircleX} />
          <div>
            <h2>{t(declined.asked_by === 'buyer' ? `order_requests.declined_${declined.kind}` : `next_turn.proposal_${declined.kind}`)}</h2>
            {declined.answer && <p class="as-written">{declined.answer}</p>}
            <AfterNo order={order} />
          </div>
        </section>
      )}
    </>
  );
}

const GOES_ON: OrderView['status'][] = ['placed', 'accepted'];
const ASKS: OrderView['allowed'] = ['ask_cancel', 'ask_change'];

/** After a no it is somebody's turn too: ours to deliver as promised, unless the customer asks again. */
function AfterNo({ order }: { order: OrderView }) {
  const { number, status, promised_on, allowed } = order;
  return (
    <>
      {GOES_ON.includes(status) && <p class="request-turn">{t('next_turn.order_goes_on', { date: day(promised_on, now.value) })}</p>}
      {ASKS.some((move) => allowed.includes(move)) && <p>{t('next_turn.ask_again')}</p>}
      <AskUs order={number} />
    </>
  );
}

const iconOf = ({ acts_next }: RequestView): IconNode => (acts_next === 'buyer' ? MessageSquareReply : Hourglass);

function turnOf({ acts_next, answer_by }: RequestView): string {
  const when = moment(answer_by, now.value);
  if (acts_next === 'buyer') return t('order_requests.you_answer', { when });
  const late = Date.parse(answer_by) < now.value.getTime();
  return t(late ? 'order_requests.we_are_late' : 'order_requests.we_answer', { when });
}

interface PanelProps {
  order: OrderView;
  of: RequestView;
  title: string;
  /** Who acts next, and by when. */
  turn: string;
  icon: IconNode;
  children?: ComponentChildren;
}

/** A request that waits: what, why, whose turn, and what can be said to it. */
export const RequestPanel = ({ order, of, title, turn, icon, children }: PanelProps) => (
  <section class="card request">
    <Icon of={icon} />
    <div>
      <h2>{title}</h2>
      {of.reason_code && <p>{t(`order_states.reason_${of.reason_code}`)}</p>}
      {of.reason && <p class="as-written">{of.reason}</p>}
      <Changes of={of.differences} order={order} after={of.document ?? undefined} />
      {of.difference !== null && <p>{differenceText(of.difference, order.document.currency)}</p>}
      {of.credit_missing && <p>{t('over_credit.missing', { missing: money({ amount: of.credit_missing, currency: order.document.currency }) })}</p>}
      <p class="request-turn">{turn}</p>
      {children}
    </div>
  </section>
);

const WORDS = { accept: 'order_requests.accept', decline: 'order_requests.decline', withdraw: 'order_requests.withdraw' } as const;

function Answers({ order, of, again, onTold }: RequestsProps & { of: RequestView }) {
  const busy = useSignal<Say | undefined>(undefined);
  async function give(what: Say) {
    if (busy.value) return;
    busy.value = what;
    try {
      await answer(order.number, of.request_id, { answer: what, version: order.version });
      say(t(DONE[what]));
      focusOn(STANDING);
    } catch (reason) {
      if (reason instanceof Problem && reason.status === 409) await again();
      onTold(problemOf(reason).text);
    } finally {
      busy.value = undefined;
    }
  }
  if (!of.allowed.length) return null;
  return (
    <div class="form-actions">
      {of.allowed.map((what) => (
        <Button key={what} small look={what === 'accept' ? 'main' : 'quiet'} busy={busy.value === what} onClick={() => void give(what)}>
          {t(WORDS[what])}
        </Button>
      ))}
    </div>
  );
}

import { useSignal } from '@preact/signals';
import { Ban, CalendarClock, Check, FilePenLine, PackageCheck, PackageX, ScanBarcode, Scissors, Truck, X } from 'lucide';
import type { FunctionComponent } from 'preact';
import type { OrderView, ParcelView } from '~/gen/api';
import { focusOn } from '~/lib/focus';
import { t, type Key } from '~/lib/i18n';
import { Problem, problemOf } from '~/lib/problem';
import { parcelMoved } from '~/lib/staff/orders';
import { Button, ButtonLink } from '~/ui/button';
import { Card } from '~/ui/card';
import type { IconNode } from '~/ui/icon';
import { STANDING } from '~/ui/orders/standing';
import { say } from '~/ui/toast';
import { ApproveDialog } from './approve-dialog';
import { AcceptDialog, PromiseDialog } from './days-dialog';
import type { Asked } from '~/ui/orders/order-dialog';
import { LoseDialog, PickDialog, ReasonDialog } from './reason-dialog';
import { ShipDialog } from './ship-dialog';

type Move = OrderView['allowed'][number];

interface Tool {
  move: Move;
  text: Key;
  icon: IconNode;
  Form: FunctionComponent<Asked>;
}

const TOOLS: Tool[] = [
  { move: 'approve', text: 'approving.approve', icon: Check, Form: ApproveDialog },
  { move: 'accept', text: 'staff_orders.accept', icon: Check, Form: AcceptDialog },
  { move: 'start_picking', text: 'staff_orders.pick', icon: ScanBarcode, Form: PickDialog },
  { move: 'ship', text: 'staff_orders.ship', icon: Truck, Form: ShipDialog },
  { move: 'move_promise', text: 'staff_orders.promise', icon: CalendarClock, Form: PromiseDialog },
  { move: 'refuse', text: 'staff_orders.refuse', icon: X, Form: (asked) => <ReasonDialog {...asked} what="refuse" /> },
  { move: 'cancel_rest', text: 'staff_orders.cancel_rest', icon: Scissors, Form: (asked) => <ReasonDialog {...asked} what="cancel_rest" /> },
  { move: 'cancel', text: 'staff_orders.cancel', icon: Ban, Form: (asked) => <ReasonDialog {...asked} what="cancel" /> },
];

/** What is next in the life of an order, and what else it may need: the panel has the one, the card the other. */
const NEXT: Move[] = ['approve', 'accept', 'start_picking', 'ship'];

interface ToolsProps {
  order: OrderView;
  again: () => Promise<void>;
}

/** In the dark panel: the next step, the likeliest first. */
export const NextSteps = (props: ToolsProps) => (
  <>
    {TOOLS.filter(({ move }) => NEXT.includes(move)).map((tool, at) => (
      <OneTool key={tool.move} {...props} tool={tool} look={firstOf(props.order) === tool.move || at === 0 ? 'accent' : 'ghost'} />
    ))}
  </>
);

const firstOf = ({ allowed }: OrderView): Move | undefined => NEXT.find((move) => allowed.includes(move));

/** In the card: everything else that can be done now. */
export function OrderTools(props: ToolsProps) {
  const tools = TOOLS.filter(({ move }) => !NEXT.includes(move));
  const { allowed, number } = props.order;
  const some = allowed.includes('propose_change') || tools.some(({ move }) => allowed.includes(move));
  return (
    <Card title={t('staff_orders.tools')} class={some ? '' : 'without-tools'}>
      <div class="tools-list">
        {tools.map((tool) => (
          <OneTool key={tool.move} {...props} tool={tool} look="plain" />
        ))}
        {allowed.includes('propose_change') && (
          <ButtonLink small look="plain" icon={FilePenLine} href={`/app/staff/orders/${number}/propose`}>
            {t('changing.propose')}
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}

/** The dialog outlives its button: what was typed stays when the order can no longer be moved so. */
function OneTool({ order, again, tool: { move, text, icon, Form }, look }: ToolsProps & { tool: Tool; look: 'accent' | 'ghost' | 'plain' }) {
  const open = useSignal(false);
  return (
    <>
      {order.allowed.includes(move) && (
        <Button look={look} small={look === 'plain'} icon={icon} onClick={() => (open.value = true)}>
          {t(text)}
        </Button>
      )}
      <Form order={order} again={again} open={open.value} onClose={() => (open.value = false)} />
    </>
  );
}

/** Under a parcel that is on its way: it has arrived, or it never will. */
export function ParcelTools({ order, again, parcel, onTold }: ToolsProps & { parcel: ParcelView; onTold: (text: string) => void }) {
  const busy = useSignal(false);
  const losing = useSignal(false);
  async function arrived() {
    busy.value = true;
    try {
      await parcelMoved(order.number, parcel.parcel, { move: 'deliver', version: order.version });
      say(t('staff_orders.delivered'));
      focusOn(STANDING);
    } catch (reason) {
      if (reason instanceof Problem && reason.status === 409) await again();
      onTold(problemOf(reason).text);
    } finally {
      busy.value = false;
    }
  }
  return (
    <>
      {parcel.state === 'shipped' && (
        <div class="form-actions">
          <Button small icon={PackageCheck} busy={busy.value} onClick={() => void arrived()}>
            {t('staff_orders.deliver')}
          </Button>
          <Button small look="plain" icon={PackageX} onClick={() => (losing.value = true)}>
            {t('staff_orders.lose')}
          </Button>
        </div>
      )}
      <LoseDialog order={order} again={again} parcel={parcel.parcel} open={losing.value} onClose={() => (losing.value = false)} />
    </>
  );
}

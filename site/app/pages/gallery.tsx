import { useSignal } from '@preact/signals';
import { Check, Inbox, MessageSquare, Package, Plus, Truck } from 'lucide';
import { required } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { Problem } from '~/lib/problem';
import { Money } from '~/ui/amounts';
import { Button } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { Card } from '~/ui/card';
import { ChoiceField } from '~/ui/choice-field';
import { Dialog } from '~/ui/dialog';
import { TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/page-head';
import { Picture } from '~/ui/picture';
import { Progress, Steps } from '~/ui/progress';
import { PromiseClock } from '~/ui/promise-clock';
import { QuantityStepper } from '~/ui/quantity-stepper';
import { SelectField } from '~/ui/select-field';
import { EmptyState, LoadProblem, Skeleton } from '~/ui/states';
import { Tag } from '~/ui/tag';
import { Timeline } from '~/ui/timeline';
import { say } from '~/ui/toast';

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const LONG = 'Pesukoneen käyttöpaneelin lukitusmekanismikokoonpano Sąskaitininkystėspatikrinimodokumentacija';

/** Every part in its states, for looking at; only in builds made with --gallery. */
export default function Gallery() {
  return (
    <>
      <PageHead
        title="Gallery of parts"
        lead={`One sentence that says what this is. ${LONG}`}
        back={{ href: '/app', label: 'Overview' }}
        actions={
          <Button look="main" icon={Plus} onClick={() => say('Saved, and a rather long sentence about what that means.')}>
            Main action
          </Button>
        }
      />
      <div class="stack">
        <Promises />
        <Words />
        <Forms />
        <Card title="Timeline">
          <Timeline
            moments={[
              { id: '1', at: inMinutes(-3000), title: 'Placed', icon: Package, tone: 'ok' },
              { id: '2', at: inMinutes(-300), title: 'Accepted', detail: LONG, icon: Check, tone: 'info' },
              { id: '3', at: inMinutes(-3), title: 'On its way', icon: Truck },
              { id: '4', at: inMinutes(-1), title: 'Marco wrote', detail: 'Hello', icon: MessageSquare, tone: 'bad' },
            ]}
          />
        </Card>
        <EmptyState icon={Inbox} title="Nothing here yet" action={<Button look="main">Begin</Button>}>
          When something happens, you read it here.
        </EmptyState>
        <LoadProblem problem={Problem.offline()} again={async () => undefined} />
        <Skeleton />
      </div>
    </>
  );
}

function Promises() {
  const promises = [
    { due_at: inMinutes(42), started_at: inMinutes(-60), state: 'on_time' },
    { due_at: inMinutes(300), started_at: inMinutes(-200), state: 'on_time' },
    { due_at: inMinutes(3000), state: 'on_time' },
    { due_at: inMinutes(-95), state: 'broken' },
    { due_at: inMinutes(95), state: 'paused' },
    { due_at: inMinutes(95), state: 'kept' },
  ] as const;
  return (
    <Card title="Promises" action={<a href="/app">All tickets</a>} flush>
      <ul class="rows">
        {promises.map((promise, at) => (
          <li class="row" key={at}>
            <a class="row-link" href="/app">
              {at === 2 ? LONG : 'Invoice 20411 shows the wrong VAT rate'}
            </a>
            <PromiseClock promise={promise} large={at === 0} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Words() {
  const quantity = useSignal(2);
  const open = useSignal(false);
  return (
    <Card title="Words and numbers">
      <p>
        <Tag>Plain</Tag> <Tag tone="ok">In stock</Tag> <Tag tone="info">Your turn</Tag> <Tag tone="warn">P2 Soon</Tag>{' '}
        <Tag tone="bad">P1 Urgent</Tag> <Money strong of={{ amount: 421_860, currency: 'EUR' }} />
      </p>
      <Progress of={4} done={3} name="On its way">
        arrives 23 November
      </Progress>
      <Progress stopped of={4} done={1} name="Cancelled" />
      <Steps names={['Cart', 'Review', 'Done']} at={1} />
      <QuantityStepper name="Filter papers" value={quantity.value} onChange={(value) => (quantity.value = value)} />
      <Picture size="small" src={null} />
      <div class="form-actions">
        <Button look="main">Main</Button>
        <Button>Quiet</Button>
        <Button look="plain">Plain</Button>
        <Button look="danger">Danger</Button>
        <Button busy>Busy</Button>
        <Button disabled>Disabled</Button>
        <Button small icon={Plus} onClick={() => (open.value = true)}>
          Dialog
        </Button>
      </div>
      <Dialog title="A question" open={open.value} onClose={() => (open.value = false)}>
        <p>Do you really want this?</p>
        <div class="form-actions">
          <Button look="danger">Yes</Button>
          <Button onClick={() => (open.value = false)}>No</Button>
        </div>
      </Dialog>
      {(['info', 'ok', 'warn', 'bad'] as const).map((tone) => (
        <Callout key={tone} tone={tone}>
          <p>A message that belongs to the page.</p>
        </Callout>
      ))}
    </Card>
  );
}

function Forms() {
  const form = useForm({
    check: (values) => ({ subject: required(values.subject), message: required(values.message) }),
    send: () => Promise.resolve(),
  });
  return (
    <Card title="A form">
      <Form state={form}>
        <ChoiceField
          form={form}
          name="severity"
          legend="How bad is it?"
          hint="Choose what fits best."
          choices={[
            { value: 'a', label: 'We cannot work', hint: 'Everything stands still.' },
            { value: 'b', label: 'Something is wrong', hint: LONG },
          ]}
        />
        <TextField form={form} name="subject" label="Subject" hint="In a few words." />
        <TextArea form={form} name="message" label="Message" rows={3} />
        <SelectField form={form} name="order" label="Order" optional options={[{ value: '', label: LONG }]} />
        <div class="form-actions">
          <Button submit look="main" busy={form.busy}>
            Send
          </Button>
        </div>
      </Form>
    </Card>
  );
}

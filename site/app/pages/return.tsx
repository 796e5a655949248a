import { Ban, MessageCircleQuestion, PackageCheck, Truck } from 'lucide';
import { showReturn, type ReturnView } from '~/gen/api';
import { required } from '~/lib/checks';
import { t } from '~/lib/i18n';
import { useQuery } from '~/lib/query';
import { keyOf, move, standingOf, sumsOf } from '~/lib/returns';
import type { PageProps } from '~/lib/router';
import { Callout } from '~/ui/callout';
import { TextArea, TextField } from '~/ui/field';
import { NotThere } from '~/ui/not-there';
import { PageHead } from '~/ui/page-head';
import { Complain } from '~/ui/orders/ask-us';
import { Step, type Asked } from '~/ui/returns/dialog';
import { ReturnLines } from '~/ui/returns/lines';
import { Photographs } from '~/ui/returns/photographs';
import { ReturnTimeline, Slip, Standing } from '~/ui/returns/parts';
import { SettledCard } from '~/ui/returns/settled';
import { Loaded } from '~/ui/states';

const back = () => ({ href: '/app/returns', label: t('returns.title') });

/** One return: where it stands, whose turn it is, how it is sent, and what came of it. */
export default function Return({ params: { number = '' } }: PageProps) {
  const query = useQuery(keyOf(number), () => showReturn(number), { everyMs: 60_000 });
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={back()} />;
  return <Loaded query={query}>{(of) => <Shown of={of} again={query.again} />}</Loaded>;
}

const SENDING: ReturnView['state'][] = ['approved', 'sent'];

function Shown({ of, again }: Asked) {
  return (
    <>
      <PageHead title={t('returns.number', { number: of.number })} back={back()} />
      <div class="order-page">
        <div class="stack order-where">
          <Standing of={standingOf(of, false)}>
            <Send of={of} again={again} />
            <Appeal of={of} again={again} />
            <Cancel of={of} again={again} />
            <Arrive of={of} again={again} />
          </Standing>
          {of.state === 'declined' && of.declined_because && (
            <Callout tone="bad">
              {of.decline_code && <p>{t(`returns.decline_${of.decline_code}`)}</p>}
              <p class="as-written">{of.declined_because}</p>
              {!of.allowed.includes('appeal') && <Complain order={of.lines[0]?.order} />}
            </Callout>
          )}
        </div>
        <div class="stack order-what">
          <ReturnLines lines={of.lines} sums={sumsOf(of)} sumText={t(of.credited.length ? 'returns.credited' : 'returns.worth')} />
        </div>
        <div class="stack order-more">
          {SENDING.includes(of.state) && <Slip of={of} />}
          <SettledCard of={of} href="/app/money" orderHref="/app/orders" hrefText={t('billing.title')} />
          <Photographs adding of={of} />
          <ReturnTimeline of={of} />
        </div>
      </div>
    </>
  );
}

const Send = (asked: Asked) => (
  <Step
    {...asked}
    move="send"
    look="accent"
    icon={Truck}
    text="returns.send"
    lead="returns.send_lead"
    work={({ carrier, tracking_number }, version) =>
      move(asked.of.number, { move: 'send', version, carrier: carrier || null, tracking_number: tracking_number || null })
    }
  >
    {(form) => (
      <>
        <TextField optional form={form} name="carrier" label={t('staff_orders.carrier')} maxLength={100} />
        <TextField optional form={form} name="tracking_number" label={t('staff_orders.tracking_number')} maxLength={100} />
      </>
    )}
  </Step>
);

const Appeal = (asked: Asked) => (
  <Step
    {...asked}
    move="appeal"
    look="accent"
    icon={MessageCircleQuestion}
    text="returns.appeal"
    lead="returns.appeal_lead"
    check={({ message }) => ({ message: required(message) })}
    work={({ message = '' }, version) => move(asked.of.number, { move: 'appeal', version, message })}
  >
    {(form) => <TextArea form={form} name="message" label={t('returns.appeal_why')} rows={4} maxLength={1000} />}
  </Step>
);

const Arrive = (asked: Asked) => (
  <Step
    {...asked}
    move="arrive"
    look="accent"
    icon={PackageCheck}
    text="settlement.arrive"
    lead="settlement.arrive_lead"
    work={(_, version) => move(asked.of.number, { move: 'arrive', version })}
  />
);

const Cancel = (asked: Asked) => (
  <Step
    {...asked}
    danger
    move="cancel"
    look="ghost"
    icon={Ban}
    text="returns.cancel"
    lead="returns.cancel_lead"
    work={(_, version) => move(asked.of.number, { move: 'cancel', version })}
  />
);

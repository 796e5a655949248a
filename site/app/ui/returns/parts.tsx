import { Check, CircleCheck, CircleQuestionMark, CircleX, PackageCheck, PackageSearch, Printer, Truck, Undo2, Wallet, Wrench } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { ReturnView } from '~/gen/api';
import { doerOf } from '~/lib/doers';
import { day } from '~/lib/format';
import { t, type Key } from '~/lib/i18n';
import type { ReturnStanding } from '~/lib/returns';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Timeline } from '~/ui/timeline';

export const RETURN_STANDING = 'return-headline';

/** The dark panel: one sentence, what comes next, and what can be done. */
export const Standing = ({ of, children }: { of: ReturnStanding; children?: ComponentChildren }) => (
  <section class={`anchor standing standing-${of.look}`} aria-labelledby="return-where">
    <h2 id="return-where">{t('order_page.where')}</h2>
    <p class="anchor-big" id={RETURN_STANDING} tabIndex={-1} role="status">
      {of.headline}
    </p>
    <p class="anchor-quiet">{of.note}</p>
    {of.via && <p class="anchor-quiet breakable">{of.via}</p>}
    {children && <div class="anchor-actions">{children}</div>}
  </section>
);

const LOOKS = {
  requested: { icon: Undo2, tone: 'info' },
  approved: { icon: CircleCheck, tone: 'ok' },
  declined: { icon: CircleX, tone: 'bad' },
  appealed: { icon: CircleQuestionMark, tone: 'warn' },
  expired: { icon: CircleX, tone: 'plain' },
  cancelled: { icon: CircleX, tone: 'plain' },
  sent: { icon: Truck, tone: 'info' },
  received: { icon: PackageCheck, tone: 'ok' },
  inspected: { icon: PackageSearch, tone: 'info' },
  in_repair: { icon: Wrench, tone: 'info' },
  sent_back: { icon: Truck, tone: 'info' },
  back: { icon: PackageCheck, tone: 'ok' },
  settled: { icon: Wallet, tone: 'ok' },
} as const;

/** What happened, by whom, and in whose words. */
export const ReturnTimeline = ({ of }: { of: ReturnView }) => (
  <Card title={t('orders.timeline')}>
    <Timeline
      moments={of.timeline.map((entry) => ({
        id: entry.at + entry.kind,
        at: entry.at,
        title: t(`order_states.event_return_${entry.kind}` as Key),
        detail: (
          <>
            <p>{doerOf(entry)}</p>
            {entry.reason && <p class="as-written">{entry.reason}</p>}
          </>
        ),
        ...(LOOKS[entry.kind as keyof typeof LOOKS] ?? { icon: Check, tone: 'plain' as const }),
      }))}
    />
  </Card>
);

/** How it is sent: where to, by when, with which number. It prints alone on its page, to go into the parcel. */
export const Slip = ({ of }: { of: ReturnView }) => (
  <Card class="return-slip" title={t('returns.how_to_send')}>
    <dl class="facts">
      <dt>{t('returns.on_the_parcel')}</dt>
      <dd class="return-slip-number">{of.number}</dd>
      {of.send_to && <dt>{t('returns.send_to')}</dt>}
      {of.send_to && <dd class="as-written">{of.send_to}</dd>}
      {of.send_by && <dt>{t('returns.send_by')}</dt>}
      {of.send_by && <dd>{day(of.send_by)}</dd>}
      <dt>{t('returns.sender')}</dt>
      <dd>{of.company ? `${of.company}, ${of.requested_by}` : of.requested_by}</dd>
    </dl>
    <Button small icon={Printer} onClick={() => print()}>
      {t('returns.print')}
    </Button>
  </Card>
);

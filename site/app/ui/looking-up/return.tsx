import type { ReturnView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { standingOf, sumsOf } from '~/lib/returns';
import { Callout } from '~/ui/callout';
import { PageHead } from '~/ui/page-head';
import { ReturnLines } from '~/ui/returns/lines';
import { ReturnTimeline, Slip, Standing } from '~/ui/returns/parts';

/** The return as its customer sees it; whatever changes it wants a sign-in. */
export function OpenedReturn({ of }: { of: ReturnView }) {
  return (
    <>
      <PageHead title={t('returns.number', { number: of.number })} />
      <div class="order-page">
        <div class="stack order-where">
          <Standing of={standingOf(of, false)} />
          {of.state === 'declined' && of.declined_because && (
            <Callout tone="bad">
              {of.decline_code && <p>{t(`returns.decline_${of.decline_code}`)}</p>}
              <p class="as-written">{of.declined_because}</p>
            </Callout>
          )}
        </div>
        <div class="stack order-what">
          <ReturnLines lines={of.lines} sums={sumsOf(of)} sumText={t(of.credited.length ? 'returns.credited' : 'returns.worth')} />
        </div>
        <div class="stack order-more">
          {(of.state === 'approved' || of.state === 'sent') && <Slip of={of} />}
          <ReturnTimeline of={of} />
        </div>
      </div>
    </>
  );
}

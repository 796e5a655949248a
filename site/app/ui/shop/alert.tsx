import { useSignal } from '@preact/signals';
import { Bell } from 'lucide';
import { listAlerts, setAlert } from '~/gen/api';
import { t } from '~/lib/i18n';
import { useMe } from '~/lib/me';
import { problemOf } from '~/lib/problem';
import type { ProductView } from '~/lib/products';
import { remember, useQuery } from '~/lib/query';
import { isFor } from '~/lib/terms';
import { Button } from '~/ui/button';
import { say } from '~/ui/toast';

const MOST = 100;

/** For a product that is away: to be told when it is back. Only for customers who are signed in. */
export function Alert({ product }: { product: ProductView }) {
  const kind = useMe().data?.account?.kind;
  const away = ['out', 'expected'].includes(product.stock.state);
  return kind && away && isFor(product, kind === 'company') ? <Waiting sku={product.sku} /> : null;
}

function Waiting({ sku }: { sku: string }) {
  const busy = useSignal(false);
  const { data } = useQuery('alerts', () => listAlerts({ limit: MOST }));
  if (!data) return null;
  const waits = data.items.some((one) => one.sku === sku);

  async function set(wanted: boolean) {
    busy.value = true;
    try {
      remember('alerts', await setAlert({ sku, wanted }));
    } catch (reason) {
      say(problemOf(reason).text, 'bad');
    } finally {
      busy.value = false;
    }
  }

  return (
    <div class="stack" role="status">
      {waits && <p>{t('alerts.asked')}</p>}
      <p>
        <Button icon={waits ? undefined : Bell} look={waits ? 'plain' : 'quiet'} busy={busy.value} onClick={() => void set(!waits)}>
          {t(waits ? 'alerts.stop' : 'alerts.ask')}
        </Button>
      </p>
    </div>
  );
}

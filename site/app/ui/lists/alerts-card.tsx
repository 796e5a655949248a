import { X } from 'lucide';
import { listAlerts, setAlert } from '~/gen/api';
import { t } from '~/lib/i18n';
import { problemOf } from '~/lib/problem';
import { remember, useQuery } from '~/lib/query';
import { IconButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { say } from '~/ui/toast';

const MOST = 100;

/** The products that somebody waits for; nothing when there are none. */
export function AlertsCard() {
  const { data } = useQuery('alerts', () => listAlerts({ limit: MOST }));
  if (!data?.items.length) return null;
  const end = (sku: string) =>
    void setAlert({ sku, wanted: false })
      .then((left) => remember('alerts', left))
      .catch((reason: unknown) => say(problemOf(reason).text, 'bad'));
  return (
    <Card flush title={t('alerts.title')}>
      <p class="card-body">{t('alerts.lead')}</p>
      <ul class="rows">
        {data.items.map(({ sku, name }) => (
          <li class="row list-row" key={sku}>
            <div>
              <a class="row-title" href={`/app/catalogue/${encodeURIComponent(sku)}`}>
                {name}
              </a>
              <p class="meta">{sku}</p>
            </div>
            <IconButton icon={X} label={t('alerts.stop_name', { name })} onClick={() => end(sku)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

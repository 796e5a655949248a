import { useSignal } from '@preact/signals';
import { Tags, Trash2 } from 'lucide';
import { listOwnNumbers } from '~/gen/api';
import { required } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { t } from '~/lib/i18n';
import { keepNumbers } from '~/lib/own-numbers';
import { usePages } from '~/lib/pages';
import { problemOf } from '~/lib/problem';
import { Button, IconButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { EmptyState, Loaded } from '~/ui/states';
import { say } from '~/ui/toast';

/** The numbers by which a company knows our products. */
export default function OwnNumbers() {
  const pages = usePages('own-numbers', (cursor) => listOwnNumbers({ cursor }));
  const forget = (number: string) =>
    void keepNumbers([{ number, sku: null }]).catch((reason: unknown) => say(problemOf(reason).text, 'bad'));
  return (
    <div class="narrow">
      <PageHead title={t('quick.own_title')} lead={t('quick.own_lead')} back={{ href: '/app/quick-order', label: t('quick.title') }} />
      <div class="stack">
        <Add />
        <Loaded query={pages}>
          {() =>
            pages.items.length ? (
              <>
                <ul class="rows card">
                  {pages.items.map(({ number, sku, name }) => (
                    <li class="row own-number" key={number}>
                      <div>
                        <p class="row-title">{number}</p>
                        <p class="meta">
                          <span>{sku}</span>
                          <span>{name ?? t('catalogue.gone')}</span>
                        </p>
                      </div>
                      <IconButton icon={Trash2} label={t('quick.own_forget', { number })} onClick={() => forget(number)} />
                    </li>
                  ))}
                </ul>
                <Pager pages={pages} />
              </>
            ) : (
              <EmptyState icon={Tags} title={t('quick.own_none')}>
                {t('quick.own_none_lead')}
              </EmptyState>
            )
          }
        </Loaded>
      </div>
    </div>
  );
}

function Add() {
  const round = useSignal(0);
  const form = useForm({
    check: ({ number, sku }) => ({ number: required(number), sku: required(sku) }),
    send: async ({ number = '', sku = '' }) => {
      await keepNumbers([{ number, sku }]);
      round.value += 1;
      say(t('quick.remembered'));
    },
  });
  return (
    <Form state={form}>
      <Card title={t('quick.own_add')}>
        <div class="form" key={round.value}>
          <TextField form={form} name="number" label={t('quick.own_number')} maxLength={40} />
          <TextField form={form} name="sku" label={t('catalogue.sku')} maxLength={40} />
          <Button submit look="main" busy={form.busy}>
            {t('quick.own_add')}
          </Button>
        </div>
      </Card>
    </Form>
  );
}

import { useSignal } from '@preact/signals';
import type { AccountForStaffView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { setClass } from '~/lib/staff/customers';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { ChoiceField } from '~/ui/choice-field';
import { Dialog } from '~/ui/dialog';
import { Act } from './act';

const EVERYBODY = '';

/** By which promises a customer is answered; nothing where the vendor promises everybody the same. */
export function ClassCard({ account }: { account: AccountForStaffView }) {
  const asked = useSignal(false);
  if (!account.service_classes.length) return null;
  return (
    <Card
      title={t('service_classes.title')}
      action={
        <Button small onClick={() => (asked.value = true)}>
          {t('customers.change')}
        </Button>
      }
    >
      <p>{account.service_class ?? t('service_classes.everybody')}</p>
      <Dialog title={t('service_classes.title')} open={asked.value} onClose={() => (asked.value = false)}>
        <ClassForm account={account} onClose={() => (asked.value = false)} />
      </Dialog>
    </Card>
  );
}

function ClassForm({ account, onClose }: { account: AccountForStaffView; onClose: () => void }) {
  const { account_id, service_class, service_classes } = account;
  const chosen = useSignal(service_class ?? EVERYBODY);
  const choices = [EVERYBODY, ...service_classes].map((value) => ({ value, label: value || t('service_classes.everybody') }));
  return (
    <Act
      lead="service_classes.lead"
      sure="customers.sure_terms"
      done="customers.done_terms"
      work={() => setClass(account_id, chosen.value || null)}
      onDone={onClose}
      onBack={onClose}
    >
      {(form) => (
        <ChoiceField
          form={form}
          name="service_class"
          legend={t('service_classes.which')}
          choices={choices}
          value={chosen.value}
          onChange={(value) => (chosen.value = value)}
        />
      )}
    </Act>
  );
}

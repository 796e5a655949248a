import { Download } from 'lucide';
import { downloadStatement } from '~/gen/api';
import { useForm } from '~/lib/form';
import { monthAndYear } from '~/lib/format';
import { t } from '~/lib/i18n';
import { months, saveAs } from '~/lib/statement';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Form } from '~/ui/form';
import { SelectField } from '~/ui/select-field';

const MOST = 24;

/** A month's entries between its opening and closing balance, as a file. */
export function StatementCard({ today }: { today: string }) {
  const choices = months(today, MOST);
  const form = useForm({
    send: async (values) => {
      const { since, until } = choices[Number(values.month)]!;
      saveAs(`statement-${since}-${until}.csv`, await downloadStatement({ since, until }));
    },
  });
  return (
    <Card title={t('billing.statement')}>
      <p>{t('billing.statement_lead')}</p>
      <Form state={form}>
        <SelectField
          form={form}
          name="month"
          label={t('billing.month')}
          options={choices.map(({ since }, place) => ({ value: String(place), label: monthAndYear(since) }))}
        />
        <Button submit icon={Download} busy={form.busy}>
          {t('billing.download_csv')}
        </Button>
      </Form>
    </Card>
  );
}

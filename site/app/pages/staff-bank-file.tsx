import { CircleCheckBig, Download, RefreshCw } from 'lucide';
import { downloadBankReport, type BankFileView } from '~/gen/api';
import { useForm } from '~/lib/form';
import { day } from '~/lib/format';
import { t, textOf } from '~/lib/i18n';
import { place, setQuery } from '~/lib/location';
import type { PageProps } from '~/lib/router';
import { saveAs } from '~/lib/save-as';
import { GROUPS, isAtWork, isGroup, matchAgain, useBankFile, useBankLines, type Group } from '~/lib/staff/bank';
import { Button } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { NotThere } from '~/ui/not-there';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { LineDialog } from '~/ui/staff/bank/line-dialog';
import { LineTable } from '~/ui/staff/bank/line-table';
import { PostAll } from '~/ui/staff/bank/post-all';
import { Working } from '~/ui/staff/bank/working';
import { EmptyState, Loaded } from '~/ui/states';
import { say } from '~/ui/toast';

const BACK = '/app/staff/payments';

/** A bank's file: its lines by how they stand, and what is done with them. */
export default function StaffBankFile({ params: { file_id = '' } }: PageProps) {
  const query = useBankFile(file_id);
  const back = { href: BACK, label: t('shell.payments_to_match') };
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={back} />;
  return (
    <Loaded query={query} rows={6}>
      {(file) => (
        <>
          <PageHead
            title={file.name}
            lead={t('bank.brought', { name: file.brought_by, date: day(file.at) })}
            back={back}
            actions={file.state === 'read' && <Report file={file} />}
          />
          <Shown file={file} />
        </>
      )}
    </Loaded>
  );
}

function Report({ file }: { file: BankFileView }) {
  const form = useForm({
    send: async () => saveAs(`${file.name}-open.csv`, await downloadBankReport(file.file_id)),
  });
  return (
    <form onSubmit={form.onSubmit}>
      <Button submit icon={Download} busy={form.busy}>
        {t('bank.report')}
      </Button>
      {form.problem && <p class="field-error">{form.problem}</p>}
    </form>
  );
}

function Shown({ file }: { file: BankFileView }) {
  if (file.state === 'refused')
    return (
      <Callout tone="bad">
        <p>{textOf(`bank.flaw_${file.why}`, 'problems.unreadable_file')}</p>
        <a href={BACK}>{t('bank.another_file')}</a>
      </Callout>
    );
  if (file.state === 'awaited')
    return (
      <Callout tone="warn">
        <p>{t('bank.not_uploaded')}</p>
        <a href={BACK}>{t('bank.another_file')}</a>
      </Callout>
    );
  return (
    <>
      <Working file={file} />
      {file.state === 'read' && <Groups file={file} />}
    </>
  );
}

function Groups({ file }: { file: BankFileView }) {
  const { query } = place.value;
  const wanted = query.get('group');
  const group = isGroup(wanted) ? wanted : firstOf(file);
  return (
    <>
      <nav class="views" aria-label={t('bank.groups')}>
        {GROUPS.map((name) => (
          <a key={name} href={`?group=${name}`} aria-current={name === group ? 'page' : undefined}>
            {t(`bank.group_${name}`)} <span class="views-count">{file.counts[name]}</span>
          </a>
        ))}
      </nav>
      <GroupLines key={group} file={file} group={group} />
      <LineDialog fileId={file.file_id} place={query.get('line')} onClose={() => setQuery({ line: undefined })} />
    </>
  );
}

/** What is to be done first. */
const firstOf = ({ counts }: BankFileView): Group =>
  (['sure', 'check', 'open', 'bad'] as const).find((group) => counts[group] > 0) ?? 'posted';

function GroupLines({ file, group }: { file: BankFileView; group: Group }) {
  const pages = useBankLines(file.file_id, group);
  return (
    <div class="stack">
      <div class="bank-lead">
        <p class="quiet">{t(`bank.lead_${group}`)}</p>
        {group === 'sure' && <PostAll file={file} />}
        {(group === 'check' || group === 'open') && file.counts[group] > 0 && !isAtWork(file) && <Again fileId={file.file_id} />}
      </div>
      <Loaded query={pages} rows={5}>
        {() =>
          pages.items.length ? (
            <>
              <LineTable lines={pages.items} group={group} />
              <Pager pages={pages} />
            </>
          ) : (
            <EmptyState icon={CircleCheckBig} title={t(`bank.none_${group}`)} />
          )
        }
      </Loaded>
    </div>
  );
}

function Again({ fileId }: { fileId: string }) {
  const form = useForm({
    send: async () => {
      await matchAgain(fileId);
      say(t('bank.done_again'));
    },
  });
  return (
    <form onSubmit={form.onSubmit}>
      <Button submit icon={RefreshCw} busy={form.busy}>
        {t('bank.look_again')}
      </Button>
    </form>
  );
}

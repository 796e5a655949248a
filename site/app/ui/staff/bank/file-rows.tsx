import type { ListedBankFileView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { Ago } from '~/ui/amounts';
import { Tag, type Tone } from '~/ui/tag';

const TO_DO: { group: 'sure' | 'check' | 'open'; tone: Tone }[] = [
  { group: 'sure', tone: 'ok' },
  { group: 'check', tone: 'warn' },
  { group: 'open', tone: 'info' },
];

/** Files with what is left to do in them. */
export const FileRows = ({ files }: { files: ListedBankFileView[] }) => (
  <ul class="rows">
    {files.map((file) => (
      <li class="row bank-file" key={file.file_id}>
        <div>
          <a class="row-link" href={`/app/staff/payments/${file.file_id}`}>
            {file.name}
          </a>
          <p class="meta">
            <Ago at={file.at} />
            <span>{file.brought_by}</span>
            {file.rows > 0 && <span>{t('bank.rows', { n: file.rows })}</span>}
          </p>
        </div>
        <p class="bank-tags">
          <Standing file={file} />
        </p>
      </li>
    ))}
  </ul>
);

function Standing({ file: { state, counts } }: { file: ListedBankFileView }) {
  if (state === 'refused') return <Tag tone="bad">{t('bank.state_refused')}</Tag>;
  if (state === 'awaited') return <Tag>{t('bank.state_awaited')}</Tag>;
  if (state === 'received') return <Tag tone="info">{t('bank.state_received')}</Tag>;
  const left = TO_DO.filter(({ group }) => counts[group] > 0);
  if (!left.length) return <Tag>{t('bank.nothing_left')}</Tag>;
  return (
    <>
      {left.map(({ group, tone }) => (
        <Tag key={group} tone={tone}>
          {t(`bank.count_${group}`, { n: counts[group] })}
        </Tag>
      ))}
    </>
  );
}

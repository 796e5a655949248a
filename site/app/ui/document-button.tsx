import { useSignal } from '@preact/signals';
import { CircleAlert, FileDown } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { AskDocument } from '~/gen/api';
import { NotWritten, save, written } from '~/lib/documents';
import { t } from '~/lib/i18n';
import { problemOf } from '~/lib/problem';
import { invalidate } from '~/lib/query';
import { Button } from './button';
import { Icon } from './icon';
import { say, tell } from './toast';

interface Wanted {
  of: AskDocument;
  /** Whose it is, when staff ask. */
  account?: string | undefined;
}

interface DocumentButtonProps extends Wanted {
  children: ComponentChildren;
  look?: 'main' | 'quiet' | 'plain';
  small?: boolean;
  /** What the button is called for those who do not see what it stands beside. */
  label?: string;
}

/** The same document to look at and for spreadsheets. */
export const DocumentButtons = ({ of, account }: Wanted) => (
  <>
    <DocumentButton of={{ ...of, format: 'pdf' }} account={account}>
      {t('documents.pdf')}
    </DocumentButton>
    <DocumentButton of={{ ...of, format: 'csv' }} account={account} label={t('documents.csv_label')}>
      {t('documents.csv')}
    </DocumentButton>
  </>
);

/** Asks for a document, waits while it is written, and opens it. What went wrong stands below, with the same button to try again. */
export function DocumentButton({ of, account, children, look = 'quiet', small = false, label }: DocumentButtonProps) {
  const busy = useSignal(false);
  const wrong = useSignal('');

  async function fetchIt() {
    busy.value = true;
    wrong.value = '';
    tell(t('documents.being_written'));
    try {
      const document = await written(of, account);
      save(document);
      say(t('documents.ready', { name: document.file_name }));
      if (of.kind === 'statement') invalidate('statements');
    } catch (reason) {
      wrong.value = reason instanceof NotWritten ? reason.message : problemOf(reason).text;
    } finally {
      busy.value = false;
    }
  }

  return (
    <span class="document-button">
      <Button icon={FileDown} look={look} small={small} busy={busy.value} onClick={() => void fetchIt()} {...(label ? { label } : {})}>
        {children}
      </Button>
      <span role="alert">
        {wrong.value && (
          <span class="field-error">
            <Icon of={CircleAlert} size={16} />
            <span>{wrong.value}</span>
          </span>
        )}
      </span>
    </span>
  );
}

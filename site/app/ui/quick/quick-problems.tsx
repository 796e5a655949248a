import { useSignal } from '@preact/signals';
import { X } from 'lucide';
import { t } from '~/lib/i18n';
import { problems, putAside, type Problem } from '~/lib/quick-order';
import { Button, IconButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { whyText } from './quick-rows';

const SHOWN = 30;

/** Lines of a text or file that did not go in: where they stand, why, and what may have been meant. */
export function QuickProblems({ onMend }: { onMend: (problem: Problem, sku: string) => void }) {
  const shown = useSignal(SHOWN);
  const all = problems.value;
  if (!all.length) return null;
  return (
    <Card flush title={t('quick.wrong', { n: all.length })}>
      <ul class="rows">
        {all.slice(0, shown.value).map((problem) => (
          <Row key={`${problem.line}-${problem.text}`} problem={problem} onMend={onMend} />
        ))}
      </ul>
      {all.length > shown.value && (
        <div class="pager">
          <p role="status">{t('common.shown', { n: shown.value })}</p>
          <Button onClick={() => (shown.value += SHOWN)}>{t('common.show_more')}</Button>
        </div>
      )}
    </Card>
  );
}

function Row({ problem, onMend }: { problem: Problem; onMend: (problem: Problem, sku: string) => void }) {
  const { line, text, reason, suggestions } = problem;
  return (
    <li class="row quick-problem">
      <div>
        <p class="row-title">{t('quick.line', { line, text })}</p>
        <p class="meta">{whyText(problem)}</p>
        {suggestions.length > 0 && (
          <div class="line-wrong">
            <span>{t(reason === 'discontinued' ? 'quick.instead' : 'quick.meant')}</span>
            {suggestions.map(({ sku, name }) => (
              <Button small key={sku} onClick={() => onMend(problem, sku)}>
                {t('quick.use', { sku, name })}
              </Button>
            ))}
          </div>
        )}
      </div>
      <IconButton icon={X} label={t('common.close')} onClick={() => putAside(problem)} />
    </li>
  );
}

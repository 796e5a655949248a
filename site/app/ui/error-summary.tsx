import { useEffect, useRef } from 'preact/hooks';
import type { Form } from '~/lib/form';
import { t } from '~/lib/i18n';

/** All that is wrong, in one place above the form; focus goes there, and from there to each input. */
export function ErrorSummary({ form }: { form: Form }) {
  const box = useRef<HTMLDivElement>(null);
  const faults = Object.entries(form.errors);
  useEffect(() => {
    if (form.attempt > 0) box.current?.focus();
  }, [form.attempt]);
  if (!faults.length && !form.problem) return null;
  return (
    <div class="error-summary" role="alert" tabIndex={-1} ref={box}>
      {form.problem ? (
        <p>{form.problem}</p>
      ) : (
        <>
          <h2>{t('common.error_summary', { n: faults.length })}</h2>
          <ul>
            {faults.map(([name, text]) => (
              <li key={name}>
                <a href={`#${name}`} onClick={(event) => jump(event, name)}>
                  {labelOf(name)}
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** "Subject: ", so that each line says by itself what is meant. */
function labelOf(name: string): string {
  const field = document.getElementById(name)?.closest('.field');
  const label = field?.querySelector('label, legend')?.firstChild?.textContent;
  return label ? `${label}: ` : '';
}

function jump(event: Event, name: string): void {
  const input = document.getElementById(name);
  if (!input) return;
  event.preventDefault();
  (input.closest('.field') ?? input).scrollIntoView({ block: 'center' });
  input.focus({ preventScroll: true });
}

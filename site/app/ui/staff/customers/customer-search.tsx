import { useSignal } from '@preact/signals';
import { Search } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { FoundAccountView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { SHORTEST, useFound } from '~/lib/staff/customers';
import { Icon } from '~/ui/icon';
import { Loaded } from '~/ui/states';

const PAUSE_MS = 250;

interface SearchProps {
  /** What one looks for at first. */
  text?: string;
  onText?: (text: string) => void;
  /** Instead of leading to the customer's page. */
  onChoose?: (found: FoundAccountView) => void;
}

/** Customers by name, address or number, while one types. */
export function CustomerSearch({ text = '', onText, onChoose }: SearchProps) {
  const typed = useSignal(text);
  const asked = useSignal(text.trim());
  useEffect(() => {
    const wait = setTimeout(() => {
      asked.value = typed.value.trim();
      onText?.(asked.value);
    }, PAUSE_MS);
    return () => clearTimeout(wait);
  }, [typed.value]);
  return (
    <div class="customer-search">
      <div class="field">
        <label for="customer">{t('customers.find')}</label>
        <p class="hint" id="customer-hint">
          {t('customers.find_hint')}
        </p>
        <span class="with-icon">
          <Icon of={Search} size={18} />
          <input
            id="customer"
            class="input"
            type="search"
            autocomplete="off"
            aria-describedby="customer-hint"
            value={typed.value}
            onInput={(event) => (typed.value = event.currentTarget.value)}
          />
        </span>
      </div>
      {asked.value.length >= SHORTEST && <Found key={asked.value} text={asked.value} onChoose={onChoose} />}
    </div>
  );
}

function Found({ text, onChoose }: { text: string; onChoose: SearchProps['onChoose'] }) {
  const query = useFound(text);
  return (
    <Loaded query={query} rows={2}>
      {(found) => (
        <div role="status">
          {found.length ? (
            <ul class="rows card customers-found">
              {found.map((one) => (
                <FoundRow key={one.account_id} one={one} onChoose={onChoose} />
              ))}
            </ul>
          ) : (
            <p class="quiet">{t('customers.none_found')}</p>
          )}
        </div>
      )}
    </Loaded>
  );
}

const FoundRow = ({ one, onChoose }: { one: FoundAccountView; onChoose: SearchProps['onChoose'] }) => (
  <li class="row">
    {onChoose ? (
      <button type="button" class="row-link row-button" onClick={() => onChoose(one)}>
        {one.name}
      </button>
    ) : (
      <a class="row-link" href={`/app/staff/customers/${one.account_id}`}>
        {one.name}
      </a>
    )}
    <p class="meta">
      {one.person !== one.name && <span>{one.person}</span>}
      <span>{one.email}</span>
    </p>
  </li>
);

import { Search } from 'lucide';
import { t } from '~/lib/i18n';
import { setQuery } from '~/lib/location';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';

export const LONGEST = 100;

/** Looks for words in everything that is the customer's; the address keeps them. */
export const MineSearch = ({ q }: { q: string }) => (
  <form
    class="mine-search"
    role="search"
    onSubmit={(event) => {
      event.preventDefault();
      setQuery({ q: String(new FormData(event.currentTarget).get('q') ?? '').trim() });
    }}
  >
    <div class="field">
      <label for="q">{t('search.label')}</label>
      <p class="hint" id="q-hint">
        {t('search.hint')}
      </p>
      <span class="with-icon">
        <Icon of={Search} size={18} />
        <input
          key={q}
          id="q"
          class="input"
          type="search"
          name="q"
          maxLength={LONGEST}
          autocomplete="off"
          aria-describedby="q-hint"
          defaultValue={q}
          onInput={(event) => !event.currentTarget.value && q && setQuery({ q: undefined })}
        />
      </span>
    </div>
    <Button submit>{t('search.go')}</Button>
  </form>
);

import { useSignal } from '@preact/signals';
import type { TargetedKeyboardEvent } from 'preact';
import { useEffect } from 'preact/hooks';
import { listProducts, type ProductView } from '~/gen/api';
import { language, t } from '~/lib/i18n';
import { usePricing } from '~/lib/products';
import { useQuery } from '~/lib/query';
import { Money } from '~/ui/amounts';
import { describe, Field, type FieldProps } from '~/ui/field';

const PAUSE_MS = 250;
const SHORTEST = 2;
const MOST = 6;

type Chosen = Pick<ProductView, 'sku' | 'name'>;

const named = async (q: string): Promise<ProductView[]> =>
  q.length < SHORTEST ? [] : (await listProducts({ language: language(), q, limit: MOST })).items.filter(({ discontinued }) => !discontinued);

/** What was written in a product's field; under the field's own name stands the SKU of what was chosen from it. */
export const writtenName = (name: string): string => `${name}-written`;

/** One product by its name or number. The arrows and Enter choose of what is found while one writes, Escape closes it. */
export function ProductField({ chosen, ...props }: FieldProps & { chosen?: Chosen | null | undefined }) {
  const written = useSignal(chosen?.name ?? '');
  const sku = useSignal(chosen?.sku ?? '');
  const asked = useSignal('');
  const at = useSignal(-1);
  const query = useQuery(`products-named:${language()}:${asked.value}`, () => named(asked.value));
  const { priceOf } = usePricing();
  const hits = query.data ?? [];
  const list = `${props.name}-list`;
  const look = (text: string) => ((asked.value = text.trim()), (at.value = -1));
  useEffect(() => {
    const wait = setTimeout(() => !sku.value && look(written.value), PAUSE_MS);
    return () => clearTimeout(wait);
  }, [written.value]);

  function choose(product: Chosen) {
    written.value = product.name;
    sku.value = product.sku;
    look('');
  }

  const spelledOut = () => hits.find(({ name, sku }) => [name, sku].some((one) => one.toLowerCase() === written.value.trim().toLowerCase()));

  function onKey(event: TargetedKeyboardEvent<HTMLInputElement>) {
    const meant = hits[at.value] ?? spelledOut();
    if (event.key === 'ArrowDown' && hits.length) at.value = (at.value + 1) % hits.length;
    else if (event.key === 'ArrowUp' && hits.length) at.value = at.value > 0 ? at.value - 1 : hits.length - 1;
    else if (event.key === 'Escape' && hits.length) look('');
    else if (event.key === 'Enter' && meant) choose(meant);
    else return;
    event.preventDefault();
  }

  function leave() {
    const meant = spelledOut();
    if (meant) choose(meant);
    else look('');
  }

  return (
    <Field {...props}>
      <input
        {...describe(props)}
        name={writtenName(props.name)}
        class="input"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-controls={list}
        aria-expanded={hits.length > 0}
        aria-activedescendant={hits[at.value] && `${list}-${at.value}`}
        value={written.value}
        onInput={(event) => ((sku.value = ''), (written.value = event.currentTarget.value))}
        onFocus={() => !sku.value && look(written.value)}
        onKeyDown={onKey}
        onBlur={leave}
      />
      <input type="hidden" name={props.name} value={sku.value} />
      <ul class="options" id={list} role="listbox" aria-label={props.label} hidden={!hits.length}>
        {hits.map((product, n) => (
          <li
            key={product.sku}
            id={`${list}-${n}`}
            role="option"
            aria-selected={n === at.value}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(product)}
          >
            <span class="row-title">{product.name}</span>
            <span class="meta">
              <span>{product.sku}</span>
              <Money of={priceOf(product)} />
            </span>
          </li>
        ))}
      </ul>
      <p class={hits.length ? 'unseen' : 'hint'} role="status">
        {query.problem?.text ?? (asked.value.length >= SHORTEST && query.data && told(hits.length))}
      </p>
    </Field>
  );
}

const told = (n: number): string => (n ? t('settlement.instead_found', { n }) : t('settlement.instead_none'));

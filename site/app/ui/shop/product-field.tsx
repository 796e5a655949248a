import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { listProducts, type ProductView } from '~/gen/api';
import { language, t } from '~/lib/i18n';
import { usePricing } from '~/lib/products';
import { useQuery } from '~/lib/query';
import { Money } from '~/ui/amounts';
import { ComboField } from '~/ui/combo-field';
import type { FieldProps } from '~/ui/field';

const PAUSE_MS = 250;
const SHORTEST = 2;
const MOST = 6;

type Chosen = Pick<ProductView, 'sku' | 'name'>;

const named = async (q: string): Promise<ProductView[]> =>
  q.length < SHORTEST ? [] : (await listProducts({ language: language(), q, limit: MOST })).items.filter(({ discontinued }) => !discontinued);

/** What was written in a product's field; under the field's own name stands the SKU of what was chosen from it. */
export const writtenName = (name: string): string => `${name}-written`;

/** One product by its name or number, of those that are found while one writes. */
export function ProductField({ chosen, ...props }: FieldProps & { chosen?: Chosen | null | undefined }) {
  const written = useSignal(chosen?.name ?? '');
  const sku = useSignal(chosen?.sku ?? '');
  const asked = useSignal('');
  const query = useQuery(`products-named:${language()}:${asked.value}`, () => named(asked.value));
  const { priceOf } = usePricing();
  const hits = query.data ?? [];
  const look = (text: string) => (asked.value = text.trim());
  useEffect(() => {
    const wait = setTimeout(() => !sku.value && look(written.value), PAUSE_MS);
    return () => clearTimeout(wait);
  }, [written.value]);

  function choose(product: Chosen) {
    written.value = product.name;
    sku.value = product.sku;
    look('');
  }

  const spelledOut = hits.find(({ name, sku }) => [name, sku].some((one) => one.toLowerCase() === written.value.trim().toLowerCase()));

  return (
    <ComboField
      {...props}
      writtenName={writtenName(props.name)}
      written={written.value}
      hits={hits}
      keyOf={(product) => product.sku}
      meant={spelledOut}
      told={query.problem?.text ?? (asked.value.length >= SHORTEST && query.data && told(hits.length))}
      onWrite={(text) => ((sku.value = ''), (written.value = text))}
      onChoose={choose}
      onClose={() => look('')}
      onFocus={() => !sku.value && look(written.value)}
      onLeave={() => (spelledOut ? choose(spelledOut) : look(''))}
      row={(product) => (
        <>
          <span class="row-title">{product.name}</span>
          <span class="meta">
            <span>{product.sku}</span>
            <Money of={priceOf(product)} />
          </span>
        </>
      )}
    >
      <input type="hidden" name={props.name} value={sku.value} />
    </ComboField>
  );
}

const told = (n: number): string => (n ? t('settlement.instead_found', { n }) : t('settlement.instead_none'));

// How a product is sold: in which packs, from which quantity cheaper, to whom, how long still.
import { showProduct, type ProductView } from '~/gen/api';
import { rate } from '~/lib/format';
import { language, rich, t } from '~/lib/i18n';
import { measured } from '~/lib/quantity';
import { useQuery } from '~/lib/query';
import { firstQuantity } from '~/lib/terms';
import { Callout } from '~/ui/callout';

/** Pack size and minimum, where they are not what one expects. `whole`: everything, as on the product's own page. */
export function SoldAs({ product, whole = false }: { product: ProductView; whole?: boolean }) {
  const { decimals, step, minimum, maximum, sold_to, stock, lead_days } = product;
  const usual = 10 ** decimals;
  const expected = firstQuantity({ ...product, minimum: 1 });
  const facts = [
    sold_to !== 'everybody' && t(sold_to === 'companies' ? 'selling.for_companies' : 'selling.for_persons'),
    step > 1 && t('selling.pack', { step: measured(step, product) }),
    minimum > step && (whole || minimum > expected) && t('selling.minimum', { least: measured(minimum, product) }),
    whole && maximum < 9_000 * usual && t('selling.maximum', { most: measured(maximum, product) }),
    whole && stock.state === 'on_order' && lead_days !== null && t('selling.lead_days', { n: lead_days }),
  ].filter((fact) => typeof fact === 'string');
  if (!facts.length) return null;
  return (
    <p class="meta sold-as">
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </p>
  );
}

/** From which quantity on a line costs less. */
export function Discounts({ product }: { product: ProductView }) {
  if (!product.discounts.length) return null;
  return (
    <section class="discounts">
      <h2>{t('selling.discounts')}</h2>
      <ul>
        {product.discounts.map(({ from_quantity, basis_points }) => (
          <li key={from_quantity}>
            {t('selling.discount_from', { from: measured(from_quantity, product), rate: rate(basis_points) })}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What it means that a product is away, or will be. */
export function StockLead({ product }: { product: ProductView }) {
  const { stock, discontinued, successor } = product;
  return (
    <>
      {stock.state === 'out' && <p>{t('catalogue.out_lead')}</p>}
      {stock.state === 'expected' && <p>{t('selling.expected_lead')}</p>}
      {discontinued && stock.state !== 'discontinued' && <p>{t('selling.last')}</p>}
      {successor && <Successor sku={successor} />}
    </>
  );
}

function Successor({ sku }: { sku: string }) {
  const product = useQuery(`product:${language()}:${sku}`, () => showProduct(sku, { language: language() })).data;
  const link = (
    <a href={`/app/catalogue/${encodeURIComponent(sku)}`} lang={product?.language}>
      {product?.name ?? sku}
    </a>
  );
  return (
    <Callout>
      <p>{rich('selling.successor', { product: link })}</p>
    </Callout>
  );
}

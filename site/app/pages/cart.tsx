import { ShoppingCart, Trash2 } from 'lucide';
import { cart, setQuantity, type CartLine } from '~/lib/cart';
import { t, textOf } from '~/lib/i18n';
import { usePricing, useProducts, type Known, type ProductView } from '~/lib/products';
import { Money } from '~/ui/amounts';
import { ButtonLink, IconButton } from '~/ui/button';
import { Card } from '~/ui/card';
import { PageHead } from '~/ui/page-head';
import { Picture } from '~/ui/picture';
import { Steps } from '~/ui/progress';
import { QuantityStepper } from '~/ui/quantity-stepper';
import { Exempt } from '~/ui/shop/exempt';
import { orderingSteps } from '~/ui/shop/ordering-steps';
import { Stock } from '~/ui/shop/stock';
import { EmptyState, LoadProblem, Skeleton } from '~/ui/states';

export default function Cart() {
  const lines = cart.value;
  const { products, problem, again } = useProducts(lines.map((line) => line.sku));
  if (!lines.length) return <Empty />;
  const allHere = lines.every((line) => products[line.sku] !== undefined);
  return (
    <div class="narrow">
      <PageHead title={t('catalogue.cart')} />
      <Steps names={orderingSteps()} at={0} />
      {problem && <LoadProblem problem={problem} again={again} />}
      <ul class="card rows cart-lines">
        {lines.map((line) => (
          <Line key={line.sku} line={line} product={products[line.sku]} />
        ))}
      </ul>
      {allHere && <Summary lines={lines} products={products} />}
    </div>
  );
}

function Line({ line, product }: { line: CartLine; product: ProductView | null | undefined }) {
  const { priceOf } = usePricing();
  if (product === undefined) return <li class="row"><Skeleton rows={1} /></li>;
  const name = product?.name ?? line.sku;
  const price = product && priceOf(product);
  return (
    <li class="row cart-line">
      <Picture size="small" src={product?.picture} />
      <div class="cart-line-words">
        {product ? (
          <a class="row-title" href={`/app/catalogue/${encodeURIComponent(line.sku)}`} lang={product.language}>
            {name}
          </a>
        ) : (
          <span class="row-title">{name}</span>
        )}
        <p class="meta">
          {price && product && (
            <span>
              <Money of={price} /> / {textOf(`catalogue.unit.${product.unit}`, 'catalogue.unit.piece')}
            </span>
          )}
          {!product && <span class="gone">{t('catalogue.gone')}</span>}
        </p>
        {product && product.stock.state !== 'in_stock' && <Stock of={product.stock} />}
        <Exempt reason={product?.withdrawal_exempt} />
      </div>
      <QuantityStepper name={name} value={line.quantity} least={1} onChange={(wanted) => setQuantity(line.sku, wanted)} />
      <span class="cart-line-sum">
        {price && <Money strong of={{ ...price, amount: price.amount * line.quantity }} />}
      </span>
      <IconButton icon={Trash2} label={t('catalogue.remove', { name })} onClick={() => setQuantity(line.sku, 0)} />
    </li>
  );
}

function Summary({ lines, products }: { lines: CartLine[]; products: Known }) {
  const { priceOf, note } = usePricing();
  const present = lines.flatMap((line) => (products[line.sku] ? [{ line, price: priceOf(products[line.sku]!) }] : []));
  const currency = present[0]?.price.currency;
  const sum = present.reduce((total, { line, price }) => total + price.amount * line.quantity, 0);
  return (
    <Card title={t('catalogue.sum')} class="cart-sum" action={currency && <Money strong of={{ amount: sum, currency }} />}>
      <p>
        {note} {t('catalogue.sum_lead')}
      </p>
      <ButtonLink wide look="main" href="/app/delivery">
        {t('catalogue.to_delivery')}
      </ButtonLink>
    </Card>
  );
}

const Empty = () => (
  <EmptyState
    first
    icon={ShoppingCart}
    title={t('catalogue.cart_empty')}
    action={
      <ButtonLink look="main" href="/app/catalogue">
        {t('catalogue.see_all')}
      </ButtonLink>
    }
  >
    {t('catalogue.cart_empty_lead')}
  </EmptyState>
);

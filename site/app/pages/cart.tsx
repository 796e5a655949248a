import { ClipboardList, ShoppingCart } from 'lucide';
import { cart, type CartLine } from '~/lib/cart';
import { useCreditWord } from '~/lib/credit';
import { t } from '~/lib/i18n';
import { useMe } from '~/lib/me';
import { useShortfall } from '~/lib/ordering-rules';
import { share, usePricing, useProducts, type Known, type ProductView } from '~/lib/products';
import { refusalOf } from '~/lib/refused-lines';
import { costOf, problemOfQuantity, shortText, type LineProblem } from '~/lib/terms';
import { Money } from '~/ui/amounts';
import { ButtonLink } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { Card } from '~/ui/card';
import { PageHead } from '~/ui/page-head';
import { Steps } from '~/ui/progress';
import { CreditWord } from '~/ui/shop/credit-word';
import { CartRow } from '~/ui/shop/cart-row';
import { orderingSteps } from '~/ui/shop/ordering-steps';
import { EmptyState, LoadProblem } from '~/ui/states';

export default function Cart() {
  const lines = cart.value;
  const { products, problem, again } = useProducts(lines.map((line) => line.sku));
  const kind = useMe().data?.account?.kind;
  if (!lines.length) return <Empty />;
  const allHere = lines.every((line) => products[line.sku] !== undefined);
  const problems = lines.map((line) => problemOfLine(line, products, kind && kind === 'company'));
  return (
    <div class="narrow">
      <PageHead
        title={t('catalogue.cart')}
        actions={
          kind && (
            <ButtonLink icon={ClipboardList} href="/app/lists">
              {t('lists.save_cart')}
            </ButtonLink>
          )
        }
      />
      <Steps names={orderingSteps()} at={0} />
      {problem && <LoadProblem problem={problem} again={again} />}
      <ul class="card rows cart-lines">
        {lines.map((line, at) => (
          <CartRow key={line.sku} line={line} product={products[line.sku]} problem={problems[at]} />
        ))}
      </ul>
      {allHere && <Summary lines={lines} products={products} toMend={problems.filter(Boolean).length} />}
    </div>
  );
}

/** What the portal said of the line as it stands, else what can be told from the product. */
function problemOfLine(line: CartLine, products: Known, company: boolean | undefined): LineProblem | undefined {
  const product = products[line.sku];
  return refusalOf(line) ?? (product ? problemOfQuantity(product, line.quantity, company) : undefined);
}

function Summary({ lines, products, toMend }: { lines: CartLine[]; products: Known; toMend: number }) {
  const { priceOf, note } = usePricing();
  const present = lines.flatMap((line) => (products[line.sku] ? [{ ...line, product: products[line.sku]! }] : []));
  const currency = present[0]?.product.price.currency;
  const sum = present.reduce((total, { product, quantity }) => total + costOf(product, priceOf(product).amount, quantity), 0);
  const net = present.reduce((total, { product, quantity }) => total + costOf(product, product.price.amount, quantity), 0);
  const short = useShortfall(net, currency);
  const credit = useCreditWord(present.reduce((total, { product, quantity }) => total + grossOf(product, quantity), 0));
  return (
    <Card title={t('catalogue.sum')} class="cart-sum" action={currency && <Money strong of={{ amount: sum, currency }} />}>
      {(toMend > 0 || short) && (
        <Callout tone="warn">
          {toMend > 0 && <p>{t('selling.to_mend', { n: toMend })}</p>}
          {short && <p>{shortText(short)}</p>}
        </Callout>
      )}
      <p>
        {note} {t('catalogue.sum_lead')}
      </p>
      <CreditWord word={credit} />
      {!toMend && !short && credit?.kind !== 'hold' && (
        <ButtonLink wide look="main" href="/app/delivery">
          {t('catalogue.to_delivery')}
        </ButtonLink>
      )}
    </Card>
  );
}

/** With VAT, to the cent or two by which the review may round otherwise. */
function grossOf(product: ProductView, quantity: number): number {
  const net = costOf(product, product.price.amount, quantity);
  return net + share(net, product.vat_rate);
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

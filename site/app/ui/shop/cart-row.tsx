import { Trash2 } from 'lucide';
import { useId } from 'preact/hooks';
import { setQuantity, type CartLine } from '~/lib/cart';
import { t, textOf } from '~/lib/i18n';
import { usePricing, type ProductView } from '~/lib/products';
import { measured } from '~/lib/quantity';
import { costOf, discountAt, problemText, type LineProblem } from '~/lib/terms';
import { rate } from '~/lib/format';
import { Money } from '~/ui/amounts';
import { Button, IconButton } from '~/ui/button';
import { Picture } from '~/ui/picture';
import { QuantityStepper } from '~/ui/quantity-stepper';
import { Skeleton } from '~/ui/states';
import { Exempt, FinalSale } from './exempt';
import { SoldAs } from './sold-as';
import { Stock } from './stock';

interface RowProps {
  line: CartLine;
  /** Undefined while it is loading, null when the catalogue has it no more. */
  product: ProductView | null | undefined;
  problem: LineProblem | undefined;
}

/** A line of the cart, with what is missing before it can be ordered. */
export function CartRow({ line, product, problem }: RowProps) {
  const said = useId();
  if (product === undefined) return <li class="row"><Skeleton rows={1} /></li>;
  const name = product?.name ?? line.sku;
  return (
    <li class="row cart-line">
      <Picture size="small" src={product?.picture} />
      <div class="cart-line-words">
        {product ? <Words line={line} product={product} short={problem?.reason === 'not_enough_stock'} /> : <span class="row-title">{name}</span>}
        {!product && <p class="meta gone">{t('catalogue.gone')}</p>}
        {product && problem && <Wrong id={said} problem={problem} />}
      </div>
      {product ? (
        <QuantityStepper
          name={name}
          value={line.quantity}
          least={1}
          decimals={product.decimals}
          step={product.step}
          minimum={product.minimum}
          most={product.maximum}
          describedBy={problem ? said : undefined}
          onChange={(wanted) => setQuantity(line.sku, wanted)}
        />
      ) : (
        <span />
      )}
      <Cost line={line} product={product} />
      <IconButton icon={Trash2} label={t('catalogue.remove', { name })} onClick={() => setQuantity(line.sku, 0)} />
    </li>
  );
}

function Words({ line, product, short }: { line: CartLine; product: ProductView; short: boolean }) {
  const { priceOf } = usePricing();
  const off = discountAt(product, line.quantity);
  return (
    <>
      <a class="row-title" href={`/app/catalogue/${encodeURIComponent(line.sku)}`} lang={product.language}>
        {product.name}
      </a>
      <p class="meta">
        <span>
          <Money of={priceOf(product)} /> / {textOf(`catalogue.unit.${product.unit}`, 'catalogue.unit.piece')}
        </span>
        {off > 0 && <span>{t('selling.discount', { rate: rate(off) })}</span>}
      </p>
      <SoldAs product={product} />
      {line.note && <p class="meta">{t('selling.line_note', { note: line.note })}</p>}
      {product.stock.state !== 'in_stock' && !short && <Stock of={product} />}
      <Exempt reason={product.withdrawal_exempt} />
      <FinalSale of={product} />
    </>
  );
}

function Wrong({ id, problem }: { id: string; problem: LineProblem }) {
  const { sku, below, above } = problem;
  const ways = [below, above].filter((quantity): quantity is number => Boolean(quantity));
  return (
    <div class="line-wrong">
      <p class="line-mark" id={id}>
        {problemText(problem)}
      </p>
      {ways.map((quantity) => (
        <Button small key={quantity} onClick={() => setQuantity(sku, quantity)}>
          {t('selling.mend', { quantity: measured(quantity, problem) })}
        </Button>
      ))}
    </div>
  );
}

function Cost({ line, product }: { line: CartLine; product: ProductView | null }) {
  const { priceOf } = usePricing();
  const price = product && priceOf(product);
  return (
    <span class="cart-line-sum">
      {product && price && <Money strong of={{ ...price, amount: costOf(product, price.amount, line.quantity) }} />}
    </span>
  );
}

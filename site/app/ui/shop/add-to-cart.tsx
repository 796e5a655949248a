import { ShoppingCart } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { addToCart, quantityOf, setQuantity } from '~/lib/cart';
import { t } from '~/lib/i18n';
import { useMe } from '~/lib/me';
import type { ProductView } from '~/lib/products';
import { firstQuantity, isFor } from '~/lib/terms';
import { Button } from '~/ui/button';
import { QuantityStepper } from '~/ui/quantity-stepper';
import { say, tell } from '~/ui/toast';

const NOT_TO_BE_HAD = ['out', 'discontinued'];

/** A button; once the product is in the cart, how many of it. Focus goes from the one to the other. */
export function AddToCart({ product, large = false }: { product: ProductView; large?: boolean }) {
  const { sku, name, stock, price, decimals, step, minimum, maximum } = product;
  const kind = useMe().data?.account?.kind;
  const quantity = quantityOf(sku);
  const inside = quantity > 0;
  const box = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  useEffect(() => {
    if (pressed.current) box.current?.querySelector<HTMLElement>('button:last-of-type')?.focus();
    pressed.current = false;
  }, [inside]);

  function add() {
    pressed.current = true;
    if (addToCart(sku, firstQuantity(product), price.amount)) tell(t('catalogue.added', { name }));
    else say(t('catalogue.cart_full'), 'bad');
  }

  function change(wanted: number) {
    pressed.current = wanted === 0;
    setQuantity(sku, wanted);
  }

  if (!inside && (NOT_TO_BE_HAD.includes(stock.state) || (kind && !isFor(product, kind === 'company')))) return null;
  return (
    <div class="add-to-cart" ref={box}>
      {inside ? (
        <QuantityStepper
          name={name}
          value={quantity}
          decimals={decimals}
          step={step}
          minimum={minimum}
          most={maximum}
          onChange={change}
        />
      ) : (
        <Button
          look={large ? 'main' : 'quiet'}
          icon={ShoppingCart}
          label={large ? undefined : t('catalogue.add_name', { name })}
          onClick={add}
        >
          {t('catalogue.add')}
        </Button>
      )}
    </div>
  );
}

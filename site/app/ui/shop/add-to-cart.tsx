import { ShoppingCart } from 'lucide';
import { addToCart, quantityOf, setQuantity } from '~/lib/cart';
import { t } from '~/lib/i18n';
import type { ProductView } from '~/lib/products';
import { Button } from '~/ui/button';
import { QuantityStepper } from '~/ui/quantity-stepper';
import { say } from '~/ui/toast';

/** A button; once the product is in the cart, how many of it. */
export function AddToCart({ product, large = false }: { product: ProductView; large?: boolean }) {
  const { sku, name, stock, price } = product;
  const quantity = quantityOf(sku);
  if (quantity > 0)
    return <QuantityStepper name={name} value={quantity} onChange={(wanted) => setQuantity(sku, wanted)} />;
  if (stock.state === 'out') return null;
  const add = () =>
    addToCart(sku, 1, price.amount) ? say(t('catalogue.added', { name })) : say(t('catalogue.cart_full'), 'bad');
  return (
    <Button
      look={large ? 'main' : 'quiet'}
      icon={ShoppingCart}
      label={large ? undefined : t('catalogue.add_name', { name })}
      onClick={add}
    >
      {t('catalogue.add')}
    </Button>
  );
}

import { textOf } from '~/lib/i18n';
import { usePricing, type ProductView } from '~/lib/products';
import { Money } from '~/ui/amounts';
import { Picture } from '~/ui/picture';
import { AddToCart } from './add-to-cart';
import { SoldAs } from './sold-as';
import { Stock } from './stock';

/** A product in the catalogue's grid. The name is the link; the whole picture follows it. */
export function ProductCard({ product, eager }: { product: ProductView; eager: boolean }) {
  const { priceOf } = usePricing();
  return (
    <li class="product">
      <Picture src={product.picture} eager={eager} />
      <div class="product-words">
        <h2>
          <a href={`/app/catalogue/${encodeURIComponent(product.sku)}`} lang={product.language}>
            {product.name}
          </a>
        </h2>
        <p class="meta">
          <span>{product.sku}</span>
        </p>
        <p class="product-price">
          <Money strong of={priceOf(product)} />
          <span class="per"> / {textOf(`catalogue.unit.${product.unit}`, 'catalogue.unit.piece')}</span>
        </p>
        <SoldAs product={product} />
        <Stock of={product} />
      </div>
      <AddToCart product={product} />
    </li>
  );
}

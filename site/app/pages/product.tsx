import { ShoppingCart } from 'lucide';
import { showProduct } from '~/gen/api';
import { count, quantityOf } from '~/lib/cart';
import { rate } from '~/lib/format';
import { language, t, textOf } from '~/lib/i18n';
import { usePricing, type ProductView } from '~/lib/products';
import { useQuery } from '~/lib/query';
import type { PageProps } from '~/lib/router';
import { Money } from '~/ui/amounts';
import { ButtonLink } from '~/ui/button';
import { AddToList } from '~/ui/lists/add-to-list';
import { PageHead } from '~/ui/page-head';
import { Picture } from '~/ui/picture';
import { AddToCart } from '~/ui/shop/add-to-cart';
import { Alert } from '~/ui/shop/alert';
import { Exempt, FinalSale } from '~/ui/shop/exempt';
import { Discounts, SoldAs, StockLead } from '~/ui/shop/sold-as';
import { Stock } from '~/ui/shop/stock';
import { Loaded } from '~/ui/states';

export default function Product({ params: { sku = '' } }: PageProps) {
  const query = useQuery(`product:${language()}:${sku}`, () => showProduct(sku, { language: language() }));
  return <Loaded query={query}>{(product) => <Shown product={product} />}</Loaded>;
}

function Shown({ product }: { product: ProductView }) {
  const { priceOf, note } = usePricing();
  return (
    <div class="one-product">
      <Picture eager size="large" src={product.picture} />
      <div class="one-product-words">
        <PageHead title={product.name} back={{ href: '/app/catalogue', label: t('catalogue.title') }} />
        <p class="one-product-price">
          <Money strong of={priceOf(product)} />
          <span class="per"> / {textOf(`catalogue.unit.${product.unit}`, 'catalogue.unit.piece')}</span>
        </p>
        <p class="meta">
          <span>{note}</span>
          <span>{t('catalogue.vat_rate', { rate: rate(product.vat_rate) })}</span>
        </p>
        <p>
          <Stock of={product} />
        </p>
        {product.stock.sought && <p class="quiet">{t('selling.sought')}</p>}
        <StockLead product={product} />
        <Alert product={product} />
        <SoldAs whole product={product} />
        <Exempt reason={product.withdrawal_exempt} />
        <FinalSale of={product} />
        <div class="form-actions">
          <AddToCart large product={product} />
          {quantityOf(product.sku) > 0 && (
            <ButtonLink look="main" icon={ShoppingCart} href="/app/cart">
              {t('catalogue.to_cart', { n: count.value })}
            </ButtonLink>
          )}
          <AddToList product={product} />
        </div>
        <Discounts product={product} />
        {product.description && (
          <p class="description" lang={product.language}>
            {product.description}
          </p>
        )}
        <dl class="facts facts-inline">
          <dt>{t('catalogue.sku')}</dt>
          <dd>{product.sku}</dd>
        </dl>
      </div>
    </div>
  );
}

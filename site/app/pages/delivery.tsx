import { useMemo } from 'preact/hooks';
import { listOrders, reviewOrder, showOrder, type AskReview, type DocumentView, type OfferedWayView, type ReviewView } from '~/gen/api';
import { cart } from '~/lib/cart';
import { usualCountry } from '~/lib/countries';
import { useForm, type Values } from '~/lib/form';
import { carryOut } from '~/lib/intent';
import { t } from '~/lib/i18n';
import { navigate } from '~/lib/location';
import { keepLastReview, keepOrderTerms, orderTerms } from '~/lib/order-terms';
import { addressesMissing, addressIn, invoiceAddressIn, sameAddress } from '~/lib/orders/address';
import { useOrderingRules } from '~/lib/ordering-rules';
import { useMe } from '~/lib/me';
import { problemOf } from '~/lib/problem';
import { invalidate, remember, useQuery } from '~/lib/query';
import { noteRefusal } from '~/lib/refused-lines';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { TextArea, TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/page-head';
import { Steps } from '~/ui/progress';
import { AddressFields, InvoiceAddress } from '~/ui/shop/address-fields';
import { orderingSteps } from '~/ui/shop/ordering-steps';
import { WayField } from '~/ui/shop/way-field';
import { Loaded } from '~/ui/states';
import Cart from './cart';

/** How and where to, and where the invoice goes, as last time if there was one. Then the review is made. */
export default function Delivery() {
  const last = useQuery('last-address', lastOrdered);
  const rules = useOrderingRules();
  if (!cart.value.length) return <Cart />;
  return (
    <div class="narrow">
      <PageHead title={t('orders.delivery')} back={{ href: '/app/cart', label: t('catalogue.cart') }} />
      <Steps names={orderingSteps()} at={1} />
      <Loaded query={last}>
        {({ document }) => <Loaded query={rules}>{({ ways }) => <DeliveryForm last={document} ways={ways} />}</Loaded>}
      </Loaded>
    </div>
  );
}

async function lastOrdered(): Promise<{ document: DocumentView | undefined }> {
  const newest = (await listOrders({ limit: 1 })).items[0];
  return { document: newest && (await showOrder(newest.number)).document };
}

function DeliveryForm({ last, ways }: { last: DocumentView | undefined; ways: OfferedWayView[] }) {
  const me = useMe().data;
  const said = useMemo(orderTerms, []);
  const address = said.address ?? last?.delivery_address;
  const invoice = said.address ? said.invoice_address : last?.invoice_address;
  const form = useForm({
    check: addressesMissing,
    send: async (values) => {
      const { previous } = said;
      const body = { ...asked(values), previous: previous ?? null };
      const { reference, note, way, delivery_address: address, invoice_address } = body;
      keepOrderTerms({ reference, note, way, address, invoice_address, previous });
      try {
        const review = await look(body);
        keepLastReview(review.review_id);
        remember(`review:${review.review_id}`, review);
        navigate(`/app/reviews/${review.review_id}`);
      } catch (reason) {
        if (problemOf(reason).code === 'way_not_offered') invalidate('ordering-rules');
        if (!noteRefusal(reason)) throw reason;
        navigate('/app/cart'); // where each line says what is missing
      }
    },
  });
  const beginning = { name: me?.account?.name ?? me?.name ?? '', country: usualCountry() };
  return (
    <Form state={form}>
      <WayField form={form} ways={ways} last={said.way ?? last?.way?.code} />
      <Card title={t('orders.where_to')}>
        <AddressFields form={form} value={address ?? beginning} />
      </Card>
      <InvoiceAddress form={form} elsewhere={address && invoice && !sameAddress(invoice, address) ? invoice : undefined} begin={beginning} />
      <Card title={t('orders.for_you')}>
        <div class="form">
          <TextField
            optional
            form={form}
            name="reference"
            label={t('orders.reference')}
            hint={t('orders.reference_hint')}
            value={said.reference ?? undefined}
            maxLength={100}
          />
          <TextArea optional form={form} name="note" label={t('orders.note')} value={said.note ?? undefined} rows={3} maxLength={500} />
        </div>
      </Card>
      <Button submit wide look="main" busy={form.busy}>
        {t('orders.to_review')}
      </Button>
    </Form>
  );
}

/** What differs from the last look is marked; one that is long gone is left out. */
async function look(body: AskReview): Promise<ReviewView> {
  try {
    return await carryOut('review', body, (key) => reviewOrder(body, key));
  } catch (reason) {
    if (!body.previous || problemOf(reason).code !== 'review_not_found') throw reason;
    return look({ ...body, previous: null });
  }
}

function asked(values: Values): AskReview {
  return {
    lines: cart.value,
    delivery_address: addressIn(values),
    invoice_address: invoiceAddressIn(values),
    way: values.way || null,
    reference: values.reference || null,
    note: values.note || null,
  };
}

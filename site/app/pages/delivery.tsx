import { useMemo } from 'preact/hooks';
import { listOrders, reviewOrder, showOrder, type AddressView, type AskReview, type DocumentView, type OfferedWayView, type ReviewView } from '~/gen/api';
import { cart } from '~/lib/cart';
import { required } from '~/lib/checks';
import { countries, usualCountry } from '~/lib/countries';
import { useForm, type Values } from '~/lib/form';
import { carryOut } from '~/lib/intent';
import { t } from '~/lib/i18n';
import { navigate } from '~/lib/location';
import { keepLastReview, keepOrderTerms, orderTerms } from '~/lib/order-terms';
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
import { SelectField } from '~/ui/select-field';
import { orderingSteps } from '~/ui/shop/ordering-steps';
import { WayField } from '~/ui/shop/way-field';
import { Loaded } from '~/ui/states';
import Cart from './cart';

/** How and where to, as last time if there was one. Then the review is made. */
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
  const form = useForm({
    check: (values) => ({
      name: required(values.name),
      line1: required(values.line1),
      postcode: required(values.postcode),
      city: required(values.city),
    }),
    send: async (values) => {
      const { previous } = said;
      const body = { ...asked(values), previous: previous ?? null };
      const { reference, note, way, delivery_address: address } = body;
      keepOrderTerms({ reference, note, way, address, previous });
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
  const text = (name: keyof AddressView, autocomplete: string, optional = false) => (
    <TextField
      form={form}
      name={name}
      label={t(`orders.address_${name}` as 'orders.address_name')}
      value={address?.[name] ?? (name === 'name' ? (me?.account?.name ?? me?.name) : undefined)}
      autocomplete={autocomplete}
      maxLength={name === 'postcode' ? 12 : 100}
      optional={optional}
    />
  );
  return (
    <Form state={form}>
      <WayField form={form} ways={ways} last={said.way ?? last?.way?.code} />
      <Card title={t('orders.where_to')}>
        <div class="form address">
          {text('name', 'shipping organization')}
          {text('line1', 'shipping address-line1')}
          {text('line2', 'shipping address-line2', true)}
          {text('postcode', 'shipping postal-code')}
          {text('city', 'shipping address-level2')}
          <SelectField
            form={form}
            name="country"
            label={t('orders.address_country')}
            value={address?.country ?? usualCountry()}
            options={countries()}
          />
        </div>
      </Card>
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

function asked({ name = '', line1 = '', line2, postcode = '', city = '', country = '', way, reference, note }: Values): AskReview {
  return {
    lines: cart.value,
    delivery_address: { name, line1, line2: line2 || null, postcode, city, country },
    way: way || null,
    reference: reference || null,
    note: note || null,
  };
}

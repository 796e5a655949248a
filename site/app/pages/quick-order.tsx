import { useSignal } from '@preact/signals';
import { ListChecks } from 'lucide';
import { useEffect } from 'preact/hooks';
import { cart, fillCart, MOST_LINES } from '~/lib/cart';
import { t } from '~/lib/i18n';
import { navigate } from '~/lib/location';
import { keepNumbers } from '~/lib/own-numbers';
import { problemOf } from '~/lib/problem';
import { clear, isWritten, learned, lookUp, mend, read, rows, takeOut, type QuickRow } from '~/lib/quick-order';
import { fitsBeside } from '~/lib/reorder';
import { Button, ButtonLink } from '~/ui/button';
import { Callout } from '~/ui/callout';
import { Card } from '~/ui/card';
import { PageHead } from '~/ui/page-head';
import { QuickInput } from '~/ui/quick/quick-input';
import { QuickProblems } from '~/ui/quick/quick-problems';
import { QuickRows } from '~/ui/quick/quick-rows';
import { CartDialog } from '~/ui/reorder/cart-dialog';
import { say, tell } from '~/ui/toast';

const attempt = (work: () => Promise<unknown>) => work().catch((reason: unknown) => say(problemOf(reason).text, 'bad'));

/** Lines typed, pasted or from a file. All can be changed here; what one order does not hold waits for the next. */
export default function QuickOrder() {
  useEffect(() => void attempt(lookUp), []);

  async function take(body: { text: string } | { file: string }) {
    tell(t('quick.read_all', { n: await read(body) }));
  }

  return (
    <div class="narrow">
      <PageHead
        title={t('quick.title')}
        lead={t('quick.lead')}
        back={{ href: '/app/catalogue', label: t('catalogue.title') }}
        actions={
          <ButtonLink icon={ListChecks} href="/app/own-numbers">
            {t('quick.own_title')}
          </ButtonLink>
        }
      />
      <div class="stack">
        <QuickInput onText={(text) => take({ text })} onFile={(file) => take({ file })} />
        <LearnedNumbers />
        <QuickProblems onMend={(problem, sku) => void attempt(() => mend(problem, sku))} />
        <Lines onPaste={(text) => void attempt(() => take({ text }))} />
      </div>
    </div>
  );
}

const forCart = (some: QuickRow[]) =>
  some.flatMap(({ found }) => (found ? [{ sku: found.sku, quantity: found.quantity, seen_price: found.unit_price, note: found.note }] : []));

function Lines({ onPaste }: { onPaste: (text: string) => void }) {
  const asked = useSignal<QuickRow[] | undefined>(undefined);
  const found = rows.value.filter((row) => row.found);
  const part = found.slice(0, MOST_LINES);
  // Rows of later orders wait out of sight: a page of thousands of fields is of use to nobody.
  const hidden = new Set(found.slice(MOST_LINES));

  function toCart(how: 'add' | 'replace', taken: QuickRow[]) {
    fillCart(forCart(taken), how);
    takeOut(taken);
    asked.value = undefined;
    navigate('/app/cart');
  }

  /** What was typed last may not have been looked up yet. */
  async function begin() {
    await lookUp();
    const taken = rows.value.filter((row) => row.found).slice(0, MOST_LINES);
    if (cart.value.length) asked.value = taken;
    else if (taken.length) toCart('replace', taken);
  }

  return (
    <Card title={t('quick.rows')} action={rows.value.some(isWritten) && <Button small onClick={clear}>{t('quick.clear')}</Button>}>
      {hidden.size > 0 && (
        <Callout>
          <p>{t('quick.split', { n: found.length, orders: Math.ceil(found.length / MOST_LINES), most: MOST_LINES })}</p>
        </Callout>
      )}
      <QuickRows rows={rows.value.filter((row) => !hidden.has(row))} onDone={() => void attempt(lookUp)} onPaste={onPaste} />
      <Button
        wide
        look="main"
        disabled={!part.length}
        onClick={() => void attempt(begin)}
      >
        {t('reorder.to_cart', { n: part.length })}
      </Button>
      <CartDialog
        open={asked.value !== undefined}
        fits={fitsBeside(forCart(asked.value ?? []))}
        onClose={() => (asked.value = undefined)}
        onChoose={(how) => asked.value && toCart(how, asked.value)}
      />
    </Card>
  );
}

/** The customer's own numbers that a file held beside ours: kept when they say so. */
function LearnedNumbers() {
  const busy = useSignal(false);
  if (!learned.value.length) return null;

  async function remember() {
    busy.value = true;
    await attempt(async () => {
      await keepNumbers(learned.value);
      learned.value = [];
      say(t('quick.remembered'));
    });
    busy.value = false;
  }

  return (
    <Callout>
      <p>{t('quick.learned', { n: learned.value.length })}</p>
      <Button small busy={busy.value} onClick={() => void remember()}>
        {t('quick.remember')}
      </Button>
    </Callout>
  );
}

// Withdraw from a contract: what was typed is shown back, sent once it is confirmed, and answered with a receipt.
// What was typed is kept through errors, reloads and changes of language until the receipt has come.
import { config } from '~/lib/config';
import { carryOut } from '~/lib/intent';
import { isAddress, publicForm } from '~/lib/public-form';
import { answerTo, why } from '~/lib/public-request';
import { saveAs } from '~/lib/save-as';
import { load, save, session } from '~/lib/storage';
import { WITHDRAWAL_KEY } from '~/lib/storage-keys';
import type { Receipt, Typed } from '~/lib/withdrawing';

const FIELDS = ['name', 'contract', 'email', 'part'] as const;
const NAMES = [...FIELDS, 'website'] as const;
type Name = (typeof NAMES)[number];
type Step = 'form' | 'check' | 'done';
interface Kept {
  typed?: Partial<Typed>;
  receipt?: Receipt;
}

const root = document.querySelector<HTMLElement>('[data-withdraw]');
if (root) begin(root);

function begin(page: HTMLElement): void {
  const { one, input, show, mark, problem, busy } = publicForm<Name, Step>(page, FIELDS);
  const form = one<HTMLFormElement>('form');
  const confirm = one<HTMLButtonElement>('[data-confirm]');
  let kept: Kept = load<Kept>(WITHDRAWAL_KEY, session) ?? {};

  const keep = (now: Kept) => save(WITHDRAWAL_KEY, (kept = now), session);
  const typed = (): Typed => Object.fromEntries(NAMES.map((name) => [name, input(name).value.trim()])) as unknown as Typed;

  function faults(): Name[] {
    const { name, contract, email } = typed();
    const wrong: [Name, boolean][] = [
      ['name', !name],
      ['contract', !contract],
      ['email', !isAddress(email)],
    ];
    return wrong.filter(([, is]) => is).map(([field]) => field);
  }

  function check(push = true): void {
    for (const place of page.querySelectorAll<HTMLElement>('[data-shown]'))
      place.textContent = typed()[place.dataset.shown as Name] || (place.dataset.whole ?? '');
    problem(undefined);
    show('check', push);
  }

  function done(receipt: Receipt, push = true): void {
    const language = page.dataset.withdraw!;
    const regional = navigator.languages.find((one) => one.startsWith(language)) ?? language;
    const at = new Intl.DateTimeFormat(regional, { dateStyle: 'full', timeStyle: 'long', timeZone: receipt.time_zone });
    const told: Record<string, string> = { ...receipt, at: at.format(new Date(receipt.received_at)) };
    for (const place of page.querySelectorAll<HTMLElement>('[data-receipt]')) place.textContent = told[place.dataset.receipt!] ?? '';
    show('done', push);
  }

  async function ask(): Promise<Receipt | string> {
    const { apiUrl } = await config().catch(() => ({ apiUrl: '/api' }));
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || null;
    const { part, website, ...given } = typed();
    const body = { ...given, part: part || null, website, language: page.dataset.withdraw, time_zone: zone };
    const send = (key: string) => answerTo<Receipt>(`${apiUrl}/v1/withdrawals`, { body, key, fields: FIELDS });
    return carryOut('withdraw', body, send).catch(why);
  }

  async function send(): Promise<void> {
    const found = await busy(confirm, ask);
    if (found === undefined) return;
    if (typeof found !== 'string') {
      keep({ receipt: found });
      form.reset();
      done(found);
    } else if (found.startsWith('fields:')) {
      show('form');
      mark(found.slice(7).split(',') as Name[]);
    } else problem(found);
  }

  form.addEventListener('input', () => keep({ typed: typed() }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong = faults();
    mark(wrong);
    if (!wrong.length) check();
  });
  confirm.addEventListener('click', () => void send());
  one('[data-change]').addEventListener('click', () => show('form'));
  one('[data-print]').addEventListener('click', () => print());
  one('[data-save]').addEventListener('click', () => kept.receipt && saveAs(`${kept.receipt.number}.txt`, kept.receipt.statement, 'text/plain'));
  one('[data-again]').addEventListener('click', () => {
    keep({});
    show('form');
  });
  addEventListener('popstate', (event) => {
    const step = (event.state as { step?: Step } | null)?.step ?? 'form';
    if (kept.receipt) done(kept.receipt, false);
    else if (step === 'check' && !faults().length) check(false);
    else show('form', false);
  });

  for (const name of NAMES) input(name).value = kept.typed?.[name] ?? '';
  if (kept.receipt) done(kept.receipt, false);
}

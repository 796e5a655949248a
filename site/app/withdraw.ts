// Withdraw from a contract: what was typed is shown back, sent once it is confirmed, and answered with a receipt.
// What was typed is kept through errors, reloads and changes of language until the receipt has come.
import { config } from '~/lib/config';
import { carryOut } from '~/lib/intent';
import { saveAs } from '~/lib/save-as';
import { load, save, session } from '~/lib/storage';
import { WITHDRAWAL_KEY } from '~/lib/storage-keys';
import { outcome, type Receipt, type Typed } from '~/lib/withdrawing';

const NAMES = ['name', 'contract', 'email', 'part', 'website'] as const;
type Name = (typeof NAMES)[number];
type Step = 'form' | 'check' | 'done';
interface Kept {
  typed?: Partial<Typed>;
  receipt?: Receipt;
}

const root = document.querySelector<HTMLElement>('[data-withdraw]');
if (root) begin(root);

function begin(page: HTMLElement): void {
  const one = <T extends HTMLElement>(selector: string) => page.querySelector<T>(selector)!;
  const input = (name: Name) => one<HTMLInputElement | HTMLTextAreaElement>(`#${name}`);
  const form = one<HTMLFormElement>('form');
  const confirm = one<HTMLButtonElement>('[data-confirm]');
  const words = confirm.textContent;
  let kept: Kept = load<Kept>(WITHDRAWAL_KEY, session) ?? {};

  const keep = (now: Kept) => save(WITHDRAWAL_KEY, (kept = now), session);
  const typed = (): Typed => Object.fromEntries(NAMES.map((name) => [name, input(name).value.trim()])) as unknown as Typed;

  function show(step: Step, push = true): void {
    for (const section of page.querySelectorAll<HTMLElement>('[data-step]')) section.hidden = section.dataset.step !== step;
    if (push) history.pushState({ step }, '');
    const heading = one(`[data-step=${step}] h1`);
    document.title = `${heading.textContent} · ${document.title.split(' · ').at(-1)}`;
    if (push) {
      scrollTo(0, 0);
      heading.focus({ preventScroll: true });
    }
  }

  function faults(): Name[] {
    const { name, contract, email } = typed();
    const wrong: [Name, boolean][] = [
      ['name', !name],
      ['contract', !contract],
      ['email', !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)],
    ];
    return wrong.filter(([, is]) => is).map(([field]) => field);
  }

  function mark(wrong: Name[]): void {
    for (const name of NAMES.filter((each) => each !== 'website')) {
      const is = wrong.includes(name);
      const hint = document.getElementById(`${name}-hint`) ? `${name}-hint ` : '';
      one(`[data-field=${name}]`).classList.toggle('field-wrong', is);
      one(`#${name}-error`).hidden = !is;
      input(name).toggleAttribute('aria-invalid', is);
      if (is) input(name).setAttribute('aria-invalid', 'true');
      const described = `${hint}${is ? `${name}-error` : ''}`.trim();
      if (described) input(name).setAttribute('aria-describedby', described);
      else input(name).removeAttribute('aria-describedby');
    }
    const summary = one('[data-errors]');
    summary.querySelector('ul')!.replaceChildren(...wrong.map(line));
    summary.hidden = !wrong.length;
    if (wrong.length) summary.focus();
  }

  function line(name: Name): HTMLElement {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `#${name}`;
    link.textContent = one(`#${name}-error`).textContent;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      input(name).focus();
    });
    item.append(link);
    return item;
  }

  function check(push = true): void {
    for (const place of page.querySelectorAll<HTMLElement>('[data-shown]'))
      place.textContent = typed()[place.dataset.shown as Name] || (place.dataset.whole ?? '');
    problem(undefined);
    show('check', push);
  }

  function problem(which: string | undefined): void {
    for (const told of page.querySelectorAll<HTMLElement>('[data-problem]')) {
      told.hidden = told.dataset.problem !== which;
      if (!told.hidden) told.focus();
    }
  }

  function done(receipt: Receipt, push = true): void {
    const language = page.dataset.withdraw!;
    const regional = navigator.languages.find((one) => one.startsWith(language)) ?? language;
    const at = new Intl.DateTimeFormat(regional, { dateStyle: 'full', timeStyle: 'long', timeZone: receipt.time_zone });
    const told: Record<string, string> = { ...receipt, at: at.format(new Date(receipt.received_at)) };
    for (const place of page.querySelectorAll<HTMLElement>('[data-receipt]')) place.textContent = told[place.dataset.receipt!] ?? '';
    show('done', push);
  }

  async function send(): Promise<void> {
    if (confirm.ariaBusy) return;
    confirm.ariaBusy = 'true';
    confirm.textContent = confirm.dataset.sending!;
    problem(undefined);
    const { apiUrl } = await config().catch(() => ({ apiUrl: '/api' }));
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || null;
    const { part, website, ...given } = typed();
    const body = { ...given, part: part || null, website, language: page.dataset.withdraw, time_zone: zone };
    const found = await carryOut('withdraw', body, (key) => outcome(`${apiUrl}/v1/withdrawals`, body, key)).catch((reason: unknown) =>
      reason instanceof Error ? reason.message : 'failed',
    );
    confirm.ariaBusy = null;
    confirm.textContent = words;
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

// Two pages: the contact form, whose words are kept through errors, reloads and changes of language until they are sent;
// and the one to which the mailed link leads. What makes that link good stands behind its #, which reaches no server.
import { confirm, FIELDS, type Inquiry, read, write } from '~/lib/inquiring';
import { isAddress, publicForm } from '~/lib/public-form';
import { load, save, session } from '~/lib/storage';
import { CONTACT_KEY } from '~/lib/storage-keys';

type Name = (typeof FIELDS)[number];
type Typed = Record<Name | 'kind' | 'website', string>;

const contact = document.querySelector<HTMLElement>('[data-contact]');
if (contact) beginForm(contact);
const inquiry = document.querySelector<HTMLElement>('[data-inquiry]');
if (inquiry) beginLink(inquiry);

function beginForm(page: HTMLElement): void {
  const { one, show, mark, problem, busy } = publicForm<Name, 'form' | 'done'>(page, FIELDS);
  const form = one<HTMLFormElement>('form');
  const typed = (): Typed => Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()])) as Typed;

  function faults(): Name[] {
    const { name, email, text } = typed();
    const wrong: [Name, boolean][] = [
      ['text', !text],
      ['name', !name],
      ['email', !isAddress(email)],
    ];
    return wrong.filter(([, is]) => is).map(([field]) => field);
  }

  async function send(): Promise<void> {
    const { order_number, ...given } = typed();
    const body = { ...given, order_number: order_number || null, language: page.dataset.contact };
    const found = await busy(one<HTMLButtonElement>('[type=submit]'), () => write(body));
    if (found === undefined) return;
    if (typeof found !== 'string') {
      save(CONTACT_KEY, undefined, session);
      form.reset();
      one('[data-address]').textContent = found.email;
      show('done');
    } else if (found.startsWith('fields:')) mark(found.slice(7).split(',') as Name[]);
    else problem(found === 'offline' || found === 'too_many' ? found : 'failed');
  }

  form.addEventListener('input', () => save(CONTACT_KEY, typed(), session));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong = faults();
    mark(wrong);
    if (!wrong.length) void send();
  });
  one('[data-again]').addEventListener('click', () => show('form'));
  addEventListener('popstate', () => show('form', false));

  for (const [name, value] of Object.entries(load<Partial<Typed>>(CONTACT_KEY, session) ?? {})) {
    const field = form.elements.namedItem(name);
    if (field && 'value' in field) field.value = value;
  }
}

function beginLink(page: HTMLElement): void {
  type Step = 'wait' | 'read' | 'done' | 'gone';
  const { one, show, problem, busy } = publicForm<never, Step>(page, []);
  const token = () => location.hash.slice(1); // asked each time: another link may be opened in the same tab
  const waiting = one('[data-waiting]');
  const retry = one('[data-retry]');

  function tell(found: Inquiry | string, push: boolean): void {
    if (typeof found !== 'string') return shown(found, push);
    if (found === 'not_found') return show('gone', push);
    retry.hidden = false;
    problem(found === 'offline' || found === 'too_many' ? found : 'failed');
  }

  function shown(found: Inquiry, push: boolean): void {
    for (const place of page.querySelectorAll<HTMLElement>('[data-shown]')) place.textContent = found[place.dataset.shown as keyof Inquiry]?.toString() ?? '';
    for (const kind of page.querySelectorAll<HTMLElement>('[data-kind]')) kind.hidden = kind.dataset.kind !== found.kind;
    for (const part of page.querySelectorAll<HTMLElement>('[data-whose]')) part.hidden = (part.dataset.whose === 'customer') !== found.is_customers;
    one('[data-fact=order_number]').hidden = !found.order_number;
    one<HTMLAnchorElement>('[data-ticket]').href = `/app/tickets/${found.ticket}`;
    show(found.ticket ? 'done' : 'read', push);
  }

  async function ask(): Promise<void> {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[hreflang]')) link.hash = location.hash;
    waiting.hidden = false;
    const asked = token();
    const found = asked ? await read(asked) : 'not_found';
    if (asked !== token()) return;
    waiting.hidden = true;
    tell(found, false);
  }

  const press = one<HTMLButtonElement>('[data-confirm]');
  press.addEventListener('click', () => void busy(press, () => confirm(token())).then((found) => found !== undefined && tell(found, true)));
  const again = one<HTMLButtonElement>('[data-retry] button');
  again.addEventListener('click', () => void busy(again, ask));
  addEventListener('popstate', () => void ask());
  void ask();
}

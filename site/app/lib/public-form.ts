// What the public pages with a form have in common: steps of which one is shown, fields with their errors, problems.

export interface PublicForm<Name extends string, Step extends string> {
  one<T extends HTMLElement>(selector: string): T;
  input(name: Name): HTMLInputElement | HTMLTextAreaElement;
  /** One step alone; its heading becomes the tab's title, and is read next when the reader went there (`push`). */
  show(step: Step, push?: boolean): void;
  /** The errors of these fields, at the fields and in the summary; none of the others. */
  mark(wrong: Name[]): void;
  /** One of the problems that the page has words for. */
  problem(which: string | undefined): void;
  /** The button is busy, and says so, until the promise has ended. */
  busy<T>(button: HTMLButtonElement, doing: () => Promise<T>): Promise<T | undefined>;
}

/** `names` are the fields that can be wrong; their ids are their names. */
export function publicForm<Name extends string, Step extends string>(page: HTMLElement, names: readonly Name[]): PublicForm<Name, Step> {
  const one = <T extends HTMLElement>(selector: string) => page.querySelector<T>(selector)!;
  const input = (name: Name) => one<HTMLInputElement | HTMLTextAreaElement>(`#${name}`);

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

  function mark(wrong: Name[]): void {
    for (const name of names) {
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

  function problem(which: string | undefined): void {
    for (const told of page.querySelectorAll<HTMLElement>('[data-problem]')) {
      told.hidden = told.dataset.problem !== which;
      if (!told.hidden) told.focus();
    }
  }

  async function busy<T>(button: HTMLButtonElement, doing: () => Promise<T>): Promise<T | undefined> {
    if (button.ariaBusy) return undefined;
    const words = button.textContent;
    button.ariaBusy = 'true';
    button.textContent = button.dataset.sending!;
    problem(undefined);
    try {
      return await doing();
    } finally {
      button.ariaBusy = null;
      button.textContent = words;
    }
  }

  return { one, input, show, mark, problem, busy };
}

/** Whether it looks like a mail address; whether it is one, only a mail shows. */
export const isAddress = (text: string) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text);

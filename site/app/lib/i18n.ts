import { signal } from '@preact/signals';
import type { ComponentChild } from 'preact';
import type { Key } from '~/gen/keys';
import { words, type Part } from '~/gen/words';
import { LANGUAGE_KEY } from './storage-keys';

export type { Key, Part };
export const LANGUAGES = { sv: 'Svenska', it: 'Italiano', fi: 'Suomi', lt: 'Lietuvių', en: 'English' } as const;
export type Language = keyof typeof LANGUAGES;
export type Facts = Record<string, string | number>;

type Message = string | Partial<Record<Intl.LDMLPluralRule, string>>;
type Catalogue = Record<string, Message>;

const state = signal<{ language: Language; texts: Catalogue; plural: Intl.PluralRules }>();

// Each page's group brings its own part of the texts: a visitor downloads the language in use, and no words of pages unseen.
const parts = new Set<Part>(['first']);
let wanted: Language = 'en';
let latest = Promise.resolve();

/** The language of the page; reading it in a component makes that component follow a change. */
export const language = (): Language => state.value?.language ?? 'en';
export const isLanguage = (name: unknown): name is Language => typeof name === 'string' && name in LANGUAGES;

/** Load the texts and show them. Remembered in this browser, and in the document for screen readers and hyphenation. */
export async function setLanguage(language: Language): Promise<void> {
  wanted = language;
  await refresh();
  document.documentElement.lang = language;
  try {
    localStorage.setItem(LANGUAGE_KEY, language);
  } catch {
    // not remembered, still shown
  }
}

/** The texts of a group of pages, in the language shown and in every language chosen later. */
export async function needWords(part: Part): Promise<void> {
  if (parts.has(part)) return latest;
  parts.add(part);
  await refresh();
}

/** All parts wanted so far. Whoever asks while another answer is on its way waits for the newest. */
function refresh(): Promise<void> {
  const language = wanted;
  const mine: Promise<void> = Promise.all([...parts].map((part) => words[language][part]())).then((found) => {
    if (mine !== latest) return latest;
    const texts = Object.assign({}, ...found.map((one) => one.default)) as Catalogue;
    state.value = { language, texts, plural: new Intl.PluralRules(language) };
    return undefined;
  });
  return (latest = mine);
}

/** `boot.ts` has already chosen among the address, this browser's memory and the browser's own languages. */
export function startingLanguage(): Language {
  const chosen = document.documentElement.lang;
  return isLanguage(chosen) ? chosen : 'en';
}

/** The text of a key with its facts; `n` chooses the plural. */
export const t = (key: Key, facts: Facts = {}): string => fill(template(key, facts), facts).join('').replace(DOUBLE_STOP, '.');

/** A fact may end in a full stop of its own, as Lithuanian dates do ("gruodžio 3 d."): one is enough at the end. */
const DOUBLE_STOP = /(?<![.])\.\.(?![.])/g;

/** A key made at run time (a code, a state): the text, or that of `fallback` when there is none. */
export function textOf(key: string, fallback: Key, facts: Facts = {}): string {
  return t((hasText(key) ? key : fallback) as Key, facts);
}

export const hasText = (key: string): boolean => key in (state.value?.texts ?? {});

/** A text with components in the place of its facts: links inside sentences. */
export function rich(key: Key, parts: Record<string, ComponentChild>): ComponentChild[] {
  return split(template(key, {})).map((piece, at) => (at % 2 ? (parts[piece] ?? `{${piece}}`) : piece));
}

function template(key: Key, facts: Facts): string {
  const message = state.value?.texts[key];
  if (typeof message !== 'object') return message ?? key;
  const category = state.value!.plural.select(Number(facts.n ?? 0));
  return message[category] ?? message.other ?? key;
}

function fill(text: string, facts: Facts): string[] {
  return split(text).map((piece, at) => {
    if (at % 2 === 0) return piece;
    const fact = facts[piece];
    if (fact === undefined) return `{${piece}}`;
    return typeof fact === 'number' ? new Intl.NumberFormat(locale()).format(fact) : fact;
  });
}

/** "a {b} c" -> ["a ", "b", " c"]: the odd ones are names of facts. */
const split = (text: string) => text.split(/\{(\w+)\}/);

const DEFAULT_LOCALE: Record<Language, string> = { sv: 'sv-SE', it: 'it-IT', fi: 'fi-FI', lt: 'lt-LT', en: 'en-GB' };

/** The reader's own regional form of the language (sv-FI, en-IE), else the usual European one. */
export function locale(): string {
  const now = language();
  return navigator.languages.find((tag) => tag.startsWith(`${now}-`)) ?? DEFAULT_LOCALE[now];
}

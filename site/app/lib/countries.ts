import { language, locale, type Language } from './i18n';

const CODES =
  'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');
const USUAL: Record<Language, string> = { sv: 'SE', it: 'IT', fi: 'FI', lt: 'LT', en: 'IE' };

export const usualCountry = (): string => USUAL[language()];

export const countryName = (code: string): string =>
  new Intl.DisplayNames([locale()], { type: 'region' }).of(code) ?? code;

/** Europe's countries by their names in the reader's language. */
export const countries = (): { value: string; label: string }[] =>
  CODES.map((value) => ({ value, label: countryName(value) })).sort((a, b) => a.label.localeCompare(b.label, locale()));

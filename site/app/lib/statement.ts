// Periods of statements.

export interface Period {
  since: string;
  until: string;
}

const MONTHS = 12;
const YEARS = 3;

/** The month of that day and those before it, newest first, then the years: first and last day of each, none after today. */
export function periods(today: string): Period[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const months = Array.from({ length: MONTHS }, (_, back) => span(today, [year, month - 1 - back], [year, month - back]));
  const years = Array.from({ length: YEARS }, (_, back) => span(today, [year - back, 0], [year - back + 1, 0]));
  return [...months, ...(month === 1 ? years.slice(1) : years)];
}

function span(today: string, from: [number, number], to: [number, number]): Period {
  const until = iso(Date.UTC(to[0], to[1], 0));
  return { since: iso(Date.UTC(from[0], from[1], 1)), until: until < today ? until : today };
}

const iso = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

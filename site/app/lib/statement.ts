// Periods of statements, and how a file is handed to the reader.

export interface Month {
  since: string;
  until: string;
}

/** The month of that day and those before it, newest first: first and last day of each. */
export function months(today: string, most: number): Month[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: most }, (_, back) => ({
    since: iso(Date.UTC(year, month - 1 - back, 1)),
    until: iso(Date.UTC(year, month - back, 0)),
  }));
}

const iso = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** Gives the browser a file to keep. */
export function saveAs(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

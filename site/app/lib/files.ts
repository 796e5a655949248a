// Files that go with a message: uploaded straight into the bucket while somebody writes, sent with the message.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { announceUpload, type SentFile, type FileUploadView } from '~/gen/api';
import { language, t } from '~/lib/i18n';
import { Problem, problemOf } from '~/lib/problem';

export const MOST_FILES = 10;
export const PICTURES = 'image/jpeg,image/png,image/webp';
export const TAKEN = `${PICTURES},image/gif,.jpg,.jpeg,.jfif,.png,.webp,.gif,.pdf,.docx,.xlsx,.odt,.ods,.txt,.csv,.log`;
const MOST_BYTES = 15 * 1024 * 1024;
const MOST_NAME = 200;
const PICTURE_NAME = /\.(jpe?g|jpe|jfif|png|webp|gif)$/i;

/** A file that has arrived and is not sent yet: part of a draft. */
export interface Attached extends SentFile {
  size: number;
}

export interface UnderWay {
  id: number;
  name: string;
  size: number;
  /** How much of it has gone, 0 to 1. */
  part: number;
  wrong: string | undefined;
  again: () => void;
}

export interface Files {
  attached: Attached[];
  underWay: UnderWay[];
  add: (files: Iterable<File>) => void;
  describe: (uploadId: string, alt: string) => void;
  remove: (uploadId: string) => void;
  giveUp: (id: number) => void;
  /** What was wrong with files that were not even begun. */
  refused: string[];
  /** Said to those who do not see the list. */
  news: string;
  /** When nothing is on its way any more: what to send. Throws where a file has failed. */
  settled: () => Promise<SentFile[]>;
}

/** The files of a draft: `attached` is its part, `keep` puts a new one there. */
export function useFiles(attached: Attached[], keep: (files: Attached[]) => void): Files {
  const latest = useRef(attached);
  latest.current = attached;
  const underWay = useSignal<UnderWay[]>([]);
  const refused = useSignal<string[]>([]);
  const news = useSignal('');
  const running = useRef(new Map<number, Promise<void>>());
  const count = useRef(0);

  function put(files: Attached[]) {
    latest.current = files;
    keep(files);
  }

  const change = (id: number, parts: Partial<UnderWay>) =>
    (underWay.value = underWay.value.map((one) => (one.id === id ? { ...one, ...parts } : one)));
  const giveUp = (id: number) => (underWay.value = underWay.value.filter((one) => one.id !== id));

  async function carry(id: number, file: File, key: string) {
    try {
      const upload_id = await upload(file, key, (part) => change(id, { part }));
      if (!underWay.value.some((one) => one.id === id)) return; // taken out meanwhile
      giveUp(id);
      put([...latest.current, { upload_id, name: nameOf(file), size: file.size }]);
      news.value = t('files.added', { name: file.name });
    } catch (reason) {
      change(id, { wrong: problemOf(reason).text });
    }
  }

  function begin(file: File) {
    const id = (count.current += 1);
    const key = crypto.randomUUID();
    const run = () => {
      change(id, { part: 0, wrong: undefined });
      running.current.set(id, carry(id, file, key));
    };
    underWay.value = [...underWay.value, { id, name: file.name, size: file.size, part: 0, wrong: undefined, again: run }];
    run();
  }

  function add(files: Iterable<File>) {
    const faults: string[] = [];
    for (const file of files) {
      const full = latest.current.length + underWay.value.length >= MOST_FILES;
      const fault = full ? t('files.too_many') : faultOf(file);
      if (fault) faults.push(fault);
      else begin(file);
    }
    refused.value = [...new Set(faults)];
  }

  async function settled(): Promise<SentFile[]> {
    await Promise.all(running.current.values());
    if (underWay.value.length) throw new Problem({ status: 422, code: 'invalid', errors: [{ field: 'files', code: 'files_failed' }] });
    return latest.current.map(({ upload_id, name, alt }) => ({ upload_id, name, ...(alt?.trim() && { alt: alt.trim() }) }));
  }

  return {
    attached,
    underWay: underWay.value,
    refused: refused.value,
    news: news.value,
    add,
    giveUp,
    describe: (uploadId, alt) => put(latest.current.map((one) => (one.upload_id === uploadId ? { ...one, alt } : one))),
    remove: (uploadId) => {
      const gone = latest.current.find((one) => one.upload_id === uploadId);
      put(latest.current.filter((one) => one !== gone));
      news.value = t('files.removed', { name: gone?.name ?? '' });
    },
    settled,
  };
}

export const isPicture = (name: string): boolean => PICTURE_NAME.test(name);

/** "1.2 MB", as the language writes it. */
export function sizeOf(bytes: number): string {
  const large = bytes >= 100_000;
  const options = { style: 'unit', unit: large ? 'megabyte' : 'kilobyte', maximumFractionDigits: large ? 1 : 0 } as const;
  return new Intl.NumberFormat(language(), options).format(large ? bytes / 1_000_000 : Math.max(1, bytes / 1000));
}

function faultOf({ name, size }: File): string | undefined {
  if (!TAKEN.split(',').some((ending) => ending.startsWith('.') && name.toLowerCase().endsWith(ending)))
    return t('files.not_taken', { name });
  if (!size) return t('files.empty', { name });
  return size > MOST_BYTES ? t('files.too_big', { name }) : undefined;
}

/** Of a very long name its end, which says what the file is. */
const nameOf = (file: File): string => file.name.slice(-MOST_NAME);

async function upload(file: File, key: string, told: (part: number) => void): Promise<string> {
  const form = await announceUpload({ name: nameOf(file), size: file.size }, key);
  await send(form, file, told);
  return form.upload_id;
}

/** By XMLHttpRequest, which tells how far it is. */
function send({ url, fields }: FileUploadView, file: File, told: (part: number) => void): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const refuse = (code: string) => () => reject(new Problem({ status: request.status, code }));
    request.upload.onprogress = ({ loaded, total }) => told(loaded / total);
    request.onerror = refuse('offline');
    request.onload = () => (request.status < 300 ? resolve() : refuse('file_refused')());
    request.open('POST', url);
    request.send(form);
  });
}

// Bank files: brought once, read and posted by themselves; what is shown follows how far that is.
import {
  bankFileArrived,
  bringBankFile,
  listBankFiles,
  listBankLines,
  matchBankFileAgain,
  moveBankLine,
  postBankLine,
  postSureLines,
  showBankFile,
  type BankFileView,
  type BankLineView,
  type ListedBankFileView,
  type MoveLine,
  type PostLine,
  type UploadView,
} from '~/gen/api';
import { carryOut } from '~/lib/intent';
import { usePages, type Pages } from '~/lib/pages';
import { Problem } from '~/lib/problem';
import { invalidate, remember, useQuery, type Query } from '~/lib/query';

export const GROUPS = ['sure', 'check', 'open', 'bad', 'aside', 'posted'] as const;
export type Group = (typeof GROUPS)[number];
export const isGroup = (name: string | null): name is Group => GROUPS.includes(name as Group);

const FILES = 'bank-files';
const LINES = 'bank-lines';
const AT_WORK_MS = 1_500;
const AT_REST_MS = 30_000;
const fileKey = (fileId: string): string => `bank-file:${fileId}`;

/** Whether something still goes on with a file by itself. */
export const isAtWork = ({ state, rows, matched, posting }: BankFileView): boolean =>
  state === 'received' || (state === 'read' && matched < rows) || posting;

export const useBankFiles = (): Pages<ListedBankFileView> =>
  usePages(FILES, (cursor) => listBankFiles({ cursor }), { everyMs: AT_REST_MS });

/** A file, asked again and again while something goes on with it. */
export function useBankFile(fileId: string): Query<BankFileView> {
  const query = useQuery(fileKey(fileId), () => showBankFile(fileId));
  const everyMs = query.data && isAtWork(query.data) ? AT_WORK_MS : AT_REST_MS;
  useQuery(fileKey(fileId), () => showBankFile(fileId), { everyMs });
  return query;
}

export const useBankLines = (fileId: string, group: Group): Pages<BankLineView> =>
  usePages(`${LINES}:${fileId}:${group}`, (cursor) => listBankLines(fileId, { group, cursor, limit: 50 }));

/** Everything that is shown of a file is asked anew. */
export function refresh(fileId: string): void {
  invalidate(FILES);
  invalidate(fileKey(fileId));
  invalidate(`${LINES}:${fileId}`);
}

/** The file, once it is uploaded and handed over to be read. `onProgress` hears the share that is on its way, 0 to 1. */
export async function bring(file: File, onProgress: (share: number) => void): Promise<BankFileView> {
  const digest = await sha256(file);
  const brought = await bringBankFile({ name: file.name.slice(-140), size: file.size, digest });
  if (!brought.upload) return brought.file;
  await upload(brought.upload, file, onProgress);
  const received = await bankFileArrived(brought.file.file_id);
  remember(fileKey(received.file_id), received);
  invalidate(FILES);
  return received;
}

async function sha256(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Straight into the bucket, as the form says. Only this old way of asking tells how far it is. */
function upload({ url, fields }: UploadView, file: File, onProgress: (share: number) => void): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    const refuse = () => failed(new Problem({ status: request.status, code: request.status ? 'upload_refused' : 'offline' }));
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0);
    request.onload = () => (request.status < 300 ? done() : refuse());
    request.onerror = refuse;
    request.open('POST', url);
    request.send(form);
  });
}

/** All lines of which we are sure; it goes on by itself. */
export async function postSure(fileId: string): Promise<void> {
  remember(fileKey(fileId), await carryOut(`bank-post.${fileId}`, {}, (key) => postSureLines(fileId, key)));
}

/** Lines that wait look again for whose they are. */
export async function matchAgain(fileId: string): Promise<void> {
  await carryOut(`bank-match.${fileId}`, {}, (key) => matchBankFileAgain(fileId, key));
  refresh(fileId);
}

export async function postLine(fileId: string, place: number, body: PostLine): Promise<void> {
  await postBankLine(fileId, String(place), body);
  refresh(fileId);
}

export async function moveLine(fileId: string, place: number, body: MoveLine): Promise<void> {
  await moveBankLine(fileId, String(place), body);
  refresh(fileId);
}

// Any customer's money, and what staff do with it. Each change is made once, however often it is pressed.
import {
  allocateCredit,
  answerInstalments,
  beginRefund,
  correctEntry,
  findAccounts,
  finishOverdueTask,
  issueCreditNote,
  listAnnouncementsToStaff,
  listLedgerToStaff,
  listMoneyTasks,
  listOpenToStaff,
  listRefundsToStaff,
  listTermsChangesToStaff,
  moveRefund,
  postPayment,
  setCredit,
  setServiceClass,
  showAccount,
  showBillingToStaff,
  showInvoiceToStaff,
  showLedgerCheck,
  showPaymentToStaff,
  showRemindersToStaff,
  undoAllocation,
  writeDebtOff,
  type AccountForStaffView,
  type Allocate,
  type AnnouncementView,
  type AnswerInstalments,
  type BeginRefund,
  type BillingView,
  type Correct,
  type Deallocate,
  type FoundAccountView,
  type HistoryEntryView,
  type InvoiceView,
  type IssueCreditNote,
  type LedgerCheckView,
  type MoneyTaskView,
  type MoveRefund,
  type OpenItemView,
  type PaymentView,
  type PostPayment,
  type RefundView,
  type RemindersView,
  type SetCredit,
  type Settle,
  type TermsChangeView,
} from '~/gen/api';
import { carryOut } from '~/lib/intent';
import { usePages, type Pages } from '~/lib/pages';
import { invalidate, useQuery, type Query } from '~/lib/query';

export const SHORTEST = 2;
const EVERY_MS = 60_000;
const key = (account: string, what: string): string => `customer:${account}:${what}`;

/** Customers whom the text fits; nothing while it is too short. */
export const useFound = (text: string): Query<FoundAccountView[]> =>
  useQuery(`customers:${text}`, async () => (text.length < SHORTEST ? [] : (await findAccounts({ q: text })).items));

export const useCustomer = (account: string): Query<AccountForStaffView> =>
  useQuery(key(account, 'who'), () => showAccount(account));

export const useFigures = (account: string): Query<BillingView> =>
  useQuery(key(account, 'billing'), () => showBillingToStaff(account), { everyMs: EVERY_MS });

export type Figure = 'owed' | 'overdue' | 'not_due' | 'unallocated';

export const useOpen = (account: string, figure: Figure, limit = 20): Pages<OpenItemView> =>
  usePages(key(account, `open:${figure}:${limit}`), (cursor) => listOpenToStaff(account, { figure, cursor, limit }));

export const useLedger = (account: string): Pages<HistoryEntryView> =>
  usePages(key(account, 'entries'), (cursor) => listLedgerToStaff(account, { cursor, limit: 10 }));

export const useAnnounced = (account: string): Pages<AnnouncementView> =>
  usePages(key(account, 'announcements'), (cursor) => listAnnouncementsToStaff(account, { cursor }));

export type Item = { payment: PaymentView; invoice?: never } | { invoice: InvoiceView; payment?: never };

/** An invoice, credit note or payment with what settles it. */
export const useItem = (account: string, number: string): Query<Item> =>
  useQuery(key(account, `item:${number}`), async () =>
    number.startsWith('P')
      ? { payment: await showPaymentToStaff(account, number) }
      : { invoice: await showInvoiceToStaff(account, number) },
  );

/** What is shown of a customer is asked anew. */
export const refreshCustomer = (account: string): void => invalidate(`customer:${account}:`);

async function once<Body>(account: string, name: string, body: Body, send: (account: string, body: Body, key: string) => Promise<unknown>) {
  await carryOut(`${name}.${account}`, body, (own) => send(account, body, own));
  refreshCustomer(account);
}

export const allocate = (account: string, body: Allocate) => once(account, 'allocate', body, allocateCredit);
export const undo = (account: string, body: Deallocate) => once(account, 'undo', body, undoAllocation);
export const correct = (account: string, body: Correct) => once(account, 'correct', body, correctEntry);
export const writeOff = (account: string, body: Settle) => once(account, 'write-off', body, writeDebtOff);
export const refund = (account: string, body: BeginRefund) => once(account, 'refund', body, beginRefund);
export const credit = (account: string, body: IssueCreditNote) => once(account, 'credit', body, issueCreditNote);

/** Posted once by its reference. */
export async function post(account: string, body: PostPayment): Promise<void> {
  await postPayment(account, body);
  refreshCustomer(account);
}

export async function setTerms(account: string, body: SetCredit): Promise<void> {
  await setCredit(account, body);
  refreshCustomer(account);
}

export const useTermsChangesOf = (account: string): Pages<TermsChangeView> =>
  usePages(key(account, 'terms'), (cursor) => listTermsChangesToStaff(account, { cursor, limit: 5 }));

/** What the last night found of all ledgers. */
export const useLedgerCheck = (): Query<LedgerCheckView> => useQuery('ledger-check', () => showLedgerCheck({ limit: 20 }), { everyMs: EVERY_MS });

const TASKS = 'money-tasks';

/** What about money waits for a person. */
export const useMoneyTasks = (): Pages<MoneyTaskView> => usePages(TASKS, (cursor) => listMoneyTasks({ cursor }), { everyMs: EVERY_MS });

/** What a customer promised, and their plan to pay in parts. */
export const useLaterOf = (account: string): Query<RemindersView> =>
  useQuery(key(account, 'later'), () => showRemindersToStaff(account), { everyMs: EVERY_MS });

/** Answered once: the same answer again changes nothing. */
export async function answerPlan(account: string, number: string, body: AnswerInstalments): Promise<void> {
  await answerInstalments(account, number, body);
  refreshCustomer(account);
  invalidate(TASKS);
}

export async function overdueDone(account: string): Promise<void> {
  await carryOut(`overdue-done.${account}`, {}, (own) => finishOverdueTask(account, own));
  refreshCustomer(account);
  invalidate(TASKS);
}

export const useRefundsOf = (account: string): Pages<RefundView> =>
  usePages(key(account, 'refunds'), (cursor) => listRefundsToStaff(account, { cursor }), { everyMs: EVERY_MS });

export async function setClass(account: string, service_class: string | null): Promise<void> {
  await setServiceClass(account, { service_class });
  refreshCustomer(account);
}

/** Moved once; of two who do it at the same time, one is told that it has changed. */
export async function moveRefundOf(account: string, number: string, body: MoveRefund): Promise<void> {
  await carryOut(`move-refund.${number}`, body, (own) => moveRefund(account, number, body, own));
  refreshCustomer(account);
  invalidate(TASKS);
}

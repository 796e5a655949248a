import { hasText, t, textOf, type Facts } from './i18n';

interface FieldProblem {
  field: string;
  code: string;
  detail?: string;
}

/** The body of a refusal (application/problem+json): a code for programs, facts for the text. */
export interface ProblemBody {
  status: number;
  code: string;
  detail?: string;
  errors?: FieldProblem[];
  [fact: string]: unknown;
}

/** Anything that went wrong with a request, worded for the reader. `status` is 0 when no answer came. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.code);
    this.status = body.status;
    this.code = body.code;
    this.body = body;
  }

  /** The sentence for this code in the reader's language; else one for its kind. */
  get text(): string {
    return textOf(`problems.${this.code}`, kindOf(this.status), factsOf(this.body));
  }

  /** What is wrong with each field, by the field's name. */
  get fields(): Record<string, string> {
    const errors = this.body.errors ?? [];
    return Object.fromEntries(errors.map((error) => [lastPart(error.field), fieldText(error)]));
  }

  static offline = () => new Problem({ status: 0, code: 'offline' });
}

export const problemOf = (reason: unknown): Problem =>
  reason instanceof Problem ? reason : new Problem({ status: 0, code: 'unexpected' });

const KINDS = {
  401: 'problems.signed_out',
  403: 'problems.forbidden',
  404: 'problems.not_found',
  409: 'problems.conflict',
  422: 'problems.invalid',
  429: 'problems.too_many',
} as const;

const kindOf = (status: number) =>
  status in KINDS ? KINDS[status as keyof typeof KINDS] : status >= 500 ? 'problems.server' : 'problems.unexpected';

function factsOf(body: ProblemBody): Facts {
  const plain = Object.entries(body).filter((entry): entry is [string, string | number] =>
    ['string', 'number'].includes(typeof entry[1]),
  );
  return Object.fromEntries(plain);
}

function fieldText({ code }: FieldProblem): string {
  return hasText(`problems.field_${code}`) ? textOf(`problems.field_${code}`, 'problems.field') : t('problems.field');
}

/** "delivery_address.postcode" and "lines.0.quantity" belong to the inputs "postcode" and "quantity"; the invoice's address has its own.
 * A vendor's own questions may be called like anything: "answers.subject" is the input of that name. */
const lastPart = (field: string) =>
  field.startsWith('answers.') ? field : (field.replace(/^invoice_address\./, 'invoice_').split('.').at(-1) ?? field);

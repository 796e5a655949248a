// What is typed on the page to withdraw from a contract, and what comes back.

export interface Typed {
  name: string;
  contract: string;
  email: string;
  part: string;
  website: string;
}

export interface Receipt {
  number: string;
  received_at: string;
  time_zone: string;
  email: string;
  statement: string;
  sha256: string;
}

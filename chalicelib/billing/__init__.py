"""The ledger: invoices, payments, what settles what, statements, ageing and credit."""

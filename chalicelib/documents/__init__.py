"""Documents: orders, delivery notes, invoices, credit notes and statements as files that never change."""

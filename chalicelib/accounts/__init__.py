"""Customer accounts (persons or companies), their members, and the vendor's staff."""

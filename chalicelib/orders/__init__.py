"""Review documents, orders, their lines and their timeline."""

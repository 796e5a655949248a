"""What may come back, and what becomes of it. Pure. Quantities are whole numbers of the product's smallest step."""

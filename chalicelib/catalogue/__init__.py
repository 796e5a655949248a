"""Products, their prices and stock: what a customer can find, and what an order takes."""

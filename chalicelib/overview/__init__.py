"""One card per thing, kept from facts: the landing page and the staff's lists."""

"""Our use of AWS, Chalice and Powertools. Knows no domain."""

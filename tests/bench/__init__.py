"""Figures, not behaviour: what the portal asks of DynamoDB, how much CPU it takes, how large it is. `make bench`."""

"""What money is owed, what settles it, and what may be done with it. Pure: every function decides from its arguments.

`entries` are the ledger itself, `projections` what follows from them; both can be rebuilt from the entries alone.
"""

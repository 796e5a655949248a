"""A consumer withdraws from a contract (Art. 11a of Directive 2011/83/EU): how long, what of it, what follows. Pure."""

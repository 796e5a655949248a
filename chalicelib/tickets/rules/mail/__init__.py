"""What becomes of a mail that somebody writes to us. Pure: bytes and facts in, a decision out.

`reading` makes an `Incoming` of the bytes, `proof` says how far its sender can be believed, `threads` and `addresses`
where it belongs, `deciding` what happens. Nothing here raises because of what a stranger sent.
"""

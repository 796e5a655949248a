"""What led to tickets: made from one, bound to others, told to all of them."""

from chalicelib.tickets.service.causes.binding import bind, make
from chalicelib.tickets.service.causes.reading import bound, likely, listed, show
from chalicelib.tickets.service.causes.telling import spread, tell, tell_few

__all__ = ["bind", "bound", "likely", "listed", "make", "show", "spread", "tell", "tell_few"]

"""One way through everything: each step at least once, granted, and all agrees along the way."""

from collections import Counter
from collections.abc import Callable, Iterator

from tests.support.trading.machine import Trading

Step = Callable[[], object]
EVERY_STEP = {
    *("place", "accept", "approve", "refuse", "ship", "deliver", "lose", "cancel", "cancel_rest", "start_picking"),
    *("cancel by customer", "change", "ask for change", "accept request", "return for exchange"),
    *("approve return", "receive return", "inspect return", "settle return", "settled by exchange"),
    *("return for repair", "repair return", "send_back return", "arrive return"),
    *("withdraw", "receive_goods withdrawal", "settle withdrawal", "limit"),
    *("pay", "announce", "pay as announced", "allocate", "deallocate", "write off", "correct payment"),
    *("correct write_off", "concede", "dispute", "dispute upheld", "dispute declined", "withdraw complaint"),
    *("credit use", "ask for refund", "begin refund", "approve refund", "send refund", "arrive refund", "fail refund"),
    *("asked again", "repeated", "delivered", "slept"),
}
BEANS = "BEAN-1"


def go_through_everything(trading: type[Trading]) -> Counter[str]:
    """How often each step was taken."""
    done = Counter[str]()
    for company, way in ((True, _goods), (True, _money), (False, _withdrawn)):
        one = trading()
        one.begin(company=company)
        one.agrees()
        for count, step in enumerate(way(one)):
            step()
            one.look()
            if count % 6 == 5:
                one.agrees()
        one.teardown()
        done.update(one.trade.tally)
    return done


def _goods(at: Trading) -> Iterator[Step]:
    yield lambda: at.change(0, BEANS, 5, by_staff=False)
    yield lambda: at.soon_die("after-call", 1, patient=True)
    yield lambda: at.move(0, "start_picking")
    yield lambda: at.ask_again(0)
    yield lambda: at.ship(0, BEANS, 2)
    yield lambda: at.arrive(0, 0, "deliver")
    yield lambda: at.change(0, "MUG-1", 1, by_staff=True)
    yield lambda: at.answer(0, "accept")
    yield lambda: at.ship(0, BEANS, 1)
    yield lambda: at.arrive(0, 0, "lose")
    yield lambda: at.ask_return(0, 0, 2, "exchange", None)
    yield from _returned(at, 4)
    yield lambda: at.repeat(-1)
    yield lambda: at.decide(0, "accept")
    yield lambda: at.move(1, "cancel_rest")
    yield lambda: at.cancel(0)
    yield lambda: at.set_limit(9_000, None)
    yield lambda: at.place(4, 4, 3)
    yield lambda: at.decide(0, "approve")
    yield lambda: at.decide(0, "refuse")
    yield lambda: at.place(1, 0, 0)
    yield lambda: at.move(0, "cancel")


def _returned(at: Trading, steps: int) -> Iterator[Step]:
    for _ in range(steps):
        yield lambda: at.go_on_with_return(0, 0, 2, 1)


def _money(at: Trading) -> Iterator[Step]:
    yield lambda: at.all_arrives(2)
    yield lambda: at.announce(0, 2000)
    yield lambda: at.pay_as_announced(0)
    yield lambda: at.unbind(0)
    yield lambda: at.bind(0, 0, 500)
    yield lambda: at.sleep(15)
    yield lambda: at.bring(0, again=True)
    yield lambda: at.contest(0, 300, 1)
    yield lambda: at.answer_dispute(0, "upheld", None)
    yield lambda: at.contest(0, 300, 1)
    yield lambda: at.drop_dispute(1, "withdraw")
    yield lambda: at.contest(0, 200, 2)
    yield lambda: at.answer_dispute(2, "declined", None)
    yield lambda: at.concede(0, 100, None)
    yield lambda: at.write_off(0, 50)
    yield lambda: at.correct(at.place_of("write_off"))
    yield lambda: at.pay_ahead(3000)
    yield lambda: at.unbind(-1)
    yield lambda: at.correct(at.place_of("payment"))
    yield lambda: at.pay(3, 20_000)
    yield lambda: at.refund(0, 300, by_staff=False)
    yield lambda: at.refund(0, 200, by_staff=True)
    for of, what in ((0, "send"), (0, "arrive"), (0, "approve"), (0, "fail")):
        yield lambda of=of, what=what: at.move_refund(of, what)  # type: ignore[misc]


def _withdrawn(at: Trading) -> Iterator[Step]:
    yield lambda: at.ship(0, BEANS, 2)
    yield lambda: at.arrive(0, 0, "deliver")
    yield lambda: at.all_arrives(4)
    yield lambda: at.pay(1, None)
    yield lambda: at.let_credit_settle(automatic=True)
    yield lambda: at.ask_return(0, 0, 2, "repair", None)
    yield from _returned(at, 6)
    yield lambda: at.withdraw(0)
    yield lambda: at.all_arrives(5)
    yield lambda: at.move_withdrawal(0, "receive_goods")
    yield lambda: at.move_withdrawal(0, "settle")

"""HTTP for staff: bank files, and the payments in them that are to be matched."""

from chalicelib.billing.schemas.bank import (
    BankFilesView,
    BankFileView,
    BankLinesView,
    BankLineView,
    BringBankFile,
    BroughtView,
    LinesQuery,
    MoveLine,
    PostLine,
)
from chalicelib.billing.service import bank
from chalicelib.kernel.idempotency import IdempotencyKey
from chalicelib.kernel.principal import Principal
from chalicelib.kernel.schema import PageQuery
from chalicelib.platform.http import Api, Audience, Created, Download

staff = Api(__name__, audience=Audience.STAFF)


@staff.post("/staff/bank-files", status=201)
def bring_bank_file(caller: Principal, body: BringBankFile) -> Created[BroughtView]:
    """Say which file you bring, and hear where to upload it. The same bytes are the same file, whatever its name."""
    brought, is_new = bank.bring(caller, body)
    return Created(brought, is_new=is_new)


@staff.post("/staff/bank-files/{file_id}/arrival")
def bank_file_arrived(file_id: str) -> BankFileView:
    """Say that the file is uploaded; it is read at once. Repeating it changes nothing."""
    return bank.received(file_id)


@staff.get("/staff/bank-files")
def list_bank_files(query: PageQuery) -> BankFilesView:
    """Bank files, newest first."""
    return bank.listed(query.cursor, query.limit)


@staff.get("/staff/bank-files/{file_id}")
def show_bank_file(file_id: str) -> BankFileView:
    """A file, how far it is read, and how its lines stand."""
    return bank.show(file_id)


@staff.get("/staff/bank-files/{file_id}/lines")
def list_bank_lines(file_id: str, query: LinesQuery) -> BankLinesView:
    """The lines of one group, in the file's order."""
    return bank.listed_lines(file_id, query)


@staff.get("/staff/bank-files/{file_id}/lines/{place}")
def show_bank_line(file_id: str, place: str) -> BankLineView:
    """One line."""
    return bank.show_line(file_id, place)


@staff.post("/staff/bank-files/{file_id}/lines/{place}/payment", status=201)
def post_bank_line(file_id: str, place: str, body: PostLine) -> Created[BankLineView]:
    """Post a line as a payment of a customer. The bank's reference makes it one: repeating it changes nothing."""
    posted, is_new = bank.post(file_id, place, body)
    return Created(posted, is_new=is_new)


@staff.post("/staff/bank-files/{file_id}/lines/{place}/moves")
def move_bank_line(file_id: str, place: str, body: MoveLine) -> BankLineView:
    """Set a line aside, with a note why, or take it back."""
    return bank.change(file_id, place, body)


@staff.post("/staff/bank-files/{file_id}/payments")
def post_sure_lines(file_id: str, key: IdempotencyKey) -> BankFileView:
    """Have all lines posted whose match is sure. It goes on by itself; look at the file to see how far it is."""
    return bank.ask(file_id, key)


@staff.post("/staff/bank-files/{file_id}/matches")
def match_bank_file_again(file_id: str, key: IdempotencyKey) -> BankFileView:
    """Have the lines that wait look again for whose they are, for instance once new invoices have been issued."""
    return bank.match_again(file_id, key)


@staff.get("/staff/bank-files/{file_id}/report.csv")
def download_bank_report(file_id: str) -> Download:
    """Every line that was not posted, with its reason, as a file for spreadsheets."""
    text, name = bank.report(file_id)
    return Download(text=text, name=name)

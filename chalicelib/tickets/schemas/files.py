"""Files that come with what people write, from the site or by mail."""

from typing import Annotated

from pydantic import Field

from chalicelib.kernel.files import MOST_FILE_BYTES
from chalicelib.kernel.schema import Input, Line, View

FileName = Annotated[Line, Field(min_length=1, max_length=200)]


class AnnounceUpload(Input):
    """A file that is going to be sent: its ending says what it is, `size` its bytes."""

    name: FileName
    size: Annotated[int, Field(ge=1, le=MOST_FILE_BYTES)]


class FileUploadView(View):
    """A form that takes that file for ten minutes: these fields and, last, the file under the name `file`."""

    upload_id: str
    url: str
    fields: dict[str, str]


class SentFile(Input):
    """A file that was uploaded before. `alt` says what it shows to those who cannot see it."""

    upload_id: Annotated[str, Field(pattern="^upl_[0-9A-Z]{26}$")]
    name: FileName
    alt: Annotated[Line, Field(max_length=200)] | None = None


SentFiles = Annotated[tuple[SentFile, ...], Field(max_length=10)]


class FileView(View):
    """A file that came with a message. One that is not kept has no `file_id` but the `fault` for which.

    One that `is_being_checked` has neither yet.
    """

    name: str
    file_id: str | None = None
    media_type: str | None = None
    size: int | None = None
    alt: str | None = None
    fault: str | None = None
    is_being_checked: bool = False


class FileLink(View):
    """Where the file can be fetched, for some minutes."""

    name: str
    url: str

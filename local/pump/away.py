"""When the emulated AWS is not there."""

from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError

UNREACHABLE = (BotoCoreError, ClientError, ResponseParserError)
"""It refused, did not answer, or died in the middle of an answer."""

"""Use cases of guests: write to us, confirm it by the mailed link."""

from chalicelib.guests.service.inquiring import KEEP, InquiryMail, confirm, inquiry_mail, show, write

__all__ = ["KEEP", "InquiryMail", "confirm", "inquiry_mail", "show", "write"]

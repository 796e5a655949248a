"""What the vendor's own scanner says about an uploaded file.

Scanners that watch a bucket (GuardDuty Malware Protection, bucketAV, bucket-antivirus-function) tag each object with
what they found. The vendor names the tag and its good value, as `GuardDutyMalwareScanStatus=NO_THREATS_FOUND`. Who has
another kind of scanner lets it set such a tag, or words `verdict` anew: nothing else knows how a file is scanned.
"""

from enum import StrEnum

from chalicelib.platform import aws
from chalicelib.platform.settings import settings


class Verdict(StrEnum):
    """Nothing harmful found, something found, or not looked at yet."""

    CLEAN = "clean"
    HARMFUL = "harmful"
    WAITING = "waiting"


def verdict(key: str, version: str | None) -> Verdict:
    """About that version of an uploaded file; without a scanner nothing is found."""
    tag, _, clean = settings().scanner_tag.partition("=")
    if not tag:
        return Verdict.CLEAN
    which = {"VersionId": version} if version else {}
    found = aws.client("s3").get_object_tagging(Bucket=settings().bucket_documents, Key=key, **which)
    told = {one["Key"]: one["Value"] for one in found["TagSet"]}
    if tag not in told:
        return Verdict.WAITING
    return Verdict.CLEAN if told[tag] == clean else Verdict.HARMFUL

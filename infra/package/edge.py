"""CloudFront before site, pictures and API: what it adds to their answers, what it reads, how the API knows it."""

from pathlib import Path
from typing import Any

from infra import headers

PATHS = Path(__file__).parents[1] / "site_paths.js"
UPLOADS = "https://${DocumentsBucket}.s3.amazonaws.com https://${DocumentsBucket}.s3.${AWS::Region}.amazonaws.com"
SIGN_IN = "https://cognito-idp.${AWS::Region}.amazonaws.com"
HARMLESS = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
"""For pictures: a drawing that is opened by itself may carry script, and it must not run."""
TWO_YEARS = 63_072_000
KEY = {"Fn::Select": [2, {"Fn::Split": ["/", {"Ref": "AWS::StackId"}]}]}
"""What only CloudFront tells the API: the random part of the stack's id, which nobody outside the account sees."""
KEY_HEADER = "x-portico-edge"
_NATIVE: dict[str, dict[str, Any]] = {
    "X-Content-Type-Options": {"ContentTypeOptions": {"Override": True}},
    "X-Frame-Options": {"FrameOptions": {"FrameOption": "DENY", "Override": True}},
    "Referrer-Policy": {
        "ReferrerPolicy": {"ReferrerPolicy": headers.SECURITY["Referrer-Policy"], "Override": True},
    },
}
"""Headers for which CloudFront has fields of its own, and takes them nowhere else."""


def complete(template: dict[str, Any]) -> None:
    """Completes the distribution in place."""
    resources = template["Resources"]
    resources["SitePaths"]["Properties"]["FunctionCode"] = PATHS.read_text(encoding="utf-8")
    resources["SiteHeaders"] = _headers("site", {"Fn::Sub": headers.policy(connect=f"{SIGN_IN} {UPLOADS}")})
    resources["MediaHeaders"] = _headers("media", HARMLESS)
    resources["ApiHeaders"] = _headers("api", "default-src 'none'; frame-ancestors 'none'")
    for bucket in ("SiteBucket", "MediaBucket"):
        policy = resources[f"{bucket}Policy"]["Properties"]["PolicyDocument"]
        policy["Statement"] = [*policy["Statement"], _may_read(bucket)]
    origins = resources["Distribution"]["Properties"]["DistributionConfig"]["Origins"]
    [api] = [origin for origin in origins if origin["Id"] == "api"]
    api["OriginCustomHeaders"] = [{"HeaderName": KEY_HEADER, "HeaderValue": KEY}]
    resources["APIHandler"]["Properties"]["Environment"]["Variables"]["PORTICO_EDGE_KEY"] = KEY


def _headers(name: str, policy: str | dict[str, str]) -> dict[str, Any]:
    security: dict[str, Any] = {
        "ContentSecurityPolicy": {"ContentSecurityPolicy": policy, "Override": True},
        "StrictTransportSecurity": {
            "AccessControlMaxAgeSec": TWO_YEARS,
            "IncludeSubdomains": True,
            "Override": True,
        },
    }
    for native in _NATIVE.values():
        security |= native
    others = [
        {"Header": header, "Value": value, "Override": True}
        for header, value in headers.SECURITY.items()
        if header not in _NATIVE
    ]
    config = {
        "Name": {"Fn::Sub": f"portico-${{Stage}}-{name}"},
        "SecurityHeadersConfig": security,
        "CustomHeadersConfig": {"Items": others},
    }
    return {"Type": "AWS::CloudFront::ResponseHeadersPolicy", "Properties": {"ResponseHeadersPolicyConfig": config}}


def _may_read(bucket: str) -> dict[str, Any]:
    distribution = "arn:${AWS::Partition}:cloudfront::${AWS::AccountId}:distribution/${Distribution}"
    return {
        "Sid": "CloudFrontShows",
        "Effect": "Allow",
        "Principal": {"Service": "cloudfront.amazonaws.com"},
        "Action": "s3:GetObject",
        "Resource": {"Fn::Sub": f"${{{bucket}.Arn}}/*"},
        "Condition": {"StringEquals": {"aws:SourceArn": {"Fn::Sub": distribution}}},
    }

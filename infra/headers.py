"""What the site's answers carry besides themselves. CloudFront and the laptop's gateway send the same."""

CONTENT_SECURITY_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "media-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "portal-html",
}
"""No inline script, nothing from elsewhere, and no text becomes markup but through the one named policy."""
SECURITY = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
"""Strict-Transport-Security comes with TLS, so not on a laptop."""
IMMUTABLE = "public, max-age=31536000, immutable"
"""For what lies under /assets: its name changes with its content."""
REVALIDATE = "no-cache"
"""For everything else of the site: kept, but asked about each time, by ETag."""


def policy(*, connect: str = "") -> str:
    """The Content-Security-Policy. `connect` names further origins that pages may speak to, with spaces between."""
    parts = CONTENT_SECURITY_POLICY | {"connect-src": f"'self' {connect}".strip()}
    return "; ".join(f"{name} {value}" for name, value in parts.items())

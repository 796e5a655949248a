"""Which pictures we show: recognised by their content, never by their name; a drawing may only draw. Pure.

A picture is served from our own origin. A browser that opens an SVG by its address would run what is in it, so only
elements and attributes that draw are let in.
"""

import hashlib
import re
from dataclasses import dataclass
from xml.etree import ElementTree

from chalicelib.catalogue.rows.fields import shown

LARGEST = 2_000_000  # bytes
_SVG = "{http://www.w3.org/2000/svg}"
_XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_DRAWING = frozenset(
    [
        "svg",
        "g",
        "defs",
        "symbol",
        "use",
        "title",
        "desc",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "pattern",
        "marker",
        "filter",
        "feGaussianBlur",
        "feOffset",
        "feMerge",
        "feMergeNode",
        "feColorMatrix",
        "feFlood",
        "feComposite",
        "feBlend",
        "feTurbulence",
        "feDropShadow",
        "metadata",
        "style",
    ]
)
_PROLOGUE = re.compile(
    rb"^(\xef\xbb\xbf)?\s*<\?xml version=.1\.0.( encoding=.(?i:utf-8).)?( standalone=.(yes|no).)?\s*\?>"
)
_REACHING = re.compile(r"url\(\s*['\"]?(?!#)|@import|expression\(|javascript:|\\", re.IGNORECASE)


class PictureRefused(ValueError):
    """Why a file cannot be shown as a picture."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be shown. `key` is its place in the media bucket: the same content, the same place."""

    key: str
    content_type: str


def recognise(data: bytes) -> Picture:
    """What picture it is. Raises PictureRefused."""
    if len(data) > LARGEST:
        raise PictureRefused(f"the picture has more than {LARGEST // 1_000_000} MB")
    ending, content_type = _kind(data)
    return Picture(f"products/{hashlib.sha256(data).hexdigest()[:24]}.{ending}", content_type)


def _kind(data: bytes) -> tuple[str, str]:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png", "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg", "image/jpeg"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp", "image/webp"
    if b"<svg" in data:
        _ensure_only_draws(data)
        return "svg", "image/svg+xml"
    raise PictureRefused("is not a picture that we know: svg, png, jpg or webp")


def _ensure_only_draws(data: bytes) -> None:
    drawn = _PROLOGUE.sub(b"", data, count=1)
    if b"<!" in drawn.replace(b"<!--", b"") or b"<?" in drawn:
        raise PictureRefused("the drawing has declarations in it")
    try:
        root = ElementTree.fromstring(drawn.decode("utf-8"))  # noqa: S314  (declarations, and so entities, are refused)
    except (ElementTree.ParseError, UnicodeDecodeError, ValueError) as error:
        raise PictureRefused("the drawing is not proper SVG") from error
    if root.tag != f"{_SVG}svg":
        raise PictureRefused("the drawing is not proper SVG")
    for element in root.iter():
        _ensure_harmless(element)


def _ensure_harmless(element: "ElementTree.Element[str]") -> None:
    name = element.tag.removeprefix(_SVG) if isinstance(element.tag, str) else ""
    if name not in _DRAWING:
        raise PictureRefused(f"the drawing has something else in it than a drawing: {shown(name)}")
    for attribute, value in element.attrib.items():
        if attribute.lower().startswith("on") or _reaches_out(attribute, value):
            raise PictureRefused(f"the drawing does something or reaches elsewhere: {shown(attribute)}")
    if name == "style" and _REACHING.search(element.text or ""):
        raise PictureRefused("the drawing's style reaches elsewhere")


def _reaches_out(attribute: str, value: str) -> bool:
    if attribute in {"href", _XLINK_HREF}:
        return not value.startswith("#")
    return attribute == _XML_BASE or bool(_REACHING.search(value))

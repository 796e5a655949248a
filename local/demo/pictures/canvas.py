"""The few strokes every picture is made of. A stroke is a piece of SVG text; a picture is strokes joined.

The canvas is 400 by 400 units, y downwards; objects stand on y = FLOOR. Nothing here needs an id, a gradient
or a reference, so a picture may be shown as a file, as data or inline beside others.
"""

FLOOR = 330.0

Box = tuple[float, float, float, float]


def number(value: float) -> str:
    """At most one decimal, no trailing zero: small files that do not differ between machines."""
    return f"{value:.1f}".removesuffix(".0")


def _paint(fill: str, alpha: float) -> str:
    return f' fill="{fill}"' + (f' fill-opacity="{alpha:g}"' if alpha < 1 else "") + "/>"


def path(d: str, fill: str, alpha: float = 1) -> str:
    """A filled outline, `d` as in SVG."""
    return f'<path d="{d}"' + _paint(fill, alpha)


def rect(box: Box, fill: str, r: float = 0, alpha: float = 1) -> str:
    """A rectangle (x, y, width, height) with corners of radius r."""
    x, y, w, h = map(number, box)
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}"' + (f' rx="{number(r)}"' if r else "") + _paint(fill, alpha)


def disc(cx: float, cy: float, r: float, fill: str, alpha: float = 1) -> str:
    """A filled circle."""
    return f'<circle cx="{number(cx)}" cy="{number(cy)}" r="{number(r)}"' + _paint(fill, alpha)


def oval(box: Box, fill: str, alpha: float = 1) -> str:
    """A filled ellipse (centre x, centre y, radius x, radius y)."""
    cx, cy, rx, ry = map(number, box)
    return f'<ellipse cx="{cx}" cy="{cy}" rx="{rx}" ry="{ry}"' + _paint(fill, alpha)


def line(d: str, colour: str, width: float, alpha: float = 1) -> str:
    """A stroked line with round ends and corners."""
    faint = f' stroke-opacity="{alpha:g}"' if alpha < 1 else ""
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{number(width)}"{faint}'
        ' stroke-linecap="round" stroke-linejoin="round"/>'
    )


def ring(cx: float, cy: float, r: float, colour: str, width: float) -> str:
    """A circle's outline."""
    return (
        f'<circle cx="{number(cx)}" cy="{number(cy)}" r="{number(r)}" fill="none" stroke="{colour}"'
        f' stroke-width="{number(width)}"/>'
    )


def moved(parts: str, x: float = 0, y: float = 0, scale: float = 1, turn: float = 0) -> str:
    """The same strokes elsewhere: turned by degrees about their own origin, scaled, then put at (x, y)."""
    steps = f"translate({number(x)} {number(y)})"
    if scale != 1:
        steps += f" scale({scale:g})"
    if turn:
        steps += f" rotate({number(turn)})"
    return f'<g transform="{steps}">{parts}</g>'


def squashed(parts: str, share: float, y: float) -> str:
    """The same strokes seen from a low angle: flattened to a share of their height about the line y."""
    return f'<g transform="matrix(1 0 0 {share:g} 0 {number(y * (1 - share))})">{parts}</g>'


def about_floor(parts: str, scale: float) -> str:
    """The same object larger or smaller, still standing in the middle of the floor."""
    return moved(parts, 200 * (1 - scale), FLOOR * (1 - scale), scale)


def shade(d: str, alpha: float = 0.12) -> str:
    """The side away from the light."""
    return path(d, "#000000", alpha)


def shine(d: str, alpha: float = 0.3) -> str:
    """The side towards the light."""
    return path(d, "#ffffff", alpha)


def shadow(cx: float, half_width: float, y: float = FLOOR) -> str:
    """What an object throws on the floor."""
    return oval((cx, y, half_width, 9), "#1d2b2a", 0.14)


def mix(one: str, other: str, share: float) -> str:
    """`one` with a share (0..1) of `other` blended in."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def darker(colour: str, share: float = 0.2) -> str:
    """A shade of the colour."""
    return mix(colour, "#10201e", share)


def lighter(colour: str, share: float = 0.3) -> str:
    """A tint of the colour."""
    return mix(colour, "#ffffff", share)

"""Spare parts of machines and grinders."""

from local.demo.pictures.canvas import (
    darker,
    disc,
    line,
    moved,
    oval,
    path,
    rect,
    ring,
    shade,
    shadow,
    shine,
    squashed,
)
from local.demo.pictures.palette import BRASS, COFFEE, CREMA, INK, IRON, MUSTARD, PAPER, SILVER, STEEL


def ring_seal(colour: str, width: float, radius: float) -> str:
    """A rubber or silicone ring lying flat, a second leaning on it."""
    flat = ring(186, 290, radius, darker(colour, 0.25), width) + ring(186, 280, radius, colour, width)
    return (
        shadow(190, radius + width / 2, 306)
        + squashed(flat, 0.5, 290)
        + moved(ring(0, 0, radius * 0.8, colour, width * 0.8), 226, 190)
        + shine("M174 176q6-38 42-46l2 7q-30 8-36 40z", 0.3)
    )


def shower_screen() -> str:
    """A round steel screen with rings of holes."""
    spots = [(r, a) for r, n in ((30, 6), (58, 12), (86, 18)) for a in range(0, 360, 360 // n)]
    holes = "".join(moved(disc(0, -r, 5, INK), 200, 204, turn=a) for r, a in spots)
    return (
        shadow(200, 84, 336)
        + disc(200, 204, 118, IRON)
        + disc(200, 202, 114, SILVER)
        + ring(200, 202, 102, STEEL, 4)
        + holes
        + disc(200, 204, 11, BRASS)
    )


def portafilter(handle: str, *, spouts: bool) -> str:
    """A portafilter, with two spouts or without a bottom."""
    grip = moved(
        path("M0-15q60-10 140-6 16 21 0 42-80 4-140-6z", handle)
        + path("M0 4q80 10 146 6-2 6-6 11-80 4-140-6z", "#000000", 0.14),
        214,
        196,
        turn=16,
    )
    neck = moved(rect((-10, -11, 50, 22), SILVER, 6), 204, 192, turn=16)
    bowl = (
        path("M84 158h148v40q-4 44-74 44t-74-44z", STEEL)
        + shade("M200 158h32v40q-4 44-74 44 44-8 44-50z")
        + rect((62, 166, 26, 16), STEEL, 5)
    )
    rim = oval((158, 158, 78, 21), SILVER) + oval((158, 160, 62, 14), COFFEE)
    below = (
        path("M118 238h80l-8 26-18 30h-14l6-34h-12l6 34h-14l-18-30z", IRON)
        if spouts
        else oval((158, 226, 50, 13), COFFEE) + line("M150 236v52M166 236v40", CREMA, 6)
    )
    return (
        shadow(190, 116, 326)
        + grip
        + neck
        + below
        + bowl
        + rim
        + (oval((158, 228, 46, 9), CREMA) if not spouts else "")
    )


def burrs() -> str:
    """A pair of flat burrs, gold-coated."""
    teeth = "".join(
        moved(path("M-5-28q6-18 0-38h9q6 20 0 38z", darker(MUSTARD, 0.35)), 0, 0, turn=24 * i) for i in range(15)
    )
    one = (
        disc(0, 4, 78, darker(BRASS, 0.35))
        + disc(0, 0, 78, BRASS)
        + disc(0, 0, 70, MUSTARD)
        + teeth
        + disc(0, 0, 24, darker(BRASS, 0.4))
        + disc(0, 2, 20, SILVER)
    )
    return shadow(200, 126, 336) + moved(one, 244, 168, 0.96) + moved(one, 152, 246)


def steam_tip() -> str:
    """A steam tip with four jets."""
    tube = rect((178, 62, 44, 96), SILVER, 6) + rect((206, 62, 16, 96), "#000000", 5, 0.1)
    nut = path("M160 156h80l10 20-10 20h-80l-10-20z", BRASS) + line("M184 158v36M216 158v36", darker(BRASS, 0.25), 4)
    tip = (
        path("M168 196h64q2 46-32 60-34-14-32-60z", STEEL)
        + shade("M212 196h20q2 46-32 60 16-20 12-60z")
        + disc(186, 230, 4, INK)
        + disc(212, 232, 4, INK)
    )
    jets = "".join(line(f"M{200 + 14 * t} 264q{10 * t} 20 {22 * t} 56", PAPER, 10, 0.85) for t in (-2, -0.7, 0.7, 2))
    return shadow(200, 60, 336) + jets + tube + nut + tip


def spare_jug(jug: str) -> str:
    """The glass jug alone, larger."""
    return shadow(200, 84) + moved(jug, 194, 330, 2.05)

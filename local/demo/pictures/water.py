"""What makes good water: cartridges, strips, dispensers."""

from local.demo.pictures.canvas import darker, disc, line, moved, path, rect, ring, shade, shadow
from local.demo.pictures.palette import (
    BLUE,
    BRASS,
    BRICK,
    CLAY,
    COAL,
    FIR,
    GLASS,
    INK,
    IRON,
    LIME,
    MUSTARD,
    PAPER,
    SILVER,
    SKY,
    SLATE,
    SPRUCE,
    STEEL,
    WATER,
)


def cartridge(size: float, band: str) -> str:
    """A filter cartridge standing on its end; the larger one is taller and wider."""
    w, h = 84 * size, 190 * size
    x, y = 200 - w / 2, 330 - h
    body = rect((x, y, w, h), PAPER, 16) + rect((x + w * 0.72, y, w * 0.28, h), "#000000", 14, 0.08)
    head = rect((x + w * 0.2, y - 34, w * 0.6, 44), SLATE, 8) + rect((x + w * 0.08, y - 12, w * 0.84, 20), COAL, 7)
    label = rect((x, y + h * 0.28, w, h * 0.46), band) + _drop(200, y + h * 0.52, 1.5 * size, PAPER)
    arrows = line(f"M{200 - w / 2 - 26:.0f} {y - 14:.0f}h22M{200 + w / 2 + 4:.0f} {y - 14:.0f}h22", WATER, 9)
    return shadow(200, w / 2 + 16) + arrows + head + body + label


def filter_head() -> str:
    """The head a cartridge turns into, with its dial."""
    pipe = (
        rect((70, 158, 260, 30), BRASS, 10)
        + rect((62, 150, 26, 46), darker(BRASS, 0.15), 6)
        + rect((312, 150, 26, 46), darker(BRASS, 0.15), 6)
    )
    body = path("M118 124q0-18 18-18h128q18 0 18 18v96q0 18-18 18H136q-18 0-18-18z", SPRUCE) + shade(
        "M244 106h20q18 0 18 18v96q0 18-18 18h-20z", 0.16
    )
    dial = disc(200, 166, 42, PAPER) + "".join(
        moved(rect((-2, -38, 4, 9), COAL), 200, 166, turn=-120 + 30 * i) for i in range(9)
    )
    hand = moved(path("M-6 10L0-28 6 10z", CLAY), 200, 166, turn=34) + disc(200, 166, 8, COAL)
    collar = (
        rect((142, 238, 116, 26), COAL, 6)
        + path("M152 264h96l-8 44q-40 22-80 0z", SILVER)
        + _drop(200, 330, 0.8, WATER)
    )
    return shadow(200, 70, 348) + pipe + body + dial + hand + collar


def jug_cartridges() -> str:
    """Three small cartridges in a row."""
    one = path("M-30-70h60l-8 108q-22 14-44 0z", PAPER) + path("M8-70h22l-8 108q-6 4-14 6z", "#000000", 0.08)
    one += rect((-36, -84, 72, 20), FIR, 7) + rect((-24, -18, 48, 30), SKY, 5) + _drop(0, -2, 0.6, BLUE)
    return shadow(200, 120) + moved(one, 116, 290) + moved(one, 284, 290) + moved(one, 200, 262, 1.15)


def test_strips() -> str:
    """A tube of strips, three of them read."""
    tube = (
        rect((108, 172, 80, 158), PAPER, 10)
        + rect((102, 146, 92, 34), BLUE, 8)
        + rect((108, 218, 80, 64), SKY)
        + _drop(148, 252, 1.2, BLUE)
    )
    side = shade("M166 172h12q10 0 10 10v138q0 10-10 10h-12z", 0.08)
    scale = ((LIME, FIR, SPRUCE), (MUSTARD, CLAY, BRICK), (SKY, WATER, BLUE))
    strips = "".join(
        moved(
            rect((-13, -120, 26, 150), PAPER, 3)
            + "".join(rect((-10, -112 + 26 * k, 20, 20), tint, 2) for k, tint in enumerate(scale[i])),
            236 + 30 * i,
            298,
            turn=8 + 13 * i,
        )
        for i in range(3)
    )
    return shadow(206, 112) + strips + tube + side


def dispenser() -> str:
    """A water dispenser on a counter with three buttons."""
    case = rect((122, 84, 156, 246), COAL, 16) + shade("M246 84h16q16 0 16 16v214q0 16-16 16h-16z", 0.25)
    bay = rect((140, 176, 120, 130), SILVER, 8) + rect((140, 176, 120, 14), IRON, 6)
    keys = "".join(disc(164 + 36 * i, 132, 13, tint) for i, tint in enumerate((WATER, PAPER, LIME)))
    bubbles = disc(232, 136, 3, SPRUCE) + disc(240, 130, 3, SPRUCE) + disc(235, 126, 2, SPRUCE)
    glass = (
        path("M174 222h52l-6 76h-40z", GLASS, 0.9)
        + path("M177 250h46l-4 48h-38z", WATER)
        + rect((197, 190, 6, 62), WATER)
    )
    return shadow(200, 96) + case + bay + keys + bubbles + glass + rect((134, 300, 132, 14), INK, 5)


def osmosis() -> str:
    """A treatment unit with three housings and a gauge."""
    case = (
        rect((84, 92, 232, 110), STEEL, 12)
        + shade("M280 92h24q12 0 12 12v86q0 12-12 12h-24z")
        + disc(132, 146, 28, PAPER)
        + ring(132, 146, 28, IRON, 5)
    )
    screen = rect((184, 122, 98, 46), INK, 7) + line("M198 146h28M198 156h16", LIME, 5) + _drop(256, 146, 0.8, WATER)
    tubes = "".join(
        rect((100 + 72 * i, 198, 56, 22), COAL, 6)
        + rect((104 + 72 * i, 218, 48, 106), tint, 12)
        + rect((112 + 72 * i, 228, 8, 84), "#ffffff", 4, 0.35)
        for i, tint in enumerate((WATER, SKY, BLUE))
    )
    return shadow(200, 116) + tubes + case + moved(path("M-4 6L0-20 4 6z", BRICK), 132, 146, turn=40) + screen


def _drop(x: float, y: float, size: float, tint: str) -> str:
    """A drop of water."""
    return moved(path("M0-20Q14 0 14 8A14 14 0 0 1-14 8Q-14 0 0-20z", tint), x, y, size)

"""Cleaning things that are not a bottle or a tub."""

from local.demo.pictures.canvas import darker, disc, lighter, line, moved, oval, path, rect, shade, shadow
from local.demo.pictures.palette import (
    BLUE,
    BRASS,
    CLAY,
    COAL,
    COFFEE,
    CREAM,
    IRON,
    KRAFT,
    LIME,
    MUSTARD,
    OAK,
    PAPER,
    SAGE,
    SILVER,
    SKY,
    STEEL,
)


def cloths() -> str:
    """Four folded cloths, one colour per task."""
    layers = "".join(
        rect((104, 290 - 42 * i, 192, 40), tint, 16)
        + line(f"M122 {310 - 42 * i}h150", darker(tint, 0.18), 3)
        + path(f"M270 {290 - 42 * i}h10q16 0 16 16v8q0 16-16 16h-10z", "#000000", 0.08)
        for i, tint in enumerate((BLUE, SAGE, MUSTARD, CLAY))
    )
    fold = path("M104 178q0-14 16-14h160l16 14q-96 26-192 0z", lighter(CLAY, 0.25)) + rect((270, 214, 14, 22), PAPER, 3)
    return shadow(200, 106) + layers + fold


def group_brush() -> str:
    """An angled brush for the group head."""
    handle = moved(rect((-18, -14, 196, 28), COAL, 14) + rect((8, -14, 18, 28), LIME), 162, 226, turn=38)
    head = moved(rect((-52, -20, 104, 36), COAL, 14) + rect((-46, 14, 92, 34), SKY, 5), 150, 190, turn=-14)
    bristles = moved(
        "".join(line(f"M{-38 + 11 * i} 18v26", darker(SKY, 0.25), 3) for i in range(8)), 150, 190, turn=-14
    )
    return (
        shadow(204, 108, 340)
        + handle
        + head
        + bristles
        + moved(rect((-40, -14, 56, 7), "#ffffff", 3, 0.2), 150, 190, turn=-14)
    )


def grinder_brush() -> str:
    """A round-ended brush with a beech handle."""
    handle = (
        path("M188 96q12-14 24 0l8 112h-40z", OAK)
        + shade("M203 88q6 2 9 8l8 112h-14z", 0.13)
        + disc(200, 108, 5, darker(OAK, 0.5))
    )
    ferrule = rect((172, 204, 56, 34), BRASS, 4) + line("M172 216h56M172 227h56", darker(BRASS, 0.25), 3)
    hair = path("M174 238h52q18 52 6 88-32 12-64 0-12-36 6-88z", CREAM) + "".join(
        line(f"M{184 + 8 * i} 246l{(i - 2) * 5} 74", darker(CREAM, 0.2), 2.5) for i in range(5)
    )
    crumbs = "".join(
        disc(x, y, r, COFFEE)
        for x, y, r in ((130, 328, 4), (144, 322, 3), (262, 328, 4), (276, 324, 2.5), (118, 320, 2))
    )
    return shadow(200, 74) + handle + ferrule + hair + crumbs


def kit() -> str:
    """A caddy with powder, brush, cloth and spray."""
    spray = rect((118, 152, 52, 120), SKY, 10) + rect((132, 126, 24, 28), BLUE, 4) + path("M116 104h56l6 26h-62z", BLUE)
    jar = rect((182, 178, 62, 90), PAPER, 8) + rect((178, 162, 70, 22), CLAY, 6) + rect((182, 206, 62, 34), CLAY)
    brush = rect((262, 92, 16, 120), OAK, 8) + rect((252, 196, 36, 20), IRON, 4)
    cloth = path("M248 214q20-22 52 0v40h-52z", MUSTARD)
    tray = (
        path("M90 236h220l-16 94H106z", KRAFT)
        + shade("M266 236h44l-16 94h-36z", 0.1)
        + rect((84, 228, 232, 16), lighter(KRAFT, 0.25), 7)
    )
    return shadow(200, 112) + spray + brush + jar + cloth + tray + disc(200, 286, 20, PAPER) + disc(200, 286, 9, LIME)


def puck(colour: str) -> str:
    """A blind basket: polished steel, nothing passes."""
    wall = path("M112 216v44q88 66 176 0v-44z", STEEL) + shade("M250 216h38v44q-16 12-38 20z")
    lip = (
        oval((200, 216, 104, 40), SILVER)
        + oval((200, 218, 86, 31), darker(STEEL, 0.2))
        + oval((200, 228, 76, 21), STEEL)
    )
    gleam = path("M150 228q20-14 50-14l-30 32q-16-6-20-18z", "#ffffff", 0.4)
    drops = "".join(path(f"M{x} {y}q12 16 0 24-12-8 0-24z", colour) for x, y in ((300, 176), (320, 206), (96, 168)))
    return shadow(200, 96, 304) + wall + lip + gleam + drops

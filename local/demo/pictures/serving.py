"""What goes with the cups: pots, spoons, trays, lids."""

from local.demo.pictures.canvas import (
    darker,
    disc,
    lighter,
    line,
    moved,
    oval,
    path,
    rect,
    ring,
    shade,
    shadow,
    shine,
)
from local.demo.pictures.palette import (
    BIRCH,
    COAL,
    COFFEE,
    CORK,
    CREAM,
    CREMA,
    FIR,
    GLASS,
    KRAFT,
    LIME,
    OAK,
    PAPER,
    ROAST,
    SILVER,
    SPRUCE,
    STEEL,
    TEA,
)


def teapot() -> str:
    """A cast-grey teapot with a bail handle and its strainer's tag."""
    body = path("M96 246q0-74 104-74t104 74q0 84-60 84h-88q-60 0-60-84z", COAL) + shade(
        "M304 246q0 84-60 84h-36q62-10 62-84 0-46-34-68 68 12 68 68z", 0.2
    )
    spout = path("M300 222q32-2 44-44l16 8q-12 66-62 82z", COAL)
    lid = oval((200, 176, 60, 15), lighter(COAL, 0.16)) + disc(200, 152, 13, OAK)
    bail = line("M118 202Q112 78 200 78T282 202", OAK, 12)
    dots = "".join(disc(132 + 27 * i, 222 + 4 * (i % 2), 4, lighter(COAL, 0.22)) for i in range(6))
    steam = line("M352 156q-10-10 0-20t0-20", TEA, 5, 0.5)
    return (
        shadow(204, 112)
        + bail
        + spout
        + body
        + dots
        + lid
        + steam
        + shine("M120 226q8-26 34-34l4 8q-20 8-26 30z", 0.25)
    )


def travel_mug() -> str:
    """A steel travel mug with a cork belt."""
    body = path("M138 126h124l-16 196q-1 8-10 8h-72q-9 0-10-8z", FIR) + shade(
        "M228 126h34l-16 196q-1 8-10 8h-28z", 0.15
    )
    belt = path("M144 196h112l-6 72h-100z", CORK) + shade("M226 196h30l-6 72h-28z", 0.1)
    specks = "".join(
        disc(x, y, 2.5, darker(CORK, 0.4))
        for x, y in ((162, 214), (186, 238), (206, 212), (232, 250), (170, 256), (216, 232))
    )
    lid = rect((130, 96, 140, 34), COAL, 10) + rect((150, 80, 76, 20), COAL, 9) + rect((206, 84, 16, 8), LIME, 4)
    return shadow(200, 70) + body + belt + specks + lid + shine("M154 138h10l3 50h-9z", 0.3)


def birch_cup() -> str:
    """A turned birch cup with a leather thong."""
    handle = path("M258 206q70-24 84 12t-78 40z", BIRCH) + oval((316, 222, 9, 7), darker(BIRCH, 0.6))
    bowl = path("M84 196q0 124 92 126h24q92-2 92-126z", BIRCH) + shade("M292 196q0 124-92 126h-18q72-18 76-126z", 0.1)
    grain = line("M112 238q60 24 150 0M128 272q56 20 116 0", darker(BIRCH, 0.22), 3, 0.7)
    eyes = "".join(oval((x, y, 5, 3), darker(BIRCH, 0.5)) for x, y in ((148, 256), (206, 246), (186, 292), (240, 262)))
    rim = oval((188, 196, 104, 26), lighter(BIRCH, 0.45)) + oval((188, 199, 92, 20), COFFEE)
    thong = line("M318 224q22 30 10 64t8 40", ROAST, 5)
    return shadow(196, 92, 324) + handle + bowl + grain + eyes + rim + thong


def lids() -> str:
    """A stack of fibre lids."""
    layers = "".join(
        path(f"M104 {300 - 34 * i}h192l-8 24H112z", darker(KRAFT, 0.05 * (i % 2)))
        + rect((94, 292 - 34 * i, 212, 13), lighter(KRAFT, 0.3), 6)
        for i in range(4)
    )
    top = (
        path("M116 190q4-40 20-42h128q16 2 20 42z", lighter(KRAFT, 0.42))
        + path("M130 152h140l4 10H126z", KRAFT, 0.5)
        + rect((220, 154, 34, 9), COFFEE, 4)
    )
    return shadow(200, 112) + layers + top


def spoons() -> str:
    """Three coffee spoons, fanned."""
    one = (
        oval((0, -92, 25, 36), STEEL)
        + oval((-4, -94, 15, 25), SILVER)
        + path("M-5-58h10l5 146q-10 12-20 0z", STEEL)
        + path("M0-58h5l5 146q-5 6-10 6z", "#000000", 0.1)
    )
    return shadow(200, 84) + "".join(moved(one, 200 + 62 * t, 222 + 6 * abs(t), turn=20 * t) for t in (-1, 0, 1))


def tray() -> str:
    """A round oak tray with two cups and a glass of water."""
    wood = (
        oval((200, 296, 150, 40), darker(OAK, 0.3)) + oval((200, 284, 150, 40), OAK) + oval((200, 282, 126, 30), CORK)
    )
    small = "".join(
        path(f"M{x} {y}h62l-8 44q-2 8-10 8h-26q-8 0-10-8z", PAPER)
        + oval((x + 31, y, 31, 8), CREMA)
        + ring(x + 64, y + 20, 11, PAPER, 6)
        for x, y in ((96, 214), (222, 226))
    )
    glass = path("M172 168h48l-6 94h-36z", GLASS, 0.75) + path("M175 204h42l-4 58h-34z", "#8cc4d6", 0.7)
    return shadow(200, 140, 328) + wood + glass + small


def napkins() -> str:
    """A squared stack of napkins held by a paper band."""
    stack = "".join(rect((96, 310 - 12 * i, 208, 13), darker(CREAM, 0.1 * (i % 2)), 5) for i in range(9))
    top = path("M96 218L134 172H330L304 218z", lighter(CREAM, 0.35))
    side = path("M304 218L330 172V282L304 323z", darker(CREAM, 0.16))
    band = path("M168 218L198 172H238L216 218z", FIR) + rect((168, 216, 48, 107), SPRUCE)
    return shadow(206, 118) + stack + side + top + band + disc(192, 266, 11, LIME)

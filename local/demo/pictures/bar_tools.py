"""What stands on the bar: jugs, scales, the knock box, the apron."""

from local.demo.pictures.canvas import (
    about_floor,
    darker,
    disc,
    lighter,
    line,
    moved,
    oval,
    path,
    rect,
    shade,
    shadow,
    shine,
)
from local.demo.pictures.palette import (
    BIRCH,
    BRASS,
    BRICK,
    COAL,
    COFFEE,
    CREMA,
    INK,
    IRON,
    LIME,
    MILK,
    OAK,
    PAPER,
    ROAST,
    SILVER,
    SPRUCE,
    STEEL,
)


def milk_jug(metal: str, scale: float) -> str:
    """A steaming jug with a sharp spout."""
    handle = line("M250 168q62 0 58 54t-48 66", darker(metal, 0.2), 17)
    body = path("M128 134L104 112l32-6h118q10 90 26 204 0 20-20 20H126q-20 0-20-20 12-90 22-176z", metal)
    side = shade("M226 106h28q10 90 26 204 0 20-20 20h-38q14-6 12-22z")
    milk = path("M112 114l30-6h112q2 16-8 22-60 14-118 4z", MILK) + path("M160 118q40-12 60 2-30 10-60-2z", CREMA)
    marks = line("M220 226h24M224 254h24M226 282h24", lighter(metal, 0.55), 4)
    return about_floor(
        shadow(194, 104) + handle + body + side + milk + marks + shine("M140 150h12l-16 150h-13z", 0.35),
        scale,
    )


def thermometer() -> str:
    """A dial with a green range and a long probe."""
    probe = rect((194, 196, 12, 124), STEEL, 5) + path("M194 312h12l-6 20z", STEEL)
    clip = path("M206 214h26v78q-12 10-20 0v-64h-6z", IRON)
    dial = disc(200, 134, 76, IRON) + disc(200, 134, 66, PAPER)
    good = path("M200 134L243 90A62 62 0 0 1 260 118z", LIME)
    ticks = "".join(moved(rect((-2, -58, 4, 12), COAL), 200, 134, turn=-135 + 27 * i) for i in range(11))
    hand = moved(path("M-5 12L0-50 5 12z", BRICK), 200, 134, turn=50) + disc(200, 134, 9, COAL)
    return shadow(200, 30) + clip + probe + dial + good + ticks + hand


def shaker() -> str:
    """A cocoa shaker, a little cocoa in the air."""
    body = (
        rect((140, 166, 120, 164), STEEL, 14)
        + shade("M226 166h20q14 0 14 14v136q0 14-14 14h-20z")
        + shine("M154 178h12v136h-12z", 0.45)
    )
    lid = path("M134 170q4-66 66-66t66 66z", SILVER) + rect((130, 164, 140, 16), IRON, 7)
    holes = "".join(disc(172 + 14 * i, 140 - 8 * (2 - abs(i - 2)), 3.5, COFFEE) for i in range(5))
    dust = "".join(
        disc(x, y, r, ROAST, 0.7)
        for x, y, r in ((160, 84, 4), (188, 66, 3), (216, 80, 5), (238, 62, 3), (202, 92, 3), (176, 60, 2.5))
    )
    return (
        shadow(200, 76)
        + body
        + lid
        + holes
        + dust
        + rect((140, 222, 120, 48), COFFEE)
        + moved(oval((0, 0, 10, 15), CREMA), 200, 246, turn=30)
    )


def cupping_spoon() -> str:
    """A deep round spoon over a tasting bowl."""
    bowl = path("M104 244h192q-8 86-66 86h-60q-58 0-66-86z", PAPER) + shade(
        "M260 244h36q-8 86-66 86h-22q50-12 52-86z", 0.1
    )
    coffee = oval((200, 244, 96, 22), darker(PAPER, 0.07)) + oval((200, 247, 84, 16), COFFEE)
    spoon = moved(
        oval((0, 0, 40, 34), STEEL)
        + oval((-3, -3, 29, 23), SILVER)
        + rect((34, -7, 150, 14), STEEL, 7)
        + oval((-3, 4, 22, 13), ROAST),
        176,
        188,
        turn=-32,
    )
    return shadow(200, 84) + bowl + coffee + spoon


def apron() -> str:
    """An apron on its hook."""
    straps = line("M158 128Q150 74 200 66T242 128", OAK, 8) + disc(200, 62, 8, BRASS)
    cloth = path("M154 122h92l10 62q42 10 44 34v108H100V218q2-24 44-34z", SPRUCE) + shade(
        "M256 184q42 10 44 34v108h-40V214q0-20-14-30l-4-62h4z", 0.14
    )
    ties = line("M102 214q-26 8-30 40M298 214q26 8 30 40", OAK, 8)
    pocket = rect((148, 232, 104, 58), darker(SPRUCE, 0.25), 6) + line("M200 234v54", lighter(SPRUCE, 0.1), 3)
    towel = path("M214 214h30v46h-30z", BIRCH) + line("M166 218v30", LIME, 7)
    return (
        shadow(200, 104, 336) + straps + ties + cloth + towel + pocket + line("M156 132h88", lighter(SPRUCE, 0.15), 3)
    )


def scale() -> str:
    """A low scale with a cup on it and a lit display."""
    plate = path("M78 286h244l12 26H66z", lighter(COAL, 0.12)) + rect((66, 310, 268, 20), COAL, 8)
    display = rect((92, 313, 82, 14), INK, 5) + line("M102 320h14M124 320h22M154 320h10", LIME, 5)
    pad = path("M126 284h148l8 14H118z", INK)
    cup = path("M148 196h112l-14 84q-2 8-12 8h-60q-10 0-12-8z", PAPER) + shade("M232 196h28l-14 84q-2 8-12 8h-18z", 0.1)
    rim = oval((204, 196, 56, 14), darker(PAPER, 0.06)) + oval((204, 198, 48, 10), COFFEE)
    stream = (
        rect((198, 96, 12, 102), ROAST, 5) + path("M176 74h56l-8 28h-40z", STEEL) + rect((170, 64, 68, 14), IRON, 6)
    )
    return (
        shadow(200, 136)
        + plate
        + pad
        + display
        + line("M258 216q34-6 32 18t-42 28", PAPER, 10)
        + cup
        + stream
        + rim
        + rect((198, 180, 12, 18), ROAST)
    )


def knock_box() -> str:
    """A knock box with a padded bar and a puck on its way."""
    box = path("M100 206h200l-14 124H114z", COAL) + shade("M258 206h42l-14 124h-38z", 0.25)
    mouth = oval((200, 206, 100, 24), lighter(COAL, 0.15)) + oval((200, 208, 88, 18), INK)
    bar = rect((96, 194, 208, 20), SPRUCE, 10) + rect((96, 194, 208, 6), "#ffffff", 3, 0.2)
    puck = moved(path("M-40-12h80l-6 30h-68z", COFFEE) + oval((0, -12, 40, 11), ROAST), 216, 144, turn=18)
    crumbs = "".join(disc(x, y, r, COFFEE) for x, y, r in ((168, 176, 4), (260, 182, 3), (182, 150, 3), (150, 160, 2)))
    return (
        shadow(200, 106)
        + box
        + mouth
        + puck
        + crumbs
        + bar
        + rect((112, 312, 176, 18), lighter(COAL, 0.12), 6)
        + disc(200, 268, 14, LIME)
    )

"""For pouring by hand: drippers, kettles, the enamel pot, and the papers."""

from local.demo.pictures.brewers import glass_jug
from local.demo.pictures.canvas import (
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
    CLAY,
    COAL,
    COFFEE,
    CREAM,
    INK,
    KRAFT,
    LIME,
    NIGHT,
    OAK,
    PAPER,
    ROAST,
    SLATE,
)


def dripper(body: str) -> str:
    """A porcelain dripper on a mug, water already poured."""
    cone = path("M112 138h168l-52 96h-64z", body) + shade("M244 138h36l-52 96h-22z", 0.1)
    ribs = "".join(line(f"M{140 + 28 * i} 152q4 44 {20 - 9 * i} 76", darker(body, 0.12), 3) for i in range(5))
    rim = oval((196, 138, 84, 15), lighter(body, 0.4)) + oval((196, 139, 70, 10), COFFEE)
    plate = rect((140, 232, 112, 14), body, 7) + rect((140, 240, 112, 6), "#000000", 3, 0.12)
    ear = line("M268 162q40-4 38 22t-54 24", darker(body, 0.1), 13)
    mug = (
        rect((150, 246, 92, 84), KRAFT, 14)
        + rect((214, 246, 28, 84), "#000000", 14, 0.1)
        + line("M242 264q30-2 28 22t-28 22", KRAFT, 10)
    )
    return shadow(200, 66) + mug + ear + cone + ribs + rim + plate


def stand_set() -> str:
    """An oak stand, a dripper and a glass jug."""
    frame = rect((92, 312, 216, 18), OAK, 6) + rect((272, 116, 16, 198), OAK, 4) + rect((112, 128, 176, 15), OAK, 6)
    cone = (
        path("M136 94h116l-36 62h-44z", NIGHT) + shade("M226 94h26l-36 62h-16z", 0.1) + oval((194, 94, 58, 10), COFFEE)
    )
    drops = line("M194 166v12", ROAST, 5) + line("M194 188v6", ROAST, 5)
    return shadow(200, 116) + cone + frame + drops + moved(glass_jug(0, 0, OAK), 190, 312, 1.08)


def kettle(body: str, *, electric: bool) -> str:
    """A gooseneck kettle, on the hob or on its base with a dial."""
    lift = -24 if electric else 0
    pot = path("M150 306L166 176h92l22 130q2 22-18 22H168q-20 0-18-22z", body)
    side = shade("M226 176h32l22 130q2 22-18 22h-34q12-4 10-22z", 0.14)
    neck = line("M160 286Q96 286 104 214T62 138", body, 15) + line("M62 138l-14-2", body, 11)
    lid = path("M160 178q52-30 104 0z", darker(body, 0.15)) + disc(212, 156, 10, OAK)
    handle = line("M262 190q54-10 52 42t-30 50", OAK if not electric else COAL, 15)
    gleam = shine("M178 190h12l-12 116h-14z", 0.3)
    kettle_itself = moved(neck + handle + pot + side + lid + gleam, 0, lift)
    foot = (
        rect((132, 306, 168, 24), COAL, 9)
        + disc(278, 318, 7, LIME)
        + rect((160, 312, 56, 12), INK, 4)
        + line("M168 318h18", LIME, 4)
    )
    return shadow(206, 96) + (foot if electric else "") + kettle_itself


def enamel_pot() -> str:
    """A red enamel pot with a swing handle and a chipped rim."""
    pot = path("M136 314L160 158h100l24 156q0 16-18 16H154q-18 0-18-16z", CLAY) + shade(
        "M228 158h32l24 156q0 16-18 16h-32q12-4 10-18z", 0.14
    )
    speckles = "".join(
        disc(x, y, 2.5, PAPER, 0.85)
        for x, y in ((170, 250), (198, 216), (226, 272), (182, 298), (240, 232), (204, 306))
    )
    spout = path("M150 236L98 186l-6 14 48 98z", CLAY) + line("M95 192l10-6", COAL, 5)
    lid = path("M160 160q50-36 100 0z", darker(CLAY, 0.12)) + disc(210, 134, 10, COAL) + line("M158 160h104", PAPER, 6)
    bail = line("M160 176q-16-104 50-108t52 108", COAL, 7) + rect((186, 58, 50, 17), OAK, 8)
    return shadow(208, 92) + bail + spout + pot + speckles + lid


def papers(kind: str, tint: str) -> str:
    """A stack of filter papers: `cone`, `bag` or `basket`."""
    drawn = {"cone": _cone_papers, "bag": _bag_papers, "basket": _basket_papers}[kind]
    return shadow(200, 112) + drawn(tint)


def _cone_papers(tint: str) -> str:
    fan = "".join(
        moved(
            path("M-84-78Q0-112 84-78L8 88q-8 10-16 0z", (tint, darker(tint, 0.1))[i % 2]),
            186 + 14 * i,
            232 + 3 * i,
            turn=-16 + 12 * i,
        )
        for i in range(4)
    )
    return fan + moved(
        line("M-70-74Q0-98 70-74", darker(tint, 0.2), 3) + line("M60-66L6 76", darker(tint, 0.18), 4),
        228,
        241,
        turn=20,
    )


def _bag_papers(tint: str) -> str:
    box = (
        path("M96 214h208v116H96z", SLATE)
        + rect((96, 214, 208, 18), lighter(SLATE, 0.2))
        + disc(200, 280, 30, CREAM)
        + path("M182 268h36l-10 26h-16z", SLATE)
    )
    sheets = "".join(
        path(
            f"M{118 + 6 * i} {132 - 5 * i}Q200 {104 - 5 * i} {270 + 6 * i} {132 - 5 * i}l-26 94h-100z",
            (tint, darker(tint, 0.08))[i % 2],
        )
        for i in range(4)
    )
    return sheets + line("M150 128l20 84", darker(tint, 0.2), 3) + box


def _basket_papers(tint: str) -> str:
    layers = "".join(
        path(
            f"M{96 + 3 * i} {232 - 22 * i}h{208 - 6 * i}l-36 {92 - 8 * i}h-{136 - 6 * i}z",
            (tint, darker(tint, 0.09))[i % 2],
        )
        for i in range(4)
    )
    pleats = "".join(line(f"M{118 + 20 * i} 176l{16 - 3.4 * i:.1f} 54", darker(tint, 0.16), 3) for i in range(9))
    mouth = oval((200, 168, 98, 20), lighter(tint, 0.5))
    return layers + pleats + mouth

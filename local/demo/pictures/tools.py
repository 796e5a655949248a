"""What prepares the puck: tampers, levellers, needles, baskets."""

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
    squashed,
)
from local.demo.pictures.palette import (
    BIRCH,
    BRASS,
    COAL,
    COFFEE,
    INK,
    IRON,
    LIME,
    OAK,
    PAPER,
    SILVER,
    SPRUCE,
    STEEL,
)


def tamper(handle: str, scale: float) -> str:
    """A turned handle on a flat steel base."""
    base = (
        rect((126, 272, 148, 56), STEEL, 8)
        + shade("M240 272h26q8 0 8 8v40q0 8-8 8h-26z")
        + rect((126, 272, 148, 12), SILVER, 6)
    )
    neck = path("M176 272q12-20 6-48h36q-6 28 6 48z", SILVER)
    grip = path("M182 226q-32-26-36-76 0-54 54-54t54 54q-4 50-36 76z", handle) + shade(
        "M218 226q32-24 36-76 0-44-38-52 16 20 12 58-4 46-24 70z", 0.13
    )
    return about_floor(
        shadow(200, 92)
        + base
        + neck
        + grip
        + oval((200, 112, 24, 9), lighter(handle, 0.3))
        + shine("M158 146q2-24 16-32l6 6q-12 10-12 34z", 0.35),
        scale,
    )


def click_tamper() -> str:
    """A tamper with a spring, a scale and a levelling ring."""
    base = (
        rect((118, 286, 164, 22), COAL, 8)
        + rect((132, 304, 136, 26), STEEL, 6)
        + shade("M238 304h24q6 0 6 6v14q0 6-6 6h-24z")
    )
    spring = "".join(line(f"M166 {274 - 13 * i}q34 14 68 0", (IRON, STEEL)[i % 2], 7) for i in range(5))
    stem = rect((178, 208, 44, 84), SILVER, 6)
    grip = rect((146, 104, 108, 112), SPRUCE, 30) + shade(
        "M222 104h2q30 0 30 30v52q0 30-30 30h-14q16-6 16-34v-44q0-26-4-34z", 0.16
    )
    mark = (
        rect((146, 184, 108, 8), LIME) + disc(200, 140, 16, lighter(SPRUCE, 0.2)) + line("M192 140l6 7 11-14", PAPER, 5)
    )
    return shadow(200, 92) + stem + spring + base + grip + mark


def distributor() -> str:
    """A puck-shaped leveller, tipped to show its three vanes."""
    drum = path("M112 232v62q88 58 176 0v-62z", COAL) + shade("M240 232h48v62q-22 16-48 22z", 0.25)
    knurl = "".join(
        line(f"M{126 + 14.8 * i:.1f} {250 + 14 - abs(i - 5) * 2.4:.1f}v34", darker(COAL, 0.5), 3) for i in range(11)
    )
    face = oval((200, 226, 88, 38), STEEL) + oval((200, 224, 76, 31), SILVER)
    vanes = "".join(moved(path("M0 0Q34-10 64 6 36 22 0 8z", IRON), 200, 222, turn=120 * i) for i in (0.1, 1.1, 2.1))
    return about_floor(
        shadow(200, 92, 324) + drum + knurl + face + squashed(vanes + disc(200, 224, 12, COAL), 0.46, 224),
        1.12,
    )


def needles() -> str:
    """A needle stirrer in its oak stand."""
    stand = rect((124, 306, 152, 24), OAK, 8) + rect((150, 216, 12, 92), OAK, 4) + rect((150, 206, 74, 13), OAK, 5)
    wires = "".join(
        line(f"M{200 + 3.4 * (i - 3.5):.1f} 214L{200 + 10 * (i - 3.5):.1f} 290", IRON, 2.4) for i in range(8)
    )
    grip = path("M186 214q-22-60-10-108 24-24 48 0 12 48-10 108z", SPRUCE) + shade(
        "M214 214q22-60 10-108-8-10-18-14 10 60-6 122z", 0.16
    )
    return shadow(200, 90) + wires + stand + grip + rect((182, 130, 36, 10), LIME) + rect((180, 206, 40, 14), BRASS, 6)


def mat() -> str:
    """A corner mat hooked over the worktop, a portafilter resting on it."""
    counter = rect((58, 250, 284, 30), BIRCH, 4) + rect((58, 274, 284, 56), darker(BIRCH, 0.2), 4)
    top = path("M96 250L128 206H306L286 250z", COAL) + path("M96 250H286V294q-95 12-190 0z", darker(COAL, 0.25))
    grooves = "".join(line(f"M112 {262 + 13 * i}H270", lighter(COAL, 0.2), 4) for i in range(3))
    basket = path("M148 184h96l-8 44q-40 14-80 0z", STEEL) + oval((196, 184, 48, 13), SILVER)
    coffee = oval((196, 185, 38, 9), COFFEE)
    handle = moved(rect((0, -12, 112, 24), OAK, 12), 238, 194, turn=-10)
    return shadow(200, 140) + counter + top + grooves + handle + basket + coffee


def basket() -> str:
    """A deep precision basket, its holes in rows."""
    wall = path("M110 166v96q90 68 180 0v-96z", STEEL) + shade("M250 166h40v96q-16 13-40 22z")
    lip = oval((200, 166, 106, 38), SILVER) + oval((200, 168, 88, 29), darker(STEEL, 0.25))
    floor = oval((200, 176, 80, 21), darker(STEEL, 0.12))
    rows = [(0, 54), (8, 46), (-8, 46), (15, 26), (-15, 26)]
    holes = "".join(disc(200 + x, 176 + y, 2.4, INK) for y, far in rows for x in range(-far, far + 1, 13))
    seam = line("M116 214q84 52 168 0", SILVER, 4)
    return shadow(200, 96, 304) + wall + seam + lip + floor + holes

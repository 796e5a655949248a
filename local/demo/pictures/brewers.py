"""What brews coffee: machines, jugs, presses, a moka pot, cold and under vacuum."""

from local.demo.pictures.canvas import (
    about_floor,
    darker,
    disc,
    lighter,
    line,
    moved,
    path,
    rect,
    shade,
    shadow,
    shine,
)
from local.demo.pictures.palette import (
    BRASS,
    CLAY,
    COAL,
    COFFEE,
    GLASS,
    INK,
    IRON,
    LIME,
    NIGHT,
    OAK,
    ROAST,
    SILVER,
    STEEL,
)


def glass_jug(cx: float, floor: float, tint: str = COAL) -> str:
    """A round glass jug half full of coffee."""
    glass = path(f"M{cx - 34} {floor - 92}h68l18 66q0 26-22 26h-60q-22 0-22-26z", GLASS, 0.75)
    fill = path(f"M{cx - 45} {floor - 52}h90l7 26q0 26-22 26h-60q-22 0-22-26z", COFFEE)
    handle = line(f"M{cx + 38} {floor - 82}q42-4 36 32t-26 34", tint, 10)
    lid = rect((cx - 38, floor - 102, 76, 13), tint, 6)
    return handle + glass + fill + lid + shine(f"M{cx - 28} {floor - 84}h8l-8 40h-10z", 0.6)


def drip(body: str, *, vacuum: bool) -> str:
    """A home brewer: tower, basket and a glass or vacuum jug."""
    tower = (
        rect((238, 96, 66, 234), body, 10)
        + rect((250, 112, 22, 150), GLASS, 8, 0.9)
        + rect((250, 180, 22, 82), "#8cc4d6", 8)
    )
    arm = path("M104 84q0-12 12-12h176q12 0 12 12v26H104z", body) + shade("M276 72h16q12 0 12 12v246h-28z", 0.12)
    basket = path("M106 116h116l-18 72h-80z", COAL) + line("M108 128h112", lighter(COAL, 0.25), 4)
    plate = rect((88, 312, 216, 18), darker(body, 0.25), 7)
    jug = _vacuum_jug(160, 312) if vacuum else moved(glass_jug(0, 0), 164, 312, 1.12)
    return shadow(198, 122) + tower + arm + basket + plate + jug + disc(289, 300, 6, LIME)


def _vacuum_jug(cx: float, floor: float) -> str:
    """A steel vacuum jug."""
    body = rect((cx - 44, floor - 116, 88, 116), STEEL, 16) + rect((cx + 18, floor - 116, 26, 116), "#000000", 14, 0.12)
    lid = path(f"M{cx - 40} {floor - 112}q40-26 80 0z", COAL) + rect((cx - 48, floor - 106, 18, 12), COAL, 5)
    handle = line(f"M{cx + 46} {floor - 94}q26 0 24 30t-24 34", COAL, 10)
    return handle + body + lid + shine(f"M{cx - 34} {floor - 98}h10v86h-10z", 0.5)


def batch_brewer() -> str:
    """A bar-height brewer over a pump flask."""
    tower = (
        rect((92, 76, 200, 66), STEEL, 10)
        + rect((92, 76, 200, 18), SILVER, 9)
        + rect((242, 130, 50, 200), darker(STEEL, 0.2), 6)
    )
    basket = path("M106 142h116l-14 44H120z", COAL) + rect((214, 150, 42, 12), COAL, 6)
    screen = (
        rect((112, 102, 56, 26), INK, 5)
        + line("M122 116h22", LIME, 5)
        + disc(196, 115, 9, COAL)
        + disc(224, 115, 9, LIME)
    )
    flask = (
        rect((122, 216, 84, 100), SILVER, 12)
        + rect((178, 216, 28, 100), "#000000", 10, 0.1)
        + rect((118, 198, 92, 22), COAL, 8)
    )
    pump = rect((148, 190, 44, 12), COAL, 5) + line("M118 210h-22v22", COAL, 9)
    gauge = rect((132, 240, 10, 56), COFFEE, 5)
    base = rect((80, 312, 220, 18), COAL, 7)
    return shadow(192, 120) + tower + basket + screen + flask + gauge + pump + base


def press(scale: float, frame: str) -> str:
    """A French press."""
    glass = rect((138, 134, 112, 184), GLASS, 8, 0.75) + rect((138, 206, 112, 112), COFFEE, 6)
    mesh = rect((140, 198, 108, 11), SILVER, 4)
    rod = rect((190, 72, 8, 132), IRON) + disc(194, 66, 15, frame)
    lid = path("M132 136q62-44 124 0z", STEEL) + rect((130, 130, 128, 11), STEEL, 5)
    cage = (
        "".join(rect((x, 140, 9, 186), STEEL) for x in (136, 190, 244))
        + rect((130, 176, 128, 8), STEEL, 4)
        + rect((130, 312, 128, 18), STEEL, 6)
    )
    handle = line("M254 160h32q16 0 16 18v92q0 18-16 18h-32", frame, 15)
    spout = path("M138 140l-22-8 22 30z", STEEL)
    return about_floor(
        shadow(200, 84) + handle + glass + mesh + rod + cage + lid + spout + shine("M152 150h10v44h-10z", 0.6),
        scale,
    )


def moka() -> str:
    """An eight-sided moka pot."""
    base = (
        path("M136 330l14-92h100l14 92z", darker(STEEL, 0.1))
        + shade("M222 238h28l14 92h-36z")
        + path("M166 238h30l-2 92h-36z", "#ffffff", 0.25)
    )
    waist = rect((142, 222, 116, 20), IRON, 5)
    top = (
        path("M152 222L132 118h128l-14 104z", STEEL)
        + shade("M224 118h36l-14 104h-26z")
        + path("M164 118h34l-2 104h-24z", "#ffffff", 0.3)
    )
    spout = path("M132 118l-26-4 34 44z", STEEL)
    lid = path("M126 118L166 90h66l32 28z", SILVER) + disc(198, 80, 13, COAL)
    handle = path("M256 132h50q10 0 8 12l-14 78q-2 8-10 8h-16l14-78h-34z", COAL)
    return shadow(200, 78) + handle + base + top + spout + waist + lid + disc(242, 262, 7, BRASS)


def cold_bottle() -> str:
    """A tall bottle with a strainer of grounds inside."""
    glass = path("M152 166q0-16 14-30V104h68v32q14 14 14 30v146q0 18-18 18h-60q-18 0-18-18z", GLASS, 0.75)
    coffee = path("M152 182h96v130q0 18-18 18h-60q-18 0-18-18z", ROAST, 0.85)
    strainer = rect((180, 120, 40, 152), STEEL, 10) + "".join(
        line(f"M188 {196 + 13 * i}h24", IRON, 3) for i in range(6)
    )
    cap = (
        rect((158, 74, 84, 36), NIGHT, 8)
        + path("M158 88l-18-8 0 14z", NIGHT)
        + rect((158, 74, 84, 9), "#ffffff", 4, 0.2)
    )
    return shadow(200, 60) + glass + coffee + strainer + cap + shine("M164 176h9v132h-9z", 0.55)


def vacuum() -> str:
    """Two globes, a burner and a stand."""
    stand = rect((256, 96, 12, 222), OAK, 5) + rect((120, 314, 164, 16), OAK, 7) + line("M262 196h-40", BRASS, 10)
    upper = path("M146 98h76v54a38 42 0 0 1-76 0z", GLASS, 0.85) + path("M146 126h76v26a38 42 0 0 1-76 0z", COFFEE)
    lower = disc(184, 240, 42, GLASS, 0.9) + path("M146 258a42 42 0 0 0 76 0z", ROAST)
    tube = rect((179, 190, 10, 62), SILVER, 4) + rect((166, 188, 36, 14), BRASS, 5)
    burner = rect((162, 292, 44, 24), COAL, 8) + path("M184 266q14 14 6 26h-12q-8-12 6-26z", CLAY)
    return (
        shadow(200, 90)
        + stand
        + upper
        + lower
        + tube
        + burner
        + rect((142, 90, 84, 10), BRASS, 5)
        + shine("M158 226q4-14 14-18l3 6q-8 6-10 16z", 0.7)
    )

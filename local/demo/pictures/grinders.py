"""Grinders: for the bar, the shop, the kitchen and the hand."""

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
    BIRCH,
    BRASS,
    COAL,
    COFFEE,
    GLASS,
    INK,
    IRON,
    KRAFT,
    LIME,
    OAK,
    PAPER,
    SILVER,
    SPRUCE,
    STEEL,
)


def _hopper(top: float, bottom: float, half: float = 62) -> str:
    """A clear hopper with beans and a lid, centred."""
    fall = bottom - top
    glass = path(f"M{200 - half} {top}h{2 * half}L{226} {bottom}h-52z", GLASS, 0.85)
    level = top + fall * 0.38
    inner = half - (half - 26) * 0.38 - 4
    beans = path(f"M{200 - inner:.1f} {level:.1f}h{2 * inner:.1f}L222 {bottom}h-44z", COFFEE)
    grains = "".join(oval((200 + dx * inner, level, 9, 6), lighter(COFFEE, 0.14)) for dx in (-0.7, -0.25, 0.25, 0.7))
    return glass + beans + grains + rect((200 - half - 5, top - 10, 2 * half + 10, 13), COAL, 5)


def on_demand(body: str, *, scale: bool) -> str:
    """A bar grinder with a fork for the portafilter; the bigger one weighs as it grinds."""
    column = path("M150 176h100l10 116h-120z", body) + shade("M222 176h28l10 116h-32z")
    screen = rect((168, 190, 64, 34 if scale else 26), INK, 5)
    marks = line("M178 206h20", LIME, 5) + (line("M178 216h34", PAPER, 3) if scale else "") + disc(222, 204, 4, PAPER)
    chute = path("M176 232h48l-10 26h-28z", IRON) + line("M152 276h96", SILVER, 9)
    filter_holder = path("M170 262h60l-6 18h-48z", STEEL) + rect((226, 264, 66, 13), COAL, 6)
    base = rect((120, 292, 160, 38), darker(body, 0.25), 10) + rect((132, 288, 136, 8), STEEL, 4)
    dial = rect((146, 158, 108, 20), SILVER, 6) + "".join(line(f"M{158 + 14 * i} 162v10", IRON, 3) for i in range(7))
    plate = rect((150, 282, 100, 8), LIME, 4) if scale else ""
    return shadow(200, 92) + _hopper(72, 160) + column + dial + screen + marks + chute + filter_holder + base + plate


def shop() -> str:
    """A tall shop grinder filling a paper bag."""
    head = rect((136, 132, 128, 84), SPRUCE, 12) + shade("M232 132h20q12 0 12 12v60q0 12-12 12h-20z", 0.16)
    dial = disc(200, 174, 27, SILVER) + line("M200 174l12-14", COAL, 6) + disc(200, 174, 6, COAL)
    spine = rect((228, 206, 36, 100), darker(SPRUCE, 0.3))
    spout = path("M166 216h46l-6 28h-34z", STEEL)
    sack = (
        path("M150 240h78l6 78h-90z", KRAFT)
        + shade("M206 240h22l6 78h-24z", 0.1)
        + disc(188, 284, 16, PAPER)
        + disc(188, 284, 7, LIME)
    )
    base = rect((116, 312, 168, 18), COAL, 7)
    return shadow(200, 96) + _hopper(66, 134, 68) + spine + head + dial + spout + sack + base


def home(body: str) -> str:
    """A small rounded grinder with a wooden knob and a catch cup."""
    case = path("M142 184q0-22 22-22h72q22 0 22 22l8 132q0 14-14 14H148q-14 0-14-14z", body)
    side = shade("M236 162q22 0 22 22l8 132q0 14-14 14h-26q10-4 8-20l-6-128q0-16-12-20z", 0.1)
    knob = disc(200, 200, 20, OAK) + line("M200 200v-14", COAL, 4)
    scale = "".join(
        disc(200 + dx, 200 + dy, 2.5, darker(body, 0.45))
        for dx, dy in ((-32, 0), (-23, -23), (0, -32), (23, -23), (32, 0))
    )
    bay = path("M156 246h88v70h-88z", darker(body, 0.35))
    drawer = rect((168, 262, 64, 54), STEEL, 8) + rect((168, 262, 64, 10), COFFEE, 4) + shine("M176 276h8v34h-8z", 0.5)
    return shadow(200, 80) + _hopper(94, 164, 54) + case + side + scale + knob + bay + drawer


def hand(body: str, trim: str, half: float) -> str:
    """A hand mill: a cylinder, a folding crank, a wooden knob."""
    left, right = 186 - half, 186 + half
    tube = rect((left, 130, 2 * half, 194), body, 12)
    tube += rect((right - half * 0.6, 130, half * 0.6, 194), "#000000", 12, 0.15)
    belt = rect((left, 228, 2 * half, 12), trim) + rect((left, 130, 2 * half, 16), trim, 8)
    grip = "".join(line(f"M{left + 8:.0f} {258 + 12 * i}H{right - 8:.0f}", darker(body, 0.22), 3) for i in range(4))
    crank = (
        line("M186 122V96H298", IRON, 11)
        + path("M284 94h28l6-50q-20-16-40 0z", OAK)
        + shade("M302 94h10l6-50q-6-5-12-7z")
    )
    cap = rect((168, 112, 36, 22), IRON, 5)
    return shadow(190, half + 18) + crank + tube + belt + grip + cap + shine(f"M{left + 8:.0f} 152h8v70h-8z", 0.35)


def single_dose(body: str) -> str:
    """A leaning grinder with a bellows on top."""
    foot = rect((128, 308, 150, 22), COAL, 8) + rect((216, 216, 44, 96), darker(body, 0.2), 8)
    barrel = moved(
        rect((-68, -44, 136, 88), body, 20)
        + rect((-68, -44, 30, 88), STEEL, 12)
        + rect((-38, 26, 92, 12), "#000000", 6, 0.1),
        202,
        188,
        turn=-14,
    )
    bellows = "".join(
        moved(
            rect((-34 + i * 3, 0, 68 - i * 6, 13), (COAL, "#47534f")[i % 2], 6),
            172 - i * 3,
            134 - i * 13,
            turn=-14,
        )
        for i in range(4)
    )
    dial = moved(disc(0, 0, 22, SILVER) + line("M0 0l10-12", COAL, 5), 240, 178)
    cup = rect((136, 254, 58, 54), STEEL, 8) + rect((136, 254, 58, 9), IRON, 4) + shine("M146 268h8v34h-8z", 0.5)
    chute = path("M142 216l38-10-4 34h-26z", IRON)
    return shadow(202, 92) + foot + chute + barrel + bellows + dial + cup


def batch(body: str) -> str:
    """A filter grinder above a brew basket, with three buttons."""
    case = rect((140, 146, 120, 92), body, 12) + shade("M230 146h18q12 0 12 12v68q0 12-12 12h-18z", 0.14)
    buttons = "".join(
        disc(168 + 32 * i, 184, 11, (PAPER, LIME, PAPER)[i]) + disc(168 + 32 * i, 184, 3 + 1.5 * i, body)
        for i in range(3)
    )
    back = rect((148, 236, 104, 80), darker(body, 0.3))
    basket = (
        path("M152 254h96l-16 50h-64z", COAL) + rect((146, 250, 108, 10), SILVER, 5) + rect((244, 262, 62, 14), COAL, 7)
    )
    chute = path("M180 236h40l-6 16h-28z", IRON)
    base = rect((124, 314, 152, 16), COAL, 6)
    return shadow(200, 88) + _hopper(72, 148, 66) + back + case + buttons + chute + basket + base


def box_mill() -> str:
    """Grandmother's mill: a box, a drawer, a crank."""
    case = rect((112, 198, 176, 116), BIRCH, 6) + shade("M254 198h28q6 0 6 6v104q0 6-6 6h-28z", 0.1)
    drawer = rect((140, 236, 120, 58), darker(BIRCH, 0.12), 4) + disc(200, 266, 9, BRASS)
    feet = rect((100, 310, 200, 20), OAK, 6) + rect((102, 188, 196, 16), OAK, 6)
    dome = path("M146 190q0-62 54-62t54 62z", COAL) + shine("M160 184q2-38 26-46-10 18-10 46z", 0.2)
    crank = line("M200 130V108L286 92", IRON, 11) + path("M274 92h26l5-42q-18-14-36 0z", OAK) + disc(200, 112, 11, IRON)
    return shadow(200, 108) + dome + crank + case + drawer + feet


def dosing_set() -> str:
    """A steel cup and a folded bellows."""
    cup = (
        path("M104 214h104l-8 116h-88z", STEEL)
        + rect((98, 206, 116, 14), IRON, 6)
        + shade("M180 220h28l-8 110h-24z")
        + shine("M118 228h12l5 92h-11z", 0.5)
    )
    folds = "".join(
        rect((236 - 6 * (i % 2), 306 - 17 * i, 84 + 12 * (i % 2), 24), (COAL, "#47534f")[i % 2], 10) for i in range(6)
    )
    top = rect((236, 204, 84, 18), SPRUCE, 6) + rect((264, 186, 28, 22), SPRUCE, 8)
    return shadow(206, 122) + cup + folds + top

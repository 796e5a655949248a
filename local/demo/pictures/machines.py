"""Espresso machines for the bar, the office and the kitchen."""

from local.demo.pictures.canvas import (
    Box,
    darker,
    disc,
    lighter,
    line,
    path,
    rect,
    ring,
    shade,
    shadow,
    shine,
)
from local.demo.pictures.palette import (
    BRICK,
    COAL,
    COFFEE,
    CREMA,
    GLASS,
    INK,
    IRON,
    LIME,
    MILK,
    PAPER,
    SILVER,
    SKY,
    STEEL,
    WALNUT,
)


def cup(x: float, floor: float, size: float = 1, colour: str = PAPER) -> str:
    """A small cup standing at x on a given floor."""
    w, h = 34 * size, 24 * size
    top = floor - h
    body = path(f"M{x - w / 2:.1f} {top:.1f}h{w:.1f}l{-5 * size:.1f} {h:.1f}h{-(w - 10 * size):.1f}z", colour)
    ear = ring(x + w / 2, top + h / 2 - 2, 7 * size, colour, 4 * size)
    return ear + body + rect((x - w / 2, top, w, 5 * size), CREMA, 2)


def _group(x: float, y: float, handle: str) -> str:
    """A group head with its portafilter and two spouts."""
    head = rect((x - 26, y, 52, 20), IRON, 4) + rect((x - 21, y + 18, 42, 12), SILVER, 4)
    grip = rect((x - 9, y + 22, 18, 40), handle, 8)
    spouts = path(f"M{x - 15} {y + 30}h30l-4 14h-22z", STEEL)
    return head + spouts + grip + disc(x, y + 58, 5, lighter(handle, 0.3))


def professional(groups: int, panel: str, handle: str) -> str:
    """A bar machine with one, two or three groups."""
    w = 150 + 54 * groups
    x = 200 - w / 2
    feet = rect((x + 14, 318, 26, 12), COAL, 3) + rect((x + w - 40, 318, 26, 12), COAL, 3)
    back = rect((x + 8, 168, w - 16, 112), darker(STEEL, 0.28))
    tray = rect((x, 276, w, 44), panel, 10) + rect((x + 8, 276, w - 16, 9), COAL, 3)
    top = rect((x, 116, w, 66), panel, 14) + rect((x, 116, w, 20), SILVER, 10)
    rail = line(f"M{x + 16:.0f} 104H{x + w - 16:.0f}", IRON, 5)
    cups = "".join(cup(x + 42 + 46 * i, 114, 1.1) for i in range(groups + 1))
    gauge = disc(x + w - 34, 160, 14, PAPER) + line(f"M{x + w - 34:.0f} 160l7-7", BRICK, 3) + disc(x + 30, 160, 9, LIME)
    gap = (w - 96) / groups
    middles = [x + 48 + gap * (i + 0.5) for i in range(groups)]
    heads = "".join(_group(m, 182, handle) + cup(m, 276, 0.9) for m in middles)
    wand = "".join(line(f"M{e} 182q{b} 40 {b} 84", STEEL, 7) for e, b in ((x + 20, 8), (x + w - 20, -8)))
    side = shade(f"M{x + w - 24:.0f} 118q24 2 24 14v50h-24z", 0.08)
    return shadow(200, w / 2) + feet + back + cups + rail + wand + top + side + gauge + tray + heads


def home(body: str, handle: str) -> str:
    """A narrow machine for the kitchen."""
    case = rect((126, 108, 148, 214), body, 16) + shade("M246 108h12q16 0 16 16v182q0 16-16 16h-12z")
    bay = rect((140, 188, 120, 96), darker(body, 0.42), 6)
    dial = disc(232, 148, 16, SILVER) + line("M232 148l8-8", COAL, 4)
    keys = disc(154, 148, 9, LIME) + disc(182, 148, 9, SILVER)
    tank = rect((150, 84, 100, 28), GLASS, 8, 0.8) + rect((150, 84, 100, 8), lighter(body, 0.25), 4)
    tray = rect((116, 288, 168, 30), darker(body, 0.2), 8) + rect((126, 286, 148, 8), COAL, 3)
    wand = line("M276 176q20 4 20 30v62", STEEL, 8) + rect((289, 224, 14, 26), COAL, 6)
    feet = rect((132, 318, 24, 12), COAL, 3) + rect((244, 318, 24, 12), COAL, 3)
    gleam = shine("M136 124q0-6 6-6h6v196h-12z", 0.2)
    return (
        shadow(204, 98)
        + feet
        + wand
        + tank
        + case
        + gleam
        + keys
        + dial
        + bay
        + _group(200, 188, handle)
        + tray
        + cup(200, 288)
    )


def dual(body: str, handle: str) -> str:
    """A wider kitchen machine with two gauges and its works on show."""
    case = (
        rect((92, 122, 216, 196), body, 10)
        + rect((92, 122, 216, 24), SILVER, 8)
        + shade("M280 122h18q10 0 10 10v176q0 10-10 10h-18z", 0.1)
    )
    bay = rect((126, 188, 148, 96), darker(body, 0.4), 6)
    gauges = "".join(
        disc(x, 166, 15, PAPER) + ring(x, 166, 15, IRON, 4) + line(f"M{x} 166l{t}-8", BRICK, 3)
        for x, t in ((128, 6), (272, -6))
    )
    screen = rect((168, 154, 64, 24), INK, 5) + line("M180 170l8-8 8 4 12-6", LIME, 3)
    tray = rect((84, 286, 232, 32), darker(STEEL, 0.12), 8) + rect((98, 284, 204, 8), COAL, 3)
    wands = line("M104 190q-14 4-14 30v50", STEEL, 8) + line("M296 190q14 4 14 30v50", STEEL, 8)
    feet = rect((104, 318, 24, 12), WALNUT, 3) + rect((272, 318, 24, 12), WALNUT, 3)
    knobs = rect((78, 182, 22, 18), handle, 6) + rect((300, 182, 22, 18), handle, 6)
    cups = cup(150, 122) + cup(200, 122) + cup(250, 122)
    return (
        shadow(200, 122)
        + feet
        + cups
        + wands
        + case
        + gauges
        + screen
        + bay
        + _group(200, 188, handle)
        + tray
        + knobs
        + cup(200, 286)
    )


def automatic(size: int, body: str, *, milk: bool = False) -> str:
    """A bean-to-cup machine of size 1 to 3; a milk fridge stands beside it where `milk`."""
    w, top = 124 + 22 * size, 150 - 22 * size
    x = 200 - w / 2 - (34 if milk else 0)
    hoppers = "".join(_hopper(x + (w / (min(size, 2) + 1)) * (i + 1), top) for i in range(min(size, 2)))
    case = rect((x, top, w, 322 - top), body, 14) + rect((x + w - 26, top, 26, 322 - top), "#000000", 12, 0.12)
    screen_h = 40 + 22 * size
    icons = _drinks((x + 16, top + 18, w - 32, screen_h), 2 if size > 1 else 1)
    screen = rect((x + 16, top + 18, w - 32, screen_h), INK, 8) + icons
    bay_y = top + screen_h + 34
    bay = rect((x + 22, bay_y, w - 44, 300 - bay_y), darker(body, 0.5), 8)
    spout = path(f"M{x + w / 2 - 20:.0f} {bay_y:.0f}h40l-6 34h-28z", SILVER)
    tray = rect((x - 4, 298, w + 8, 26), darker(body, 0.25), 8)
    feet = rect((x + 12, 320, 26, 10), COAL, 3) + rect((x + w - 38, 320, 26, 10), COAL, 3)
    served = cup(x + w / 2, 298, 1.2 if size > 1 else 1)
    extra = fridge_at(x + w + 8, 86) if milk else ""
    floor = shadow(200, w / 2 + (62 if milk else 22))
    return floor + feet + hoppers + case + screen + bay + spout + tray + served + extra


def _hopper(x: float, y: float) -> str:
    """A see-through hopper half full of beans."""
    glass = path(f"M{x - 32:.0f} {y - 34}h64l-8 38h-48z", GLASS, 0.85)
    return glass + path(f"M{x - 29:.0f} {y - 18}h58l-5 22h-48z", COFFEE) + rect((x - 35, y - 42, 70, 10), COAL, 4)


def _drinks(area: Box, rows: int) -> str:
    """Icons on the screen: a grid of small cups, one of them chosen."""
    x, y, w, h = area
    dx, dy = w / 3, h / rows
    spots = [(x + dx * (c + 0.5), y + dy * (r + 0.5)) for r in range(rows) for c in range(3)]
    tints = (LIME, PAPER, CREMA, SKY, PAPER, MILK)
    return "".join(rect((a - 11, b - 8, 22, 17), tint, 5) for (a, b), tint in zip(spots, tints, strict=False))


def fridge_at(x: float, w: float) -> str:
    """A milk fridge with its left edge at x."""
    case = (
        rect((x, 196, w, 126), STEEL, 8)
        + rect((x + 8, 206, w - 16, 106), SILVER, 6)
        + rect((x + w - 18, 236, 7, 46), IRON, 3)
    )
    drop = path(f"M{x + w / 2 - 4:.0f} 234q16 20 16 30a16 16 0 0 1-32 0q0-10 16-30z", SKY)
    return case + drop + rect((x + 8, 320, 18, 10), COAL, 3) + rect((x + w - 26, 320, 18, 10), COAL, 3)

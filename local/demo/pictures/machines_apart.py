"""Machines of another kind: levers, a hand press, a cart, and the fridge beside them."""

from local.demo.pictures.canvas import darker, disc, line, oval, path, rect, ring, shade, shadow, shine
from local.demo.pictures.machines import _group, cup
from local.demo.pictures.palette import (
    BRASS,
    BRICK,
    COAL,
    COFFEE,
    FIR,
    GLASS,
    IRON,
    KRAFT,
    LIME,
    MILK,
    OAK,
    PAPER,
    SILVER,
    SKY,
    STEEL,
    WALNUT,
)


def lever_press() -> str:
    """A hand press with two arms, no cable."""
    stand = path("M128 330q4-18 30-20l20-98h44l20 98q26 2 30 20z", COAL) + path(
        "M166 310l14-74h40l14 74z", "#ffffff", 0.06
    )
    arms = (
        line("M178 138L96 84", IRON, 14)
        + line("M222 138L304 84", IRON, 14)
        + disc(92, 82, 15, OAK)
        + disc(308, 82, 15, OAK)
    )
    chamber = (
        rect((164, 118, 72, 92), STEEL, 10)
        + shade("M212 118h14q10 0 10 10v72q0 10-10 10h-14z")
        + shine("M174 126h10v76h-10z", 0.5)
    )
    piston = rect((188, 74, 24, 52), SILVER, 6) + rect((176, 66, 48, 14), COAL, 7)
    base = path("M170 210h60l-8 22h-44z", IRON) + rect((214, 216, 74, 14), OAK, 7) + line("M200 232v26", COFFEE, 5)
    return shadow(200, 84) + arms + piston + stand + chamber + base + cup(200, 312, 1.3)


def lever_machine(body: str) -> str:
    """A two-group lever machine in lacquered brass."""
    base = rect((84, 268, 232, 52), body, 12) + rect((96, 264, 208, 10), COAL, 4)
    boiler = path("M96 176Q96 132 200 132T304 176V210H96z", body) + shine(
        "M112 176q4-26 80-30v10q-64 4-66 20v26h-14z", 0.22
    )
    bands = rect((90, 200, 220, 16), BRASS, 8) + rect((90, 168, 220, 8), BRASS, 4)
    dome = path("M176 132q0-34 24-34t24 34z", BRASS) + disc(200, 90, 10, BRASS)
    levers = "".join(
        line(f"M{x} 204V126L{x + t} 64", IRON, 9) + disc(x + t, 62, 13, WALNUT) for x, t in ((146, -18), (254, 18))
    )
    groups = "".join(rect((x - 17, 150, 34, 66), BRASS, 8) + _group(x, 210, WALNUT) for x in (146, 254))
    legs = rect((100, 318, 22, 12), BRASS, 3) + rect((278, 318, 22, 12), BRASS, 3)
    gauge = disc(200, 186, 16, PAPER) + ring(200, 186, 16, BRASS, 4) + line("M200 186l8-7", BRICK, 3)
    back = rect((112, 210, 176, 60), darker(body, 0.4))
    return (
        shadow(200, 124)
        + legs
        + back
        + levers
        + dome
        + boiler
        + bands
        + gauge
        + groups
        + base
        + cup(146, 266, 0.8)
        + cup(254, 266, 0.8)
    )


def cart(paint: str) -> str:
    """A coffee cart on two wheels, under a striped awning."""
    stripes = "".join(path(f"M{78 + 41 * i} 70h41l4 34q-20 18-41 0z", (PAPER, paint)[i % 2]) for i in range(6))
    posts = rect((92, 90, 8, 116), KRAFT) + rect((302, 90, 8, 116), KRAFT)
    counter = rect((70, 200, 262, 16), OAK, 5)
    chest = (
        rect((84, 216, 234, 82), paint, 4)
        + shade("M284 216h34v82h-34z", 0.12)
        + disc(200, 256, 24, PAPER)
        + disc(200, 256, 9, LIME)
    )
    machine = (
        rect((118, 144, 104, 56), STEEL, 8)
        + rect((118, 144, 104, 14), SILVER, 7)
        + rect((134, 176, 72, 24), COAL)
        + cup(170, 200, 0.7)
    )
    mill = (
        rect((250, 158, 34, 42), COAL, 5)
        + path("M246 128h42l-8 32h-26z", GLASS, 0.9)
        + path("M249 140h36l-5 20h-26z", COFFEE)
    )
    wheels = "".join(ring(x, 304, 22, COAL, 8) + disc(x, 304, 6, BRASS) for x in (132, 268))
    shaft = line("M332 208l34-12", KRAFT, 9)
    return (
        shadow(200, 132)
        + posts
        + machine
        + mill
        + shaft
        + chest
        + counter
        + wheels
        + stripes
        + oval((200, 70, 124, 5), darker(paint, 0.2))
    )


def milk_fridge() -> str:
    """A fridge of its own, open to show the milk."""
    case = (
        rect((110, 110, 150, 212), STEEL, 12)
        + rect((124, 126, 122, 182), SKY, 6)
        + rect((124, 126, 122, 14), "#ffffff", 4, 0.5)
    )
    churn = (
        rect((150, 196, 70, 108), MILK, 8)
        + rect((162, 178, 46, 24), darker(SKY, 0.3), 6)
        + rect((150, 236, 70, 30), FIR)
    )
    door = (
        path("M260 116L318 138V334L260 318z", darker(STEEL, 0.12))
        + shade("M300 131l18 7v196l-18-5z", 0.1)
        + line("M272 196v58", IRON, 8)
    )
    hose = line("M186 178q0-40 26-40t26-30q0-26-34-30", COAL, 6)
    return (
        shadow(208, 116)
        + case
        + churn
        + hose
        + door
        + rect((120, 320, 26, 10), COAL, 3)
        + rect((222, 320, 26, 10), COAL, 3)
        + disc(136, 118, 4, LIME)
    )

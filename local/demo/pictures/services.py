"""What our technicians and teachers bring."""

from local.demo.pictures.canvas import darker, disc, line, moved, oval, path, rect, ring, shade, shadow
from local.demo.pictures.palette import (
    BRASS,
    CLAY,
    COAL,
    CREAM,
    CREMA,
    FIR,
    GLASS,
    INK,
    IRON,
    KRAFT,
    LIME,
    MUSTARD,
    PAPER,
    SILVER,
    SKY,
    SLATE,
    SPRUCE,
    STEEL,
)


def service_kit() -> str:
    """A tray of parts: seals, screen, valve and hose."""
    tray = rect((72, 124, 256, 206), SPRUCE, 16) + rect((86, 138, 228, 178), darker(SPRUCE, 0.35), 10)
    seals = ring(138, 190, 28, CLAY, 11) + ring(138, 190, 11, MUSTARD, 6)
    screen = (
        disc(238, 190, 36, SILVER)
        + "".join(moved(disc(0, -20, 3.4, INK), 238, 190, turn=45 * i) for i in range(8))
        + disc(238, 190, 5, BRASS)
    )
    hose = (
        line("M108 262q22-26 44 0t44 0", SKY, 13)
        + rect((96, 252, 16, 24), BRASS, 3)
        + rect((190, 252, 16, 24), BRASS, 3)
    )
    valve = (
        rect((230, 250, 66, 22), BRASS, 6) + rect((252, 236, 20, 50), darker(BRASS, 0.15), 5) + disc(286, 296, 7, LIME)
    )
    return shadow(200, 132) + tray + seals + screen + hose + valve


def toolbox() -> str:
    """A technician's box with spanner and cable."""
    spanner = moved(
        path("M-8-96h16V8h-16z", IRON) + path("M-24-122q0 26 24 30 24-4 24-30l-14 10h-20z", IRON),
        152,
        196,
        turn=-12,
    )
    driver = moved(rect((-5, -80, 10, 80), STEEL, 3) + rect((-12, -130, 24, 56), CLAY, 10), 240, 196, turn=10)
    box = (
        rect((84, 196, 232, 134), SPRUCE, 10)
        + shade("M272 196h34q10 0 10 10v114q0 10-10 10h-34z", 0.16)
        + rect((84, 196, 232, 40), darker(SPRUCE, 0.25), 10)
    )
    catch = rect((180, 222, 40, 28), LIME, 5)
    cable = line("M316 300q36 0 24-40t14-40", COAL, 8) + rect((346, 196, 18, 26), COAL, 4)
    return (
        shadow(200, 132)
        + line("M150 196v-20q0-14 14-14h72q14 0 14 14v20", COAL, 12)
        + spanner
        + driver
        + cable
        + box
        + catch
    )


def agreement() -> str:
    """A calendar with the visits marked and a spanner beside it."""
    page = rect((96, 96, 190, 226), PAPER, 12) + rect((96, 96, 190, 52), SPRUCE, 12) + rect((96, 130, 190, 18), SPRUCE)
    rings = "".join(rect((x, 80, 14, 40), IRON, 7) for x in (136, 232))
    cells = "".join(
        rect((114 + 40 * (i % 4), 168 + 38 * (i // 4), 30, 27), LIME if i in (2, 9) else CREAM, 5) for i in range(12)
    )
    ticks = line("M202 181l6 7 11-13", SPRUCE, 5) + line("M162 257l6 7 11-13", SPRUCE, 5)
    spanner = moved(
        path("M-10-70h20v118a10 10 0 0 1-20 0z", SLATE) + path("M-30-112q-4 40 30 46 34-6 30-46l-16 18h-28z", SLATE),
        296,
        268,
        turn=24,
    )
    return shadow(200, 124) + page + rings + cells + ticks + spanner


def course() -> str:
    """A board with a latte drawn on it and a cup in front."""
    board = rect((84, 84, 232, 164), COAL, 10) + line("M84 248h232", KRAFT, 12) + line("M84 84h232", KRAFT, 12)
    legs = line("M116 250L100 328M284 250l16 78", KRAFT, 10)
    chalk = (
        line("M116 124h56M116 148h40M116 172h50", PAPER, 5, 0.8)
        + ring(250, 152, 38, PAPER, 5)
        + path("M250 178q-28-18-22-34 8-10 22 4 14-14 22-4 6 16-22 34z", LIME)
    )
    cup = (
        path("M150 262h100l-12 58q-2 10-12 10h-52q-10 0-12-10z", PAPER)
        + shade("M226 262h24l-12 58q-2 10-12 10h-16z", 0.1)
        + oval((200, 262, 50, 12), CREMA)
        + ring(254, 286, 15, PAPER, 8)
    )
    return shadow(200, 122) + legs + board + chalk + cup


def loan_van() -> str:
    """A small van bringing a machine."""
    body = (
        path("M64 166q0-18 18-18h150v146H64z", FIR)
        + path("M232 176h52q14 0 22 14l26 44q4 8 4 16v44H232z", FIR)
        + path("M246 190h36q6 0 10 8l20 36h-66z", GLASS)
    )
    machine = (
        rect((98, 178, 106, 84), PAPER, 10)
        + rect((110, 190, 82, 18), SPRUCE, 6)
        + rect((126, 208, 14, 22), COAL, 4)
        + rect((162, 208, 14, 22), COAL, 4)
        + rect((110, 240, 82, 12), SPRUCE, 4)
    )
    stripe = rect((64, 270, 272, 12), LIME) + rect((60, 286, 280, 14), COAL, 6)
    wheels = "".join(disc(x, 300, 32, INK) + disc(x, 300, 15, SILVER) for x in (120, 278))
    return (
        shadow(200, 148, 332)
        + body
        + machine
        + stripe
        + wheels
        + rect((322, 244, 14, 16), MUSTARD, 4)
        + line("M232 152v130", darker(FIR, 0.3), 3)
    )

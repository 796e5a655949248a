"""Cups, mugs and glasses."""

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
from local.demo.pictures.palette import COFFEE, CREMA, GLASS, MILK, PAPER, ROAST


def cup_and_saucer(glaze: str, art: str, scale: float) -> str:
    """A cup on its saucer, seen a little from above; `art` is what the milk shows: plain, heart or fern."""
    saucer = (
        oval((200, 300, 132, 30), darker(PAPER, 0.12))
        + oval((200, 294, 132, 30), PAPER)
        + oval((200, 292, 84, 17), darker(PAPER, 0.07))
    )
    bowl = path("M112 192Q116 290 168 302H232Q284 290 288 192z", glaze) + shade(
        "M288 192Q284 290 232 302H206Q254 286 258 192z", 0.1
    )
    handle = line("M284 214q46-8 42 24t-58 34", glaze, 15)
    rim = oval((200, 192, 88, 27), darker(PAPER, 0.06)) + oval((200, 194, 77, 20), ROAST if art == "plain" else CREMA)
    drawing = {"plain": oval((188, 191, 44, 9), CREMA), "heart": _heart(), "fern": _fern()}[art]
    return about_floor(shadow(200, 124, 322) + saucer + handle + bowl + rim + drawing, scale)


def _heart() -> str:
    return path("M200 208Q156 198 164 186Q176 176 200 188Q224 176 236 186Q244 198 200 208z", MILK)


def _fern() -> str:
    leaves = ""
    for i in range(4):
        far, rise, fall = 40 - 7 * i, 34 - 6 * i, 22 - 3 * i
        left, right = f"q-{rise}-4-{far} 7q{fall} 5 {far}-2", f"q{fall - 4} 7 {far} 2q-8-11-{far}-7z"
        leaves += path(f"M200 {181 + 6 * i}{left}{right}", MILK)
    return leaves + line("M200 182v26", CREMA, 3)


def mug(glaze: str, clay: str, scale: float) -> str:
    """A hand-glazed mug: the glaze runs over raw clay."""
    handle = line("M262 178q66-10 60 48t-64 56", glaze, 22)
    body = rect((118, 132, 148, 198), clay, 20)
    coat = path("M118 152q0-20 20-20h108q20 0 20 20v106q-14 22-30 6t-32 10-34-8-30 12-22-10z", glaze)
    side = shade("M230 132h16q20 0 20 20v158q0 20-20 20h-16q14-8 14-24V156q0-16-14-24z")
    rim = oval((192, 138, 70, 15), darker(glaze, 0.28)) + oval((192, 140, 62, 11), COFFEE)
    specks = "".join(
        disc(x, y, 2.2, lighter(glaze, 0.45))
        for x, y in ((146, 182), (176, 216), (214, 176), (158, 238), (236, 226), (200, 244))
    )
    return about_floor(
        shadow(196, 92) + handle + body + coat + specks + side + rim + shine("M132 164h10v74h-10z", 0.22),
        scale,
    )


def double_glass() -> str:
    """A double-walled glass: the coffee seems to float."""
    outer = path("M120 118h160q6 96-18 168-8 44-28 44h-68q-20 0-28-44-24-72-18-168z", GLASS, 0.75)
    inner = path("M138 160h124q2 66-16 116-10 24-26 24h-40q-16 0-26-24-18-50-16-116z", CREMA)
    layer = path("M144 222h112q-4 30-12 54-10 24-24 24h-40q-14 0-24-24-8-24-12-54z", ROAST)
    foam = path("M137 136h126l-1 30q-62 14-124 0z", MILK)
    return (
        shadow(200, 72)
        + outer
        + inner
        + layer
        + foam
        + shine("M132 132h9q0 90 18 148l-8 2q-22-60-19-150z", 0.7)
        + rect((118, 112, 164, 8), lighter(GLASS, 0.4), 4)
    )


def cortado_glass() -> str:
    """Faceted glasses, one full and a stack behind."""

    def tumbler(x: float, y: float) -> str:
        return path(f"M{x} {y}h92l-14 104h-64z", GLASS, 0.7) + line(
            f"M{x + 24} {y + 4}l8 96M{x + 46} {y + 4}v96M{x + 68} {y + 4}l-8 96", PAPER, 3, 0.7
        )

    stack = tumbler(204, 226) + tumbler(204, 176) + tumbler(204, 126)
    drink = (
        path("M98 232h84l-10 94h-64z", CREMA)
        + path("M103 276h74l-5 50h-64z", ROAST)
        + path("M97 222h86l-2 18h-82z", MILK)
    )
    return shadow(200, 116) + stack + tumbler(94, 226) + drink + shine("M108 236h9l7 80h-7z", 0.4)


def paper_cup(print_: str, scale: float) -> str:
    """A double-wall paper cup with a printed band, and a nested stack behind."""
    stack = "".join(
        path(
            f"M{226 + 2 * i} {166 - 20 * i}h{92 - 4 * i}l-{3} 18h-{86 - 4 * i}z",
            (PAPER, darker(PAPER, 0.08))[i % 2],
        )
        for i in range(4)
    )
    behind = path("M226 180h92l-14 150h-64z", darker(PAPER, 0.06)) + path(
        "M230 216h84l-6 66h-72z", darker(print_, 0.15)
    )
    front = (
        path("M96 130h140l-20 200h-100z", PAPER)
        + path("M101 180h130l-9 92h-112z", print_)
        + shade("M204 130h32l-20 200h-30z", 0.1)
    )
    lip = rect((90, 118, 152, 16), darker(PAPER, 0.04), 8)
    mark = disc(166, 226, 24, lighter(print_, 0.75)) + moved(oval((0, 0, 9, 14), print_), 166, 226, turn=30)
    return about_floor(shadow(204, 122) + behind + stack + front + lip + mark, scale)

"""Packs for dry goods: bags, bricks, boxes, tins and tubs. Each wears a label with a motif of its own."""

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
from local.demo.pictures.label import Label
from local.demo.pictures.palette import COFFEE, CREAM, KRAFT, LIME, SAND, SLATE, STEEL


def bag(label: Label) -> str:
    """A kilo bag with side folds, a rolled top and a valve."""
    body = path("M112 96Q104 200 110 330H290Q296 200 288 96z", label.pack)
    folds = shade("M288 96Q296 200 290 330H262Q270 210 264 96z") + shine(
        "M112 96Q104 200 110 330h16Q120 200 128 96z", 0.14
    )
    top = rect((108, 70, 184, 30), darker(label.pack, 0.12), 5) + rect((108, 70, 184, 7), "#ffffff", 3, 0.18)
    tie = rect((96, 79, 208, 10), lighter(label.pack, 0.5), 5)
    band = path("M107 152Q105 220 107 288H293Q295 220 293 152z", label.band)
    valve = disc(246, 124, 8, darker(label.pack, 0.25)) + disc(246, 124, 3, lighter(label.pack, 0.3))
    edge = shade("M293 152Q295 220 293 288H264Q268 220 267 152z", 0.07)
    return shadow(200, 108) + body + folds + top + tie + band + edge + valve + label.art(146, 164, 108)


def pouch(label: Label) -> str:
    """A small stand-up pouch with a sealed top, a notch and a round label."""
    body = path("M128 118Q112 230 122 322Q200 338 278 322Q288 230 272 118z", label.pack)
    fold = shade("M272 118Q288 230 278 322Q264 326 250 328Q262 220 250 118z")
    foot = shade("M122 322Q200 296 278 322Q200 338 122 322z", 0.16)
    seal = rect((126, 96, 148, 24), darker(label.pack, 0.14), 4) + line("M134 108H266", lighter(label.pack, 0.35), 2)
    gleam = shine("M140 130Q128 220 134 300l12 2Q140 220 152 130z", 0.2)
    face = disc(200, 214, 62, label.band) + label.art(160, 174, 80)
    return shadow(200, 88) + body + fold + foot + seal + gleam + face


def sack(label: Label) -> str:
    """A tied jute sack for raw beans, with a few of them at its foot."""
    body = path("M128 150Q70 230 96 322Q200 340 304 322Q330 230 272 150z", label.pack)
    weave = "".join(
        line(
            f"M{98 + i * 4} {196 + i * 26}Q200 {210 + i * 26} {302 - i * 4} {196 + i * 26}",
            darker(label.pack, 0.16),
            2,
            0.5,
        )
        for i in range(5)
    )
    neck = path("M128 152Q160 128 132 92Q200 76 268 92Q240 128 272 152z", darker(label.pack, 0.1))
    tie = rect((140, 140, 120, 14), label.accent, 7)
    beans = "".join(
        moved(
            oval((0, 0, 15, 10), label.accent) + line("M-11 0q11-6 22 0", darker(label.accent, 0.4), 2),
            x,
            y,
            turn=t,
        )
        for x, y, t in ((82, 330, 20), (112, 336, -30), (318, 332, 12))
    )
    side = shade("M272 150Q330 230 304 322Q290 325 272 327Q300 236 250 152z")
    stamp = disc(200, 240, 52, label.band) + label.art(166, 206, 68)
    return shadow(200, 120) + body + weave + side + neck + tie + stamp + beans


def brick(label: Label) -> str:
    """A vacuum-packed half kilo: hard edges and a folded top."""
    body = rect((128, 104, 144, 226), label.pack, 8) + shade("M238 104h26a8 8 0 0 1 8 8v210a8 8 0 0 1-8 8h-26z")
    fold = path("M128 120L146 76H254L272 120z", lighter(label.pack, 0.16)) + path(
        "M238 120L232 76h22l18 44z", "#000000", 0.1
    )
    clip = rect((150, 66, 100, 14), label.accent, 5)
    band = rect((128, 156, 144, 118), label.band)
    creases = line("M138 140l12-8M262 300l-14 10M140 306l10 6", lighter(label.pack, 0.4), 3, 0.6)
    return (
        shadow(200, 82)
        + body
        + fold
        + clip
        + band
        + shade("M238 156h34v118h-34z", 0.07)
        + creases
        + label.art(155, 170, 90)
    )


def box(label: Label) -> str:
    """A carton seen from its corner."""
    front = path("M96 138L240 156V330L96 306z", label.pack)
    side = path("M240 156L306 134V300L240 330z", darker(label.pack, 0.22))
    lid = path("M96 138L164 118 306 134 240 156z", lighter(label.pack, 0.28))
    panel = path("M112 166L224 180V290L112 272z", label.band)
    tape = path("M186 150L252 126l14 2-66 24z", label.accent)
    art = f'<g transform="matrix(.88 .11 0 .88 124 178)">{label.motif(label.ink, label.accent)}</g>'
    return shadow(202, 112) + front + side + lid + panel + tape + art


def open_box(label: Label) -> str:
    """A box of sachets with its lid up and the first row showing."""
    lid = path("M102 190L116 92H284L298 190z", lighter(label.pack, 0.22)) + label.art(166, 104, 66)
    fan = "".join(rect((118 + i * 28, 166, 24, 60), tint, 3) for i, tint in enumerate(_row(label)))
    front = path("M96 200H304L296 330H104z", label.pack) + shade("M262 200h42l-8 130h-34z", 0.1)
    panel = rect((122, 228, 156, 74), label.band, 6)
    mark = "".join(disc(156 + i * 44, 265, 13, tint) for i, tint in enumerate((label.ink, label.accent, label.pack)))
    return (
        shadow(200, 108)
        + lid
        + path("M100 196L108 176H292L300 196z", darker(label.pack, 0.4))
        + fan
        + front
        + panel
        + mark
    )


def _row(label: Label) -> list[str]:
    return [
        label.band,
        label.accent,
        lighter(label.ink, 0.3),
        label.band,
        label.accent,
        lighter(label.pack, 0.4),
    ]


def tea_box(label: Label) -> str:
    """An upright box of tea bags with one bag hanging out by its string."""
    front = rect((112, 112, 150, 218), label.pack, 6) + path("M262 118l34-16v214l-34 14z", darker(label.pack, 0.2))
    lid = path("M112 114L146 96H296L262 118z", lighter(label.pack, 0.25))
    window = rect((130, 140, 114, 114), label.band, 57) + label.art(149, 159, 76)
    foot = rect((112, 286, 150, 16), label.accent)
    string = line("M236 108Q250 60 300 84T319 176", SLATE, 2.5)
    tag = rect((302, 176, 34, 40), CREAM, 4) + disc(319, 196, 9, label.pack)
    return shadow(208, 106) + front + lid + window + foot + string + tag


def tin(label: Label) -> str:
    """A round tin with a lid."""
    body = path("M124 140V312Q200 342 276 312V140z", label.pack) + shade("M240 140V324Q262 319 276 312V140z")
    gleam = shine("M136 150V316l12 4V150z", 0.22)
    band = path("M124 178V286Q200 312 276 286V178Q200 204 124 178z", label.band)
    rim = oval((200, 140, 76, 20), darker(label.pack, 0.18)) + path("M120 108V136Q200 168 280 136V108z", label.accent)
    lid = oval((200, 108, 80, 21), lighter(label.accent, 0.3)) + oval((200, 106, 62, 14), label.accent, 0.5)
    return shadow(200, 88) + body + band + gleam + rim + lid + label.art(160, 202, 80)


def tub(label: Label) -> str:
    """A plastic tub with a ridged screw lid: powders and tablets."""
    body = path("M120 150Q112 158 112 172V310Q112 330 132 330H268Q288 330 288 310V172Q288 158 280 150z", label.pack)
    side = shade("M280 150Q288 158 288 172V310Q288 330 268 330H246Q262 326 262 308V172Q262 158 256 150z", 0.1)
    ridges = "".join(line(f"M{134 + 19 * i} 112V142", darker(label.accent, 0.18), 3) for i in range(8))
    lid = rect((116, 100, 168, 52), label.accent, 12) + rect((116, 100, 168, 14), "#ffffff", 7, 0.25)
    band = rect((112, 186, 176, 110), label.band) + shade("M262 186h26v110h-26z", 0.06)
    return shadow(200, 96) + body + side + band + lid + ridges + label.art(157, 198, 86)


def drip_bag(label: Label) -> str:
    """A hanging portion filter on a mug, its box behind."""
    carton = rect((196, 96, 124, 234), label.pack, 6) + rect((196, 150, 124, 112), label.band)
    carton += shade("M290 96h24a6 6 0 0 1 6 6v222a6 6 0 0 1-6 6h-24z", 0.1) + label.art(232, 168, 76)
    mug = path("M84 222H220V300Q220 330 190 330H114Q84 330 84 300z", label.ink)
    mug += shade("M190 222h30v78q0 30-30 30h-10q10-6 10-30z", 0.14)
    handle = line("M84 246q-34 0-34 27t34 27", darker(label.ink, 0.12), 13)
    pocket = path("M106 148H198V236Q152 262 106 236z", CREAM) + path("M112 154H192V176Q152 164 112 176z", COFFEE)
    arms = path("M106 168L84 190V240H96L106 214z", SAND) + path("M198 168L220 190V240H208L198 214z", SAND)
    return shadow(190, 138) + carton + handle + pocket + mug + arms + line("M84 222H220", lighter(label.ink, 0.25), 6)


def small_bags(*labels: Label) -> str:
    """A tray of small bags, one per label."""
    tray = path("M70 262H330L318 330H82z", KRAFT) + shade("M288 262h42l-12 68h-34z", 0.1)
    bags = "".join(
        rect((82 + i * 60, 150, 54, 128), label.pack, 5)
        + rect((82 + i * 60, 150, 54, 16), darker(label.pack, 0.2), 5)
        + rect((82 + i * 60, 188, 54, 56), label.band)
        + label.art(92 + i * 60, 198, 36)
        for i, label in enumerate(labels)
    )
    return shadow(200, 128) + bags + tray + rect((166, 284, 68, 26), LIME, 13)


def scoop_and_bag(label: Label) -> str:
    """An open bag and a steel scoop of beans: coffee roasted to order."""
    body = path("M96 130Q86 220 94 330H250Q258 220 248 130z", label.pack) + shade(
        "M248 130Q258 220 250 330h-28Q232 220 224 130z"
    )
    mouth = path("M96 130Q172 104 248 130Q172 158 96 130z", COFFEE) + line(
        "M96 130Q172 158 248 130", lighter(label.pack, 0.35), 6
    )
    blank = rect((122, 186, 100, 92), label.band, 8) + label.art(136, 196, 72)
    scoop = path("M226 262H318Q322 316 292 326H252Q222 316 226 262z", STEEL) + rect((312, 268, 50, 13), STEEL, 6)
    heap = "".join(
        oval((x, y, 15, 10), COFFEE) for x, y in ((250, 258), (276, 252), (300, 258), (264, 246), (288, 244))
    )
    gleam = shine("M238 272h12q0 34 14 46-26-6-26-46z", 0.4)
    return shadow(210, 130) + body + mouth + blank + heap + scoop + gleam


def smaller(drawing: str, scale: float = 0.82) -> str:
    """A smaller pack of the same kind."""
    return about_floor(drawing, scale)

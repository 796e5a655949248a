"""Things that hold liquids: syrup and cleaning bottles, cartons, kegs and cylinders."""

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
from local.demo.pictures.label import Label
from local.demo.pictures.palette import BRASS, COAL, GLASS, IRON, LIME, PAPER, SILVER, STEEL, WATER

BODY = "M150 190Q150 160 176 140V96H224V140Q250 160 250 190V314Q250 330 234 330H166Q150 330 150 314z"


def syrup(label: Label) -> str:
    """A slim glass bottle of syrup; `pack` is the syrup's own colour."""
    glass = path(BODY, label.pack) + shade(
        "M224 96V140Q250 160 250 190V314Q250 330 234 330H214Q228 326 228 310V190Q228 160 206 142V96z"
    )
    empty = path("M176 96H224V140Q232 145 238 154H162Q168 145 176 140z", "#ffffff", 0.38)
    cap = rect((170, 66, 60, 34), label.accent, 6) + rect((170, 66, 60, 9), "#ffffff", 4, 0.25)
    paper = rect((150, 196, 100, 104), label.band) + shade("M228 196h22v104h-22z", 0.07) + label.art(164, 212, 72)
    return about_floor(shadow(200, 62) + glass + empty + cap + paper + shine("M160 186q2-16 12-26v30z", 0.35), 1.06)


def pump(label: Label) -> str:
    """A dosing pump beside the neck it fits."""
    tube = rect((193, 170, 14, 146), GLASS, 5) + rect((190, 306, 20, 18), IRON, 4)
    collar = path("M160 150H240L234 190H166z", label.pack) + shade("M220 150h20l-6 40h-18z", 0.14)
    ribs = "".join(line(f"M{172 + 14 * i} 156V184", darker(label.pack, 0.25), 3) for i in range(5))
    stem = rect((190, 104, 20, 48), SILVER, 4) + rect((202, 104, 8, 48), "#000000", 0, 0.1)
    head = path("M168 84H228Q286 82 306 118Q308 126 298 126Q278 104 228 110H168Q158 98 168 84z", label.accent)
    drip = path("M302 140q12 16 0 24-12-8 0-24z", label.ink)
    return shadow(200, 40) + tube + collar + ribs + stem + head + shine("M172 88h56v6h-58z", 0.3) + drip


def cleaner(label: Label) -> str:
    """A square-shouldered bottle with a handle: descalers and cleaners."""
    body = path(
        "M132 180Q132 156 156 148L180 132h42l40 28q8 6 8 20v132q0 18-18 18H150q-18 0-18-18z",
        label.pack,
    )
    grip = path("M226 156L250 172Q254 176 254 186V216H228z", darker(label.pack, 0.35))
    side = shade("M262 160Q270 166 270 180V312Q270 330 252 330H232Q248 326 248 310V226H258V186Q258 176 250 170z")
    cap = rect((176, 96, 50, 38), label.accent, 7) + "".join(
        line(f"M{186 + 10 * i} 104V126", darker(label.accent), 3) for i in range(4)
    )
    face = rect((146, 228, 98, 82), label.band, 8) + label.art(163, 236, 66)
    return shadow(200, 80) + body + side + grip + cap + face + shine("M142 188q0-14 14-20v26q-6 2-6 16v90h-8z", 0.3)


def spray(label: Label) -> str:
    """A trigger spray."""
    body = path("M146 230Q146 186 178 172H222Q254 186 254 230V312Q254 330 236 330H164Q146 330 146 312z", label.pack)
    side = shade("M222 172Q254 186 254 230V312Q254 330 236 330H216Q232 326 232 310V230Q232 192 206 172z")
    neck = rect((180, 144, 40, 30), darker(label.accent, 0.2), 4)
    head = path("M150 84H230Q262 86 262 120V146H178V122H150z", label.accent) + rect(
        (126, 92, 28, 24), darker(label.accent, 0.3), 4
    )
    trigger = path("M166 122q-2 30-20 46l12 8q26-20 26-54z", darker(label.accent, 0.4))
    mist = "".join(disc(x, y, r, "#ffffff", 0.8) for x, y, r in ((104, 96, 6), (88, 116, 5), (84, 84, 4), (68, 100, 4)))
    return (
        shadow(200, 64)
        + body
        + side
        + neck
        + trigger
        + head
        + mist
        + rect((146, 224, 108, 76), label.band)
        + label.art(166, 228, 68)
    )


def carton(label: Label) -> str:
    """A litre carton with a gable top and a cap; two more stand behind."""

    def one(x: float, pack: str) -> str:
        front = rect((x, 154, 92, 176), pack) + path(
            f"M{x} 154L{x + 16} 104H{x + 76}L{x + 92} 154z", lighter(pack, 0.25)
        )
        return (
            front + rect((x + 14, 88, 64, 18), darker(pack, 0.1), 3) + rect((x + 70, 154, 22, 176), "#000000", 0, 0.1)
        )

    back = one(86, darker(label.pack, 0.16)) + one(222, darker(label.pack, 0.16))
    front = one(154, label.pack) + disc(200, 132, 12, label.accent) + disc(200, 130, 8, lighter(label.accent, 0.3))
    return shadow(200, 122) + back + front + rect((154, 196, 92, 92), label.band) + label.art(166, 208, 68)


def keg(label: Label) -> str:
    """A slim steel keg with its tap."""
    body = path("M130 132Q130 112 150 112H250Q270 112 270 132V312Q270 330 250 330H150Q130 330 130 312z", STEEL)
    side = shade("M250 112Q270 112 270 132V312Q270 330 250 330H226Q244 326 244 308V134Q244 114 228 112z", 0.14)
    hoops = "".join(rect((124, y, 152, 12), IRON, 6) for y in (146, 292))
    handle = path("M142 114V88Q142 78 152 78H248Q258 78 258 88V114H240V96H160V114z", IRON)
    tap = rect((192, 44, 16, 56), COAL, 5) + disc(200, 40, 15, label.accent) + line("M208 74h34v18", COAL, 9)
    gleam = shine("M144 164h14v122h-14z", 0.45)
    return (
        shadow(200, 82)
        + handle
        + body
        + side
        + hoops
        + gleam
        + tap
        + disc(200, 226, 46, label.pack)
        + label.art(170, 196, 60)
    )


def cylinder(label: Label) -> str:
    """A gas cylinder with a valve and a shoulder in the trade's colour."""
    body = path("M148 170Q148 120 200 116Q252 120 252 170V316Q252 330 238 330H162Q148 330 148 316z", label.pack)
    shoulder = path("M148 170Q148 120 200 116Q252 120 252 170z", label.accent)
    valve = rect((188, 88, 24, 32), BRASS, 4) + rect((166, 70, 68, 20), COAL, 10) + rect((212, 96, 26, 12), BRASS, 4)
    side = shade("M252 170V316Q252 330 238 330H216Q230 326 230 310V170Q230 130 206 117Q252 122 252 170z", 0.14)
    gleam = shine("M160 172q0-26 16-38v170h-16z", 0.25)
    return (
        shadow(200, 66)
        + valve
        + body
        + shoulder
        + side
        + gleam
        + rect((148, 206, 104, 76), label.band)
        + label.art(168, 212, 64)
    )


def water_crate(label: Label) -> str:
    """A crate of small water bottles; bubbles for the sparkling one."""

    def bottle(x: float) -> str:
        glass = path(f"M{x} 196q0-18 14-34v-34h22v34q14 16 14 34v104H{x}z", label.pack)
        return (
            glass
            + rect((x + 12, 114, 26, 18), label.accent, 4)
            + rect((x, 206, 50, 40), label.band)
            + rect((x + 8, 176, 6, 26), "#ffffff", 3, 0.5)
        )

    row = "".join(bottle(86 + 59 * i) for i in range(4))
    front = path("M70 250H330L322 330H78z", label.ink) + shade("M290 250h40l-8 80h-32z", 0.12)
    grip = rect((160, 272, 80, 18), darker(label.ink, 0.4), 9)
    return shadow(200, 128) + row + front + grip + moved(label.motif(label.accent, PAPER), 264, 268, 0.42)


def filter_jug(label: Label) -> str:
    """A jug with a filter hanging in it."""
    glass = path("M118 120H262L250 314Q248 330 232 330H148Q132 330 130 314z", GLASS, 0.62)
    water = path("M126 226Q190 216 256 226L250 314Q248 330 232 330H148Q132 330 130 314z", WATER, 0.75)
    lid = path("M104 104H270Q276 104 276 112V126H112Q92 124 104 104z", label.pack) + disc(236, 112, 5, LIME)
    cartridge = (
        path("M166 126H218L212 204H172z", label.band)
        + rect((166, 126, 52, 22), label.accent)
        + line("M178 166h28M179 182h26", label.ink, 3)
    )
    handle = line("M262 142h24q20 0 18 24l-8 100q-2 18-22 18h-22", label.pack, 14)
    return shadow(196, 82) + handle + cartridge + glass + water + lid + shine("M132 142h12l8 150h-10z", 0.5)

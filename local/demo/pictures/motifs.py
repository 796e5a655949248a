"""Label art: small drawings in a 100 by 100 box. No letters, so no language."""

from collections.abc import Callable

from local.demo.pictures.canvas import disc, line, moved, oval, path, rect

Motif = Callable[[str, str], str]


def sun(ink: str, accent: str) -> str:
    """A low sun over lines of sea."""
    waves = "".join(line(f"M{12 + i * 8} {66 + i * 11}H{88 - i * 8}", ink, 5) for i in range(3))
    return path("M22 56a28 28 0 0 1 56 0z", accent) + waves


def mountain(ink: str, accent: str) -> str:
    """Two peaks, one with snow."""
    peaks = path("M4 84L38 28l24 38 10-14 24 32z", ink)
    return peaks + path("M38 28l13 21-9-3-6 7-5-6-6 3z", accent) + disc(76, 26, 10, accent)


def flower(ink: str, accent: str) -> str:
    """A coffee blossom."""
    petals = "".join(moved(oval((0, -24, 11, 22), ink), 50, 50, turn=72 * i) for i in range(5))
    return petals + disc(50, 50, 9, accent)


def bridge(ink: str, accent: str) -> str:
    """A jetty over water: the house mark."""
    posts = "".join(rect((x, 46, 6, 34), ink) for x in (22, 47, 72))
    return (
        disc(50, 30, 15, accent) + rect((8, 40, 84, 9), ink, 3) + posts + line("M8 88q10-8 21 0t21 0 21 0 21 0", ink, 4)
    )


def quay(ink: str, accent: str) -> str:
    """A bollard with a rope."""
    post = path("M34 84V44h32v40z", ink) + rect((26, 30, 48, 16), ink, 8)
    return post + line("M32 58q18 10 36 0M32 68q18 10 36 0", accent, 6) + rect((10, 82, 80, 7), ink, 3)


def lighthouse(ink: str, accent: str) -> str:
    """A lighthouse and its beam."""
    beam = path("M50 28L4 14v28z", accent, 0.9) + path("M50 28L96 14v28z", accent, 0.9)
    return beam + path("M41 38h18l6 50H35z", ink) + rect((40, 20, 20, 15), ink, 3) + path("M38 20l12-12 12 12z", ink)


def berries(ink: str, accent: str) -> str:
    """Three berries and a leaf."""
    fruit = disc(34, 64, 17, ink) + disc(66, 64, 17, ink) + disc(50, 40, 17, ink)
    glints = disc(29, 59, 4, accent) + disc(61, 59, 4, accent) + disc(45, 35, 4, accent)
    return fruit + glints + path("M54 22q20-16 34 0-20 14-34 0z", accent)


def volcano(ink: str, accent: str) -> str:
    """A smoking cone."""
    smoke = line("M50 30q-10-8 0-15t0-13", accent, 7)
    return smoke + path("M6 86L38 34q12 8 24 0l32 52z", ink) + path("M38 34q12 8 24 0l7 12q-18 12-39 0z", accent)


def moon(ink: str, accent: str) -> str:
    """A crescent and two stars."""
    crescent = path("M60 12a38 38 0 1 0 26 58 32 32 0 0 1-26-58z", ink)
    return crescent + disc(76, 30, 5, accent) + disc(88, 50, 3.5, accent)


def star(ink: str, accent: str) -> str:
    """A winter star."""
    arms = "".join(moved(path("M0 -44L7 0 0 44-7 0z", ink), 50, 50, turn=45 * i) for i in range(4))
    return arms + disc(50, 50, 9, accent)


def leaf(ink: str, accent: str) -> str:
    """One broad leaf."""
    return path("M14 86Q4 22 86 12 92 84 14 86z", ink) + line("M14 86L66 34M36 64V42M36 64h26", accent, 5)


def bean(ink: str, accent: str) -> str:
    """A coffee bean."""
    return moved(oval((0, 0, 28, 40), ink) + line("M3-38q-14 20 0 38t-4 38", accent, 6), 50, 50, turn=35)


def fire(ink: str, accent: str) -> str:
    """A camp fire."""
    flame = path("M50 10q26 26 20 48a20 20 0 0 1-40 0q0-14 12-22 2 8 6 10 6-16 2-36z", accent)
    return flame + line("M20 88L80 70M20 70L80 88", ink, 9)


def waves(ink: str, accent: str) -> str:
    """Four lines of cold water."""
    rows = "".join(line(f"M8 {34 + 16 * i}q10.500-10 21 0t21 0 21 0 21 0", (ink, accent)[i % 2], 6) for i in range(4))
    return rows.replace("10.500", "10.5")


def hills(ink: str, accent: str) -> str:
    """Soft fields under a sun."""
    return disc(68, 32, 15, accent) + path("M4 86V66q24-24 48-4t44-8v32z", ink) + line("M14 78q18-14 36 0", accent, 4)


def drop(ink: str, accent: str) -> str:
    """A drop with a glint."""
    return path("M50 6q34 40 34 56a34 34 0 0 1-68 0Q16 46 50 6z", ink) + line("M32 62q0 16 14 20", accent, 6)


def citrus(ink: str, accent: str) -> str:
    """A slice of citrus."""
    wedges = "".join(moved(path("M0 -4l11 -25a28 28 0 0 0 -22 0z", accent), 50, 50, turn=60 * i) for i in range(6))
    return disc(50, 50, 40, ink) + wedges


def islands(ink: str, accent: str) -> str:
    """Low skerries and a bird."""
    rocks = path("M6 74q16-24 34 0z", ink) + path("M40 74q24-38 54 0z", ink)
    return rocks + line("M10 86h80", accent, 5) + line("M26 30q8-10 14 0 6-10 14 0", accent, 5)


def nut(ink: str, accent: str) -> str:
    """A hazelnut in its cap."""
    return path("M18 44q0 32 32 48 32-16 32-48z", ink) + path("M12 46q4-32 38-34 34 2 38 34-38-14-76 0z", accent)


def spice(ink: str, accent: str) -> str:
    """Star anise."""
    arms = "".join(moved(path("M0 0q-13-20 0-42 13 22 0 42z", ink), 50, 50, turn=60 * i) for i in range(6))
    return arms + disc(50, 50, 8, accent)


def pod(ink: str, accent: str) -> str:
    """A cocoa pod, or a pea in it."""
    body = moved(oval((0, 0, 24, 44), ink), 50, 50, turn=40)
    return body + "".join(disc(x, y, 9, accent) for x, y in ((34, 66), (50, 50), (66, 34)))


def oat(ink: str, accent: str) -> str:
    """An ear of grain."""
    grains = "".join(
        moved(oval((0, 0, 7, 13), accent), 50 + side * 14, 28 + 17 * i, turn=side * 35)
        for i in range(3)
        for side in (-1, 1)
    )
    return line("M50 92V22", ink, 5) + oval((50, 14, 7, 13), accent) + grains


def bubbles(ink: str, accent: str) -> str:
    """Rising bubbles."""
    return disc(34, 70, 16, ink) + disc(66, 52, 12, accent) + disc(40, 34, 9, ink) + disc(64, 20, 7, accent)


def tablets(ink: str, accent: str) -> str:
    """Four round tablets."""
    return "".join(
        disc(x, y, 19, (ink, accent)[i % 2]) for i, (x, y) in enumerate(((28, 30), (72, 30), (72, 72), (28, 72)))
    )

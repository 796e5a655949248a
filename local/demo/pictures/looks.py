"""Finds the drawing for a product."""

from zlib import crc32

from local.demo.pictures import looks_bar, looks_equipment, looks_food, packs
from local.demo.pictures.label import Label
from local.demo.pictures.motifs import bean, bridge, drop, leaf, star, sun
from local.demo.pictures.palette import BRICK, CREAM, FIR, KRAFT, LIME, NIGHT, OAK, PAPER, SLATE, SPRUCE

_DRAWN = looks_food.LOOKS | looks_equipment.LOOKS | looks_bar.LOOKS

_BOXES = (KRAFT, SPRUCE, OAK, FIR, SLATE, NIGHT, BRICK)
_MARKS = (bridge, bean, leaf, sun, drop, star)


def look(sku: str) -> str:
    """The strokes of the product's drawing; a product we never drew comes in a carton chosen by its SKU."""
    return _DRAWN.get(sku) or _carton(crc32(sku.encode()))


def _carton(lot: int) -> str:
    colour = _BOXES[lot % len(_BOXES)]
    mark = _MARKS[lot // len(_BOXES) % len(_MARKS)]
    return packs.box(Label(colour, (CREAM, PAPER)[lot % 2], mark, SPRUCE, LIME))

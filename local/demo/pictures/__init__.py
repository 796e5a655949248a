"""Pictures of the demo vendor's products, drawn by us: `picture(product)` gives one SVG, always the same.

Each picture carries its own tile, 400 by 400 units, so that it sits well on a light and on a dark page.
"""

from collections.abc import Mapping

from local.demo.pictures.canvas import disc, lighter, moved, rect
from local.demo.pictures.looks import look
from local.demo.pictures.palette import SAND, TILES


def picture(product: Mapping[str, object]) -> str:
    """The SVG text for a catalogue row; of the row only `sku` and `category` are read."""
    category = str(product["category"])
    tile = TILES.get(category, SAND)
    backdrop = rect((0, 0, 400, 400), tile) + disc(200, 196, 148, lighter(tile, 0.34))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400">'
        f"{backdrop}{moved(look(str(product['sku'])), -24, -24, 1.12)}</svg>\n"
    )

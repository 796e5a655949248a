"""The colours of the demo vendor's pictures: spruce, lime, warm paper, and the materials of the trade.

Every colour is a six-digit hex string, so that `canvas.mix` can blend any two.
"""

DEEP = "#0b3b35"
SPRUCE = "#14564b"
FIR = "#2f7a69"
SAGE = "#9dbfae"
LIME = "#cbe65b"

PAPER = "#fbf9f4"
CREAM = "#f5ecdc"
SAND = "#e2d0b2"
KRAFT = "#c8a273"
INK = "#1d2b2a"
COAL = "#303b39"
SLATE = "#5d6b69"

STEEL = "#b9c5c5"
SILVER = "#dde5e3"
IRON = "#8b9998"
BRASS = "#cda24f"
COPPER = "#c27a4a"

OAK = "#cb9a60"
BIRCH = "#e8d2a8"
WALNUT = "#6f4630"
CORK = "#b98a5b"

COFFEE = "#4b2d20"
ROAST = "#74452d"
CREMA = "#c98f51"
CARAMEL = "#b9743a"
MILK = "#fdfaf3"
TEA = "#b8642c"

CLAY = "#c8694a"
BRICK = "#a04434"
BERRY = "#93385a"
PLUM = "#57385a"
ROSE = "#e2a59a"
MUSTARD = "#e3ad42"
SKY = "#a8cbdd"
BLUE = "#3c6e94"
NIGHT = "#24405c"
LEAF = "#6d9a4c"
MINT = "#bfe0cb"
GLASS = "#bad8dc"
WATER = "#8cc4d6"

# One soft tile per category: light enough for a dark page, tinted enough to stand off a white one.
TILES = {
    "beans": "#e6d9c4",
    "ground": "#eed9be",
    "tea": "#d7e3cb",
    "drinks": "#f0d6c6",
    "machines": "#cfdfd8",
    "grinders": "#e0dbcf",
    "brewers": "#cfdfe2",
    "tableware": "#eadcd3",
    "cleaning": "#d3e2ec",
    "tools": "#e3e2cd",
    "water": "#c9e0e5",
    "service": "#dcd8e2",
}

"""What is printed on a pack."""

from dataclasses import dataclass

from local.demo.pictures.canvas import moved
from local.demo.pictures.motifs import Motif


@dataclass(frozen=True)
class Label:
    """What is printed: the pack's own colour, the band's, and the motif in ink and accent."""

    pack: str
    band: str
    motif: Motif
    ink: str
    accent: str

    def art(self, x: float, y: float, size: float) -> str:
        """The motif with its upper left corner at (x, y), `size` units wide."""
        return moved(self.motif(self.ink, self.accent), x, y, size / 100)

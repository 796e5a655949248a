"""The structure of a document beside its looks, so that a screen reader meets headings, tables and their cells.

fpdf2 knows of structure for pictures only; this takes the place of its builder and nests what it keeps flat.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from fpdf import FPDF
from fpdf.structure_tree import StructElem, StructTreeRoot, StructureTreeBuilder

_ATTRIBUTES = {"TH": " /A <</O /Table /Scope /Column>>"}


class Element(StructElem):
    """A heading, a paragraph, a table, a row or a cell. Leaves hold the number of their mark on their page."""

    def __init__(self, name: str, parent: Any, page: Any = None, number: int | None = None) -> None:
        super().__init__(f"/{name}", parent, [] if number is None else [number], page.index() if page else 1)
        self.pg = page if number is not None else None

    def serialize(self, obj_dict: Any = None, _security_handler: Any = None) -> str:  # noqa: ARG002  (fpdf2's own)
        """As fpdf2 would write it, but in one step: a long statement has a hundred thousand of these."""
        kids = " ".join(kid.ref if isinstance(kid, Element) else str(kid) for kid in self.k)
        page = f" /Pg {self.pg.ref}" if self.pg is not None else ""
        more = _ATTRIBUTES.get(self.s[1:], "")
        return f"{self.id} 0 obj\n<</S {self.s} /P {self.p.ref}{page}{more} /K [{kids}]>>\nendobj"


class Tags(StructureTreeBuilder):
    """The tree of one document, and the marks in its pages' contents."""

    def __init__(self, pdf: FPDF) -> None:
        super().__init__()
        self._pdf = pdf
        self.struct_tree_root = StructTreeRoot()
        self.doc_struct_elem = Element("Document", self.struct_tree_root)
        self.struct_tree_root.k.append(self.doc_struct_elem)
        self._every: list[StructElem] = []
        self._open: list[StructElem] = [self.doc_struct_elem]

    def __iter__(self) -> Iterator[Any]:
        """Everything that is written into the file, the root first."""
        yield self.struct_tree_root
        yield self.doc_struct_elem
        yield self.struct_tree_root.parent_tree
        yield from self._every

    @contextmanager
    def within(self, name: str) -> Iterator[None]:
        """What is marked inside the block belongs to a new element with that name."""
        self._open.append(self._add(Element(name, self._open[-1], self._page)))
        yield
        self._open.pop()

    @contextmanager
    def marked(self, name: str) -> Iterator[None]:
        """What is drawn inside the block, on one page, is a new element with that name."""
        page = self._page
        place = self.spid_per_page_number.setdefault(page.index(), len(self.spid_per_page_number))
        page.struct_parents = place
        numbered = self.struct_tree_root.parent_tree.nums[place]
        numbered.append(self._add(Element(name, self._open[-1], page, len(numbered))))
        self._pdf._out(f"/{name} <</MCID {len(numbered) - 1}>> BDC")  # fpdf2 has no public way to mark content
        yield
        self._pdf._out("EMC")

    def blank(self, name: str) -> None:
        """An element without contents, such as a cell that says nothing."""
        self._add(Element(name, self._open[-1], self._page))

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """What is drawn inside the block is only there for the eye: lines, tints, the page's number."""
        self._pdf._out("/Artifact BMC")
        yield
        self._pdf._out("EMC")

    @property
    def _page(self) -> Any:
        return self._pdf.pages[self._pdf.page]

    def _add(self, element: StructElem) -> StructElem:
        self._open[-1].k.append(element)
        self._every.append(element)
        return element

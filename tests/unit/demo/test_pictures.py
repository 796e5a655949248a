"""Every product has a picture of its own, safe to show anywhere."""

from xml.etree import ElementTree

import pytest

from local.demo.data import ProductRow, products
from local.demo.many import rows
from local.demo.pictures import picture

PRODUCTS = list(products())
SVG = "{http://www.w3.org/2000/svg}"
DRAWN_WITH = {f"{SVG}{name}" for name in ("svg", "g", "path", "rect", "circle", "ellipse")}


@pytest.mark.parametrize("product", [pytest.param(product, id=product["sku"]) for product in PRODUCTS])
def test_a_picture_is_small_plain_and_always_the_same(product: ProductRow) -> None:
    drawing = picture(product)
    root = ElementTree.fromstring(drawing)  # noqa: S314 - our own text
    parts = list(root.iter())

    assert root.get("viewBox") == "0 0 400 400"
    assert len(drawing.encode()) < 6 * 1024
    assert {part.tag for part in parts} <= DRAWN_WITH, "no script, no text, no image, no style"
    assert not any("href" in name or name.startswith("on") for part in parts for name in part.keys())  # noqa: SIM118
    assert not any("url(" in value for part in parts for value in part.attrib.values())
    assert drawing == picture(product)


def test_no_two_products_look_the_same() -> None:
    assert len({picture(product) for product in PRODUCTS}) == len(PRODUCTS)


def test_a_product_we_never_drew_still_gets_a_picture() -> None:
    strangers = [picture({"sku": f"OWN-{number}", "category": "lamps"}) for number in range(60)]

    assert all(ElementTree.fromstring(drawing).tag == f"{SVG}svg" for drawing in strangers)  # noqa: S314 - our own text
    assert len(set(strangers)) > 20


def test_many_products_borrow_pictures_that_exist() -> None:
    drawn = {product["picture"] for product in PRODUCTS}

    assert {row["picture"] for row in rows(500)} <= drawn

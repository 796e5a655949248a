"""HTTP for the catalogue. Anybody may look, and what they see may be a minute old."""

from chalicelib.catalogue import rules
from chalicelib.catalogue.schemas import (
    AlertsView,
    CategoriesView,
    CategoryView,
    DiscountView,
    InLanguage,
    ProductsQuery,
    ProductsView,
    ProductView,
    SetAlert,
    StockView,
)
from chalicelib.catalogue.service import alerts, browsing, picture_path, searching
from chalicelib.catalogue.service.browsing import Article
from chalicelib.kernel.money import Money
from chalicelib.kernel.paging import Page
from chalicelib.kernel.principal import Principal
from chalicelib.kernel.schema import PageQuery
from chalicelib.platform import vendor
from chalicelib.platform.http import Api, Audience

A_MINUTE = "public, max-age=60"

api = Api(__name__, audience=Audience.PUBLIC)
customers = Api(__name__, audience=Audience.CUSTOMER)


@api.get("/categories", cache=A_MINUTE)
def list_categories(query: InLanguage) -> CategoriesView:
    """The parts of the catalogue."""
    entries = browsing.categories()
    names = [rules.in_language(entry["names"], query.language)[1] for entry in entries]
    items = [
        CategoryView(category=entry["category"], name=name, count=entry["count"])
        for entry, name in zip(entries, names, strict=True)
    ]
    return CategoriesView(items=items)


@api.get("/products", cache=A_MINUTE)
def list_products(query: ProductsQuery) -> ProductsView:
    """Products of a category, by a search for names and SKUs, of some SKUs, or all of them."""
    page = _page(query)
    items = [_view(article, query.language) for article in page.items]
    return ProductsView(items=items, next_cursor=page.next_cursor)


@api.get("/products/{sku}", cache=A_MINUTE)
def show_product(sku: str, query: InLanguage) -> ProductView:
    """One product."""
    return _view(browsing.find(sku), query.language)


@customers.get("/alerts")
def list_alerts(caller: Principal, query: PageQuery) -> AlertsView:
    """The products that you wait for."""
    return alerts.listed(caller, query.cursor, query.limit)


@customers.put("/alerts")
def set_alert(caller: Principal, body: SetAlert) -> AlertsView:
    """Be told by mail, once, when a product is back in stock; or do not wait for it any more."""
    return alerts.set_alert(caller, body)


def _page(query: ProductsQuery) -> Page[Article]:
    if query.skus:
        return Page(browsing.named(query.skus.split(",")))
    if query.q:
        return searching.find_all(
            query.q, language=query.language, category=query.category, cursor=query.cursor, limit=query.limit
        )
    if query.category:
        return browsing.browse(query.category, query.cursor, query.limit)
    return browsing.browse_all(query.cursor, query.limit)


def _view(article: Article, asked: str) -> ProductView:
    product, terms = article.product, article.product.terms
    language, name = rules.in_language(product.names, asked)
    return ProductView(
        sku=product.sku,
        name=name,
        description=rules.in_language(product.descriptions or {}, asked)[1],
        category=product.category,
        picture=picture_path(product.picture),
        unit=product.unit,
        price=Money(amount=int(product.price), currency=product.currency),
        vat_rate=int(product.vat_rate),
        stock=_stock(article),
        withdrawal_exempt=rules.Exemption(product.withdrawal_exempt) if product.withdrawal_exempt else None,
        language=language,
        decimals=terms.decimals,
        minimum=terms.least,
        maximum=terms.most,
        step=terms.step,
        discounts=[DiscountView(from_quantity=start, basis_points=points) for start, points in terms.discounts],
        lead_days=terms.lead_days or None,
        sold_to=rules.SoldTo(terms.sold_to),
        discontinued=terms.discontinued,
        successor=terms.successor or None,
        final_sale=terms.final_sale,
    )


def _stock(article: Article) -> StockView:
    terms, today = article.product.terms, vendor.today().isoformat()
    state = rules.stock_state(article.left, terms, today)
    expected = rules.expected_on(terms, today) if state is rules.StockState.EXPECTED else None
    told, sought = rules.told_quantity(article.left, terms), rules.is_sought(article.left, article.held)
    return StockView(state=state, quantity=told, expected_on=expected, sought=sought)

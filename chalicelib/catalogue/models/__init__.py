"""The catalogue table.

| pk                 | sk         | what                                                   |
|--------------------|------------|--------------------------------------------------------|
| P#<sku>            | PRODUCT    | a product as the vendor's file says                    |
| S#<sku>            | STOCK      | pieces left; none stored means made to order           |
| S#<sku>            | HELD       | pieces in reviews that were not ordered yet            |
| A#<member>         | <sku>      | a product that the member waits for                    |
| W#<sku>            | <asked>#<member> | the same in the product's queue                  |
| W#<sku>            | WATCH      | before when nobody is told of it                       |
| CATEGORIES         | CATEGORIES | all categories in the vendor's order                   |
| I#<kind>#<letters> | 000, 001.. | a search shard: words that begin with the same letters  |
| I                  | STATE      | which shards there are, and whether they are up to date |

Index by_category (category, position_sku): products only, <position>#<sku>.

Stock stands apart from the product, and what is held apart from stock: an import, an order and a review of the same
product never wait for each other.

Access: products with their stock by SKU (one BatchGetItem); a category's products by index, in the vendor's order; the
shards of a query's words (one BatchGetItem). An import reads all products category by category.
"""

from chalicelib.catalogue.models.products import Categories, Held, Product, Remembered, Stock, bucket, left
from chalicelib.catalogue.models.shards import SearchShard, SearchState, Shard

__all__ = [
    "Categories",
    "Held",
    "Product",
    "Remembered",
    "SearchShard",
    "SearchState",
    "Shard",
    "Stock",
    "bucket",
    "left",
]

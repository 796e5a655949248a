"""Which texts are loaded with which pages."""

from pathlib import Path

import pytest
from builder import words

KEYS = ["shell.menu", "overview.title", "orders.title", "orders.status_open", "orders.status_closed", "money.total"]


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """A frame, a landing page, and two groups with a part in common."""
    sources = {
        "main.tsx": "import { shell } from '~/shell';\nconst later = () => import('~/groups/orders');\n",
        "shell.ts": "export const shell = t('shell.menu');\n",
        "groups/landing.ts": "export { default as Overview } from '~/pages/overview';\n",
        "groups/orders.ts": "export { default as Orders } from '~/pages/orders';\n",
        "groups/money.ts": "export { default as Money } from '../pages/money';\n",
        "pages/overview.tsx": "import type { Orders } from '~/pages/orders';\nt('overview.title');\n",
        "pages/orders.tsx": "import { h } from 'x';\nt('shell.menu', t('orders.title'));\nt(`orders.status_${s}`);\n",
        "pages/money.tsx": "import { Key } from '~/gen/keys';\nt(ask ? 'money.total' : 'orders.title');\n",
    }
    for name, source in sources.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(source)
    return tmp_path


def test_the_first_part_holds_what_the_frame_and_the_landing_page_say(app: Path) -> None:
    assert words.parts(KEYS, app)["first"] == {"shell.menu", "overview.title"}


def test_a_group_brings_its_own_texts_and_all_that_a_state_may_need(app: Path) -> None:
    assert words.parts(KEYS, app)["orders"] == {"orders.title", "orders.status_open", "orders.status_closed"}


def test_a_text_of_two_groups_comes_with_either(app: Path) -> None:
    assert words.parts(KEYS, app)["money"] == {"money.total", "orders.title"}


def test_a_group_without_texts_of_its_own_has_no_part(app: Path) -> None:
    assert set(words.parts(KEYS, app)) == {"first", "orders", "money"}

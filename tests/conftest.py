"""What every ring needs before anything of ours is imported."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support.untraced import traced, untraced

RINGS = {"integration", "artefact", "browser"}  # of these the folder's name is also a marker

os.environ.pop("AWS_ENDPOINT_URL", None)  # a developer's running portal must not meet the tests
os.environ.update(
    AWS_ACCESS_KEY_ID="test",
    AWS_SECRET_ACCESS_KEY="test",
    AWS_REGION="eu-north-1",
    AWS_DEFAULT_REGION="eu-north-1",
    AWS_ACCOUNT_ID_ENDPOINT_MODE="disabled",  # moto knows DynamoDB's streams by their old address only
    POWERTOOLS_METRICS_DISABLED="true",
)

# How long an example takes says more about what else the machine does than about us.
settings.register_profile("portico", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("portico")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test belongs to the ring in whose folder it lies; long ones come first."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
    for item in items:
        ring = item.path.relative_to(Path(__file__).parent).parts[0]
        if ring in RINGS:
            item.add_marker(ring)
        if isinstance(item, pytest.Function):
            _measure_examples_only(item)


def _measure_examples_only(item: pytest.Function) -> None:
    """Of a property's test, what runs our code is measured, not how Hypothesis finds its examples."""
    handle = getattr(item.obj, "hypothesis", None)
    if handle:
        handle.inner_test = traced(handle.inner_test)
        item.obj = untraced(item.obj)

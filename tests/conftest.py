"""What every ring needs before anything of ours is imported."""

import os

os.environ.pop("AWS_ENDPOINT_URL", None)  # a developer's running portal must not meet the tests
os.environ.update(
    AWS_ACCESS_KEY_ID="test",
    AWS_SECRET_ACCESS_KEY="test",
    AWS_REGION="eu-north-1",
    AWS_DEFAULT_REGION="eu-north-1",
    AWS_ACCOUNT_ID_ENDPOINT_MODE="disabled",  # moto knows DynamoDB's streams by their old address only
    POWERTOOLS_METRICS_DISABLED="true",
)

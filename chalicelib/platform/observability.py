"""Structured logs and metrics, made once."""

from aws_lambda_powertools import Logger, Metrics

from chalicelib.platform.settings import settings

logger = Logger(service="portico-api", level=settings().log_level)
metrics = Metrics(namespace="Portico", service="portico")

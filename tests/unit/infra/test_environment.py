"""What functions may be told at most, from the template alone."""

from typing import Any

import pytest

from infra.package.environment import LIMIT, OF_A_RESOURCE, EnvironmentTooLarge, check

FRAME = len('{"V":""}')
"""Bytes around the value of the one variable V."""


def template(value: Any, **parameter: Any) -> dict[str, Any]:
    """With one function, told one thing."""
    function = {"Type": "AWS::Lambda::Function", "Properties": {"Environment": {"Variables": {"V": value}}}}
    return {"Resources": {"Api": function, "Table": {"Type": "AWS::DynamoDB::Table"}}, "Parameters": {"P": parameter}}


@pytest.mark.parametrize(
    ("value", "parameter", "longest"),
    [
        ("/opt/å", {}, 7),
        ({"Ref": "Queue"}, {}, OF_A_RESOURCE),
        ({"Ref": "P"}, {"AllowedValues": ["INFO", "WARNING"]}, 7),
        ({"Ref": "P"}, {"AllowedPattern": "^[0-9]+$", "MaxLength": 5}, 5),
        ({"Ref": "P"}, {"MaxLength": 5}, 20),
    ],
)
def test_a_variable_counts_as_long_as_it_may_be(value: Any, parameter: dict[str, Any], longest: int) -> None:
    assert check(template(value, **parameter)) == FRAME + longest


def test_what_lambda_would_refuse_stops_the_build() -> None:
    fits = LIMIT - FRAME
    pattern = "^[a-z]+$"
    assert check(template({"Ref": "P"}, MaxLength=fits, AllowedPattern=pattern)) == LIMIT
    with pytest.raises(EnvironmentTooLarge, match="Api may be told 4,097 bytes; Lambda takes 4,096"):
        check(template({"Ref": "P"}, MaxLength=fits + 1, AllowedPattern=pattern))


def test_a_parameter_of_any_length_stops_the_build() -> None:
    with pytest.raises(EnvironmentTooLarge, match="V may have any length"):
        check(template({"Ref": "P"}, Default="x"))

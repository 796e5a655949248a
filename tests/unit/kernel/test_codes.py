"""Codes and passwords that nobody can foresee."""

from chalicelib.kernel import codes


def test_a_code_has_six_digits_and_is_another_each_time() -> None:
    made = {codes.six_digits() for _ in range(50)}

    assert all(len(code) == 6 and code.isdecimal() for code in made)
    assert len(made) > 40


def test_a_one_time_password_meets_the_pools_rules() -> None:
    made = codes.one_time_password()

    assert len(made) >= 12
    assert {True} == {any(map(is_kind, made)) for is_kind in (str.islower, str.isupper, str.isdigit)}
    assert made != codes.one_time_password()

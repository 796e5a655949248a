"""References by which a payment says what it is for: our own numbers, and creditor references by ISO 11649.

A creditor reference is `RF`, two check digits, and up to 21 letters and digits. With the four first characters moved to
the end and letters read as 10 to 35, the whole is 1 modulo 97 (the check of IBAN, ISO 7064 MOD 97-10).
"""

import re

_LONGEST = 25
_SHORTEST = 5
_CREDITOR = re.compile(rf"RF[0-9]{{2}}[0-9A-Z]{{1,{_LONGEST - 4}}}")
_IN_TEXT = re.compile(r"(?<![0-9A-Z])RF ?[0-9]{2}(?: ?[0-9A-Z]){1,21}")
_INVOICE = re.compile(r"(?<![0-9A-Z])(20[0-9]{2})[- ]?([0-9]{6})(?![0-9A-Z])")


def compact(text: str) -> str:
    """Capital letters and digits only: what is left when people and banks have grouped a reference their own way."""
    return re.sub(r"[^0-9A-Z]", "", text.upper())


def creditor_reference(number: str) -> str:
    """The creditor reference for one of our numbers, without spaces: `RF` + check digits + number."""
    body = compact(number)
    return f"RF{98 - _modulo(body + 'RF00'):02d}{body}"


def is_creditor_reference(text: str) -> bool:
    """Whether this is a creditor reference whose check digits fit."""
    whole = compact(text)
    return bool(_CREDITOR.fullmatch(whole)) and _modulo(whole[4:] + whole[:4]) == 1


def _modulo(text: str) -> int:
    return int("".join(str(int(character, 36)) for character in text)) % 97


def mentioned(text: str) -> list[str]:
    """Compact numbers that a payment's text names, creditor references first, each once.

    People write on after a reference ("RF18 2026 0000 17 thanks"), so the longest beginning whose check fits counts.
    """
    upper = " ".join(text.upper().split())
    found = [body for match in _IN_TEXT.finditer(upper) if (body := _body(compact(match[0])))]
    found += [year + place for year, place in _INVOICE.findall(upper)]
    return list(dict.fromkeys(found))


def _body(candidate: str) -> str | None:
    for length in range(len(candidate), _SHORTEST - 1, -1):
        if is_creditor_reference(candidate[:length]):
            return candidate[4:length]
    return None

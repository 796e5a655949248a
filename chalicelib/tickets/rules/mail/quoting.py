"""What somebody wrote themselves, out of an answer that carries all that was written before. Pure.

One function, `own_words`, so that a library may take its place.
"""

import re

_SIGNATURE = re.compile(r"^-- ?$")
_SENT_FROM = re.compile(
    r"^(sent from my|sent from outlook|get outlook for|skickat från min|skickat från|hämta outlook för|"
    r"lähetetty (iphonestani|ipadistani|minun|outlookista|laitteesta)|inviato da(l mio)?|išsiųsta iš|"
    r"von meinem .* gesendet|"
    r"envoyé de mon|enviado desde mi)\b",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s*(_{10,}|-{2,}\s*(original message|forwarded message|ursprungligt meddelande|"
                   r"vidarebefordrat meddelande|alkuperäinen viesti|välitetty viesti|messaggio originale|"
                   r"messaggio inoltrato|"
                   r"originalus laiškas|pradinis laiškas|persiųstas laiškas|ursprüngliche nachricht|message d.origine|"
                   r"mensaje original)\s*-{2,})\s*$", re.IGNORECASE)  # fmt: skip
_WROTE = re.compile(
    r"(wrote|skrev( .*)?|kirjoitti|ha scritto|rašė|parašė|schrieb( .*)?|a écrit|escribió)\s*:\s*$", re.IGNORECASE
)
_SAYS_WHEN = re.compile(r"(\d{1,2}[.:]\d{2}|\d{4}|@)")
_FROM = re.compile(r"^\W*(from|från|lähettäjä|da|nuo|von|de)\s*:\W*\s\S", re.IGNORECASE)
_SENT = re.compile(
    r"^\W*(sent|date|to|subject|skickat|datum|till|ämne|lähetetty|päiväys|vastaanottaja|aihe|inviato|data|a|oggetto|"
    r"išsiųsta|kam|tema|gesendet|an|betreff|envoyé|à|objet|para|asunto)\s*:\W*\s",
    re.IGNORECASE,
)
_LONGEST_ATTRIBUTION = 4  # lines that "On Monday … Ilze Ozola <…> wrote:" may be broken into
_LONGEST_WROTE = 300  # letters at the end of a line in which "skrev Ilze Ozola <…>:" is looked for


def own_words(text: str) -> str:
    """The text before the quoted mail and the signature. What stands between quoted lines stays: it answers them."""
    lines = text.split("\n")
    only_quotes = _only_quotes_from(lines)
    end = next((place for place in range(len(lines)) if _quote_begins(lines, place, only_quotes)), len(lines))
    kept = _without_tail(lines[:end])
    signed = next((place for place, line in enumerate(kept) if _is_signature(line)), len(kept))
    return "\n".join(kept[:signed]).strip("\n ")


def _is_signature(line: str) -> bool:
    return bool(_SIGNATURE.match(line) or _SENT_FROM.match(line.strip()))


def _quote_begins(lines: list[str], place: int, only_quotes: list[bool]) -> bool:
    """Whether only the earlier mail follows: its rule, its header, or who wrote it and nothing but quotes."""
    line = lines[place]
    if _RULE.match(line):
        return True
    if _FROM.match(line):
        return any(_SENT.match(one) for one in lines[place + 1 : place + 3])
    after = _after_attribution(lines, place)
    return after is not None and only_quotes[after]


def _after_attribution(lines: list[str], place: int) -> int | None:
    """Where what follows "… wrote:" begins, if that begins here, on this line or broken over the next ones."""
    for last in range(place, min(place + _LONGEST_ATTRIBUTION, len(lines))):
        if not lines[last].strip():
            return None
        if _WROTE.search(lines[last][-_LONGEST_WROTE:]):
            return last + 1 if _SAYS_WHEN.search(" ".join(lines[place : last + 1])) else None
    return None


def _only_quotes_from(lines: list[str]) -> list[bool]:
    """For each line, and behind the last: whether from there to the signature all is quoted, or nothing is, for some
    programs do not mark what they quote. Found in one walk from the end, however many lines look like a beginning.
    """
    quoted = others = 0
    found = [True]
    for line in reversed(lines):
        if _is_signature(line):
            quoted = others = 0
        elif line.lstrip().startswith(">"):
            quoted += 1
        elif line.strip():
            others += 1
        found.append(not (quoted and others))
    return found[::-1]


def _without_tail(lines: list[str]) -> list[str]:
    """Without quoted lines at the end that nothing follows."""
    kept = list(lines)
    while kept and (not kept[-1].strip() or kept[-1].lstrip().startswith(">")):
        kept.pop()
    return kept

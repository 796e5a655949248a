"""What somebody wrote without giving it a subject. Pure."""

_LONGEST = 80


def subject_of(text: str) -> str:
    """Its first line, cut between words where it is long. `text` is not blank."""
    line = " ".join(text.strip().splitlines()[0].split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"

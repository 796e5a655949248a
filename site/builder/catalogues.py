"""The message catalogues: the same keys in every language or no build; for the app in parts."""

import json
import re
from pathlib import Path

from builder import words
from builder.paths import GENERATED, LOCALES, write_if_changed

LANGUAGES = {"sv": "Svenska", "it": "Italiano", "fi": "Suomi", "lt": "Lietuvių", "en": "English"}
# CLDR's categories for whole numbers; Italian's "many" begins at a million.
_PLURALS = {
    "sv": {"one", "other"},
    "it": {"one", "other"},
    "fi": {"one", "other"},
    "lt": {"one", "few", "many", "other"},
    "en": {"one", "other"},
}
_MADE = "// Made by site/build.py.\n"
_SHARED = ("problems", "notices", "mail")  # areas of which each domain may hold its own part
# Texts of the public pages, of mails (areas "mail" and "accounts_mail") and of printed documents: not for the app.
_NOT_IN_THE_APP = re.compile(r"^public(_\w+)?\.|^print\.|^\w*mail\.|\.mail\.")

Message = str | dict[str, str]
Catalogue = dict[str, Message]


def read(locales: Path = LOCALES, reworded: dict[str, dict[str, str]] | None = None) -> dict[str, Catalogue]:
    """Every language's catalogue, all areas together, in the vendor's own words where there are some.

    Ends the build with each fault named.
    """
    catalogues = {language: _read_language(locales / language) for language in LANGUAGES}
    for language, texts in (reworded or {}).items():
        catalogues.setdefault(language, {}).update(texts)
    faults = [fault for language in LANGUAGES for fault in _faults(language, catalogues)]
    if faults:
        raise SystemExit("The catalogues in chalicelib/locales do not agree:\n  " + "\n  ".join(faults))
    return catalogues


def write_for_app(catalogues: dict[str, Catalogue]) -> None:
    """`app/gen/words/<language>-<part>.ts`, where to load each from, and the type of all keys.

    Modules with one default export: a JSON file would be bundled with each of its keys named twice.
    """
    keys = [key for key in sorted(catalogues["en"]) if _in_the_app(key)]
    parts = words.parts(keys)
    for language, catalogue in catalogues.items():
        for part, wanted in parts.items():
            texts = {key: catalogue[key] for key in sorted(wanted)}
            text = json.dumps(texts, ensure_ascii=False, indent=1)
            write_if_changed(GENERATED / "words" / f"{language}-{part}.ts", f"{_MADE}export default {text};\n")
    write_if_changed(GENERATED / "words.ts", _MADE + _chunks(sorted(parts)))
    union = "\n".join(f"  | '{key}'" for key in keys)
    write_if_changed(GENERATED / "keys.ts", f"{_MADE}export type Key =\n{union};\n")


def first_words(language: str) -> str:
    """The module of the texts that a page needs before it can show anything."""
    return f"app/gen/words/{language}-{words.FIRST}.ts"


def _chunks(parts: list[str]) -> str:
    def of(language: str) -> str:
        each = "\n".join(f"    '{part}': () => import('./words/{language}-{part}')," for part in parts)
        return f"  {language}: {{\n{each}\n  }},\n"

    names = " | ".join(f"'{part}'" for part in parts)
    return f"export type Part = {names};\nexport const words = {{\n{''.join(map(of, LANGUAGES))}}};\n"


def _in_the_app(key: str) -> bool:
    return _NOT_IN_THE_APP.search(key) is None


def _read_language(folder: Path) -> Catalogue:
    catalogue: Catalogue = {}
    for file in sorted(folder.glob("*.json")):
        catalogue |= _read_area(file)
    return catalogue


def _read_area(file: Path) -> Catalogue:
    area: Catalogue = json.loads(file.read_text(encoding="utf-8"), object_pairs_hook=_no_key_twice)
    # A domain's part of a shared area: `billing_problems.json` holds "problems.*", so that what is refused is found by
    # its code, and what is told by its name, whichever domain says it.
    own = (f"{file.stem}.", *(f"{shared}." for shared in _SHARED if file.stem.endswith(f"_{shared}")))
    strangers = [key for key in area if not key.startswith(own)]
    if strangers:
        raise SystemExit(f"{file}: these keys belong to another area: {', '.join(strangers)}")
    return area


def _no_key_twice(pairs: list[tuple[str, Message]]) -> Catalogue:
    keys = [key for key, _ in pairs]
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise SystemExit(f"These keys stand twice in one catalogue: {', '.join(twice)}")
    return dict(pairs)


def _faults(language: str, catalogues: dict[str, Catalogue]) -> list[str]:
    here, model = catalogues[language], catalogues["en"]
    faults = [f"{language}: missing {key}" for key in sorted(model.keys() - here.keys())]
    faults += [f"{language}: superfluous {key}" for key in sorted(here.keys() - model.keys())]
    for key in sorted(model.keys() & here.keys()):
        faults += [f"{language}: {key}: {fault}" for fault in _message_faults(language, here[key], model[key])]
    return faults


def _message_faults(language: str, message: Message, model: Message) -> list[str]:
    if isinstance(message, dict) != isinstance(model, dict):
        return ["is a plural in one language and not in the other"]
    if isinstance(message, dict) and set(message) != _PLURALS[language]:
        return [f"plural categories are {sorted(message)}, should be {sorted(_PLURALS[language])}"]
    if _facts(message) != _facts(model):
        return [f"facts are {sorted(_facts(message))}, in English {sorted(_facts(model))}"]
    return []


def _facts(message: Message) -> set[str]:
    texts = message.values() if isinstance(message, dict) else [message]
    return {fact for text in texts for fact in re.findall(r"{(\w+)}", text)} - {"n"}

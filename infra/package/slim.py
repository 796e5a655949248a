"""What a package brings along and no function ever opens stays out of the zip."""

import gzip
import json
import shutil
from pathlib import Path
from typing import Any

# The AWS services that the functions call. A test compares this with the code.
SERVICES = frozenset({"cognito-idp", "dynamodb", "s3", "sesv2", "sqs"})
LOCALES = ("en_GB", "fi_FI", "it_IT", "lt_LT", "sv_SE")
_UNUSED_MODELS = ("examples-1.json", "examples-1.json.gz")
_ENDPOINTS = SERVICES | {"email"}  # SES goes by the name of its address there
# By package, what stays behind, as patterns within it. fontTools brings its modules twice, as Python and compiled for
# speed that one subset of a font does not need, and many for making fonts; of the letters two weights are used; fpdf2
# takes pictures through PIL, and our documents have none.
LEFT_OUT = {
    "PIL": ("*",),
    "pillow.libs": ("*",),
    "aws_lambda_powertools": ("event_handler", "utilities/[!_j]*"),
    "fontTools": (
        *("**/*.so", "**/*.c", "**/*.pyx", "afmLib.py", "fontBuilder.py", "help.py", "tfmLib.py", "ttx.py"),
        *("cu2qu", "diff", "merge", "mtiLib", "qu2cu", "t1Lib", "ufoLib", "voltLib"),
        *("feaLib/[bl]*er.py", "feaLib/parser.py", "varLib/avar*", "varLib/interpolat*", "varLib/plot.py"),
    ),
    "font_source_sans_pro": ("files/*.otf", "files/*-[!RS]*.ttf", "files/*It.ttf"),
    "lxml": ("html", "includes", "isoschematron", "objectify*", "sax*", "builder*", "ElementInclude*", "*.pyx", "*.h"),
}

# Who installed a package, how, and a record of files of which many are gone: the bytes are the same without.
_OF_INSTALLERS = [".lock", *(f"*.dist-info/{name}" for name in ("INSTALLER", "RECORD", "REQUESTED", "direct_url.json"))]


def slim(packages: Path) -> None:
    """Cuts a folder of installed packages down to what runs."""
    _drop_tests_and_scripts(packages)
    _leave_out(packages)
    if (packages / "botocore").exists():
        _cut_service_models(packages / "botocore/data")
    if (packages / "babel").exists():
        _cut_locales(packages / "babel/locale-data")


def _drop_tests_and_scripts(packages: Path) -> None:
    tests = [path for path in packages.rglob("tests") if path.is_dir()]
    for folder in (*tests, packages / "bin", packages / "share"):
        shutil.rmtree(folder, ignore_errors=True)
    kept_by_installers = [path for name in _OF_INSTALLERS for path in packages.glob(name)]
    for path in (*packages.rglob("test_*.py"), *kept_by_installers):
        path.unlink()


def _leave_out(packages: Path) -> None:
    for package, pattern in [(package, pattern) for package, patterns in LEFT_OUT.items() for pattern in patterns]:
        for path in list((packages / package).glob(pattern)):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _cut_service_models(data: Path) -> None:
    """botocore describes 400 services in 28 MB, with prose and white space. Each start parses what is left."""
    for service in [path for path in data.iterdir() if path.is_dir() and path.name not in SERVICES]:
        shutil.rmtree(service)
    for model in sorted(path for path in data.rglob("*.json*") if path.is_file()):
        content = gzip.decompress(model.read_bytes()) if model.suffix == ".gz" else model.read_bytes()
        model.unlink()
        if model.name not in _UNUSED_MODELS:
            _store(model.with_name(model.name.removesuffix(".gz")), _model_without_prose(json.loads(content)))
    addresses = json.loads((data / "endpoints.json").read_text())
    for partition in addresses["partitions"]:
        partition["services"] = {name: one for name, one in partition["services"].items() if name in _ENDPOINTS}
    _store(data / "endpoints.json", addresses)


def _store(path: Path, model: object) -> None:
    path.write_text(json.dumps(model, separators=(",", ":")))


def _model_without_prose(model: dict[str, Any]) -> Any:
    """botocore insists on the prose of one part of a service model; there it may be empty."""
    short = _without_prose(model)
    for parameter in short.get("clientContextParams", {}).values():
        parameter["documentation"] = ""
    return short


def _without_prose(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: _without_prose(inner)
            for name, inner in value.items()
            if not (name == "documentation" and isinstance(inner, str))
        }
    return [_without_prose(inner) for inner in value] if isinstance(value, list) else value


def _cut_locales(data: Path) -> None:
    kept = {f"{name}.dat" for locale in LOCALES for name in _with_ancestors(locale)}
    for locale in data.iterdir():
        if locale.name not in kept:
            locale.unlink()


def _with_ancestors(locale: str) -> list[str]:
    """A locale inherits from others: en_GB from en_001, that from en, that from root."""
    from babel.core import get_global

    chain = [locale]
    while chain[-1] != "root":
        parent = get_global("parent_exceptions").get(chain[-1])
        chain.append(parent or chain[-1].rpartition("_")[0] or "root")
    return chain

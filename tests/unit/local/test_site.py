"""The static site: production's headers, the application's shell, real 404s, nothing from outside its folder."""

from pathlib import Path

import pytest

from local.gateway.site import Site
from tests.unit.local.conftest import request

SECRET = "secret"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    (tmp_path / "secret.html").write_text(SECRET)
    for name in ("index.html", "404.html", "en/index.html", "app/index.html", "assets/main-ABC.js", "icon.svg"):
        file = tmp_path / "dist" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name)
    (tmp_path / "dist" / "leak.html").symlink_to(tmp_path / "secret.html")
    return Site(tmp_path / "dist")


@pytest.mark.parametrize(
    ("path", "file", "kind"),
    [
        ("/", "index.html", "text/html; charset=utf-8"),
        ("/en/", "en/index.html", "text/html; charset=utf-8"),
        ("/en/?a=b", "en/index.html", "text/html; charset=utf-8"),
        ("/app", "app/index.html", "text/html; charset=utf-8"),
        ("/app/orders/7Q4K-M2XD-9ET", "app/index.html", "text/html; charset=utf-8"),
        ("/assets/main-ABC.js", "assets/main-ABC.js", "text/javascript; charset=utf-8"),
        ("/icon.svg", "icon.svg", "image/svg+xml"),
    ],
)
def test_a_path_has_its_file(site: Site, path: str, file: str, kind: str) -> None:
    answer = site(request("GET", path))
    assert (answer.status, answer.body.decode(), answer.headers["Content-Type"]) == (200, file, kind)


@pytest.mark.parametrize(
    "path", ["/nothing", "/en/nothing.html", "/apple", "/assets/", "/assets/old.js", "//en/", "/en//"]
)
def test_what_is_not_there_is_a_real_404(site: Site, path: str) -> None:
    answer = site(request("GET", path))
    assert (answer.status, answer.body) == (404, b"404.html")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.html",
        "/%2e%2e/secret.html",
        "/..%2fsecret.html",
        "/en/..%2f..%2fsecret.html",
        "/..%5csecret.html",
        "/leak.html",
        "/%00",
        "//etc/passwd",
        "/./index.html",
    ],
)
def test_nothing_outside_the_folder_is_shown(site: Site, path: str) -> None:
    answer = site(request("GET", path))
    assert answer.status == 404
    assert SECRET not in answer.body.decode()


def test_a_folder_without_its_slash_is_sent_there_and_nowhere_else(site: Site) -> None:
    answer = site(request("GET", "/en"))
    assert (answer.status, answer.headers["Location"]) == (308, "/en/")


def test_every_page_carries_productions_headers(site: Site) -> None:
    for path in ("/", "/nothing", "/app/x"):
        carried = site(request("GET", path)).headers
        assert "script-src 'self'" in carried["Content-Security-Policy"]
        assert "require-trusted-types-for 'script'" in carried["Content-Security-Policy"]
        assert "unsafe" not in carried["Content-Security-Policy"]
        assert carried["X-Content-Type-Options"] == "nosniff"
        assert carried["Cross-Origin-Opener-Policy"] == "same-origin"
        assert {"Referrer-Policy", "Permissions-Policy"} <= carried.keys()


def test_hashed_files_are_kept_for_ever_and_pages_are_asked_about(site: Site) -> None:
    assert "immutable" in site(request("GET", "/assets/main-ABC.js")).headers["Cache-Control"]
    page = site(request("GET", "/"))
    assert page.headers["Cache-Control"] == "no-cache"
    again = site(request("GET", "/", If_None_Match=page.headers["ETag"]))
    assert (again.status, again.body) == (304, b"")
    assert site(request("GET", "/", If_None_Match='"other"')).status == 200


def test_a_page_that_changed_has_another_etag(site: Site, tmp_path: Path) -> None:
    before = site(request("GET", "/")).headers["ETag"]
    (tmp_path / "dist" / "index.html").write_text("rebuilt, and longer")
    assert site(request("GET", "/")).headers["ETag"] != before


def test_the_site_takes_no_orders(site: Site) -> None:
    assert site(request("POST", "/")).status == 404


def test_an_unbuilt_site_says_so(tmp_path: Path) -> None:
    answer = Site(tmp_path / "nowhere")(request("GET", "/"))
    assert answer.status == 503
    assert b"not been built" in answer.body

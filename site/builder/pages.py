"""The public pages, the app's shell, 404, robots and sitemap: Jinja2 over the catalogues."""

import json
import shutil
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from builder.bundle import Assets
from builder.catalogues import LANGUAGES, Catalogue, first_words
from builder.paths import DIST, SITE
from builder.vendor import Vendor

_TEMPLATES = SITE / "templates"
_FONT = "figtree-latin-wght"
_MAIN = "app/main.tsx"


class Pages:
    """Renders what a visitor reads without the app."""

    def __init__(self, assets: Assets, catalogues: dict[str, Catalogue], vendor: Vendor) -> None:
        self._assets = assets
        self._catalogues = catalogues
        self._vendor = vendor
        self._addresses: list[str] = []
        self._jinja = jinja2.Environment(
            loader=jinja2.FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._jinja.globals.update(
            asset=assets.url,
            integrity=assets.integrity,
            integrity_of=assets.integrity_of,
            font=assets.font(_FONT),
            drawing=_drawing,
            vendor=vendor.name,
            site_url=vendor.site_url,
            return_address=vendor.return_address,
            mail_address=vendor.mail_address,
            terms_version=vendor.terms_version,
            languages=LANGUAGES,
        )

    def write_all(self) -> None:
        """Everything that the site needs beside its bundles."""
        shutil.copytree(SITE / "public", DIST, dirs_exist_ok=True)
        for language in LANGUAGES:
            self._public(f"/{language}/", "home.html", language)
            self._public(f"/{language}/withdraw/", "withdraw.html", language)
            self._public(f"/{language}/contact/", "contact.html", language)
            self._public(f"/{language}/contact/confirm/", "contact_confirm.html", language, listed=False)
            self._terms(language)
        self._page("/index.html", "choose.html", "en")
        self._page("/404.html", "404.html", "en")
        self._page("/app/index.html", "app.html", "en", **self._app_facts())
        self._text("robots.txt", f"User-agent: *\nDisallow: /app/\nSitemap: {self._vendor.site_url}/sitemap.xml\n")
        self._text("sitemap.xml", self._render("sitemap.xml", "en", addresses=self._addresses))
        self._text("manifest.webmanifest", self._render("manifest.webmanifest", "en"))

    def _app_facts(self) -> dict[str, Any]:
        return {
            "main": _MAIN,
            "modules": self._assets.needs(_MAIN),
            "texts": {code: self._assets.url(first_words(code)) for code in LANGUAGES},
            "says": {code: partial(self._text_of, code) for code in LANGUAGES},
        }

    def _terms(self, language: str) -> None:
        """Every version of the vendor's terms as a page, and as what the app shows below the review."""
        for version, texts in self._vendor.terms.items():
            url, text = f"/{language}/terms/{version}/", texts[language]
            self._public(url, "terms.html", language, terms=text, version=version)
            self._text(f"{url.lstrip('/')}terms.json", json.dumps(asdict(text), ensure_ascii=False))

    def _public(self, url: str, template: str, language: str, *, listed: bool = True, **facts: Any) -> None:
        """`listed` in the sitemap: not what is good for one reader alone."""
        alternates = {code: url.replace(f"/{language}/", f"/{code}/", 1) for code in LANGUAGES}
        if listed:
            self._addresses.append(url)
        self._page(url, template, language, alternates=alternates, **facts)

    def _page(self, url: str, template: str, language: str, **facts: Any) -> None:
        name = url.lstrip("/")
        self._text(name if "." in name else name + "index.html", self._render(template, language, url=url, **facts))

    def _render(self, template: str, language: str, **facts: Any) -> str:
        say = partial(self._text_of, language)
        return self._jinja.get_template(template).render(language=language, t=say, text_in=self._text_of, **facts)

    def _text_of(self, language: str, key: str) -> str:
        whole = key if "." in key else f"public.{key}"
        message = self._catalogues[language].get(whole)
        if not isinstance(message, str):
            raise SystemExit(f"A template asks for {whole}, which is no text in {language}.")
        return message.replace("{vendor}", self._vendor.name)

    def _text(self, name: str, text: str) -> None:
        file = DIST / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _drawing(name: str) -> Markup:
    """One of our own SVG drawings, for inlining. Ours, so it need not be escaped."""
    return Markup((_TEMPLATES / Path(name).name).read_text(encoding="utf-8").strip())  # noqa: S704

"""Every public page in every language: cacheable, cookieless, small, and leading somewhere."""

import re

import pytest
from django.test import Client
from django.urls import resolve, reverse
from django.utils import translation
from pytest_django import Settings

from borrower_help.core.languages import from_path
from borrower_help.guides import views
from borrower_help.guides.catalogue import PAGES, PAGES_BY_SLUG, GuidePage
from tests.guides.reading import EVERY_PAGE, address, addresses_in, main_of, source_of, words_of

UNNEUTRAL = ["催收", "逾期", "欠", "债", "贷", "借", "还款", "貸", "債", "還款"]
UNNEUTRAL += ["debt", "loan", "lend", "borrow", "overdue", "collect", "repay"]
HTML_LANGUAGES = {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}
every_page = pytest.mark.parametrize(("slug", "language"), EVERY_PAGE)


@every_page
def test_page_is_public_and_leaves_nothing_on_the_phone(slug: str, language: str) -> None:
    """No database fixture is asked for, so a page that touched a case would fail here."""
    response = Client().get(address(PAGES_BY_SLUG[slug], language))
    markup = response.content.decode()
    assert response.status_code == 200
    assert f'<html lang="{HTML_LANGUAGES[language]}"' in markup
    assert markup.count("<h1") == 1
    assert not response.cookies
    assert "csrfmiddlewaretoken" not in markup
    assert set(response["Cache-Control"].split(", ")) == {"public", "max-age=300"}
    assert {name.strip() for name in response["Vary"].split(",")} <= {"Cookie", "Accept-Encoding"}
    assert len(response.content) <= 30_000


@every_page
def test_page_read_again_costs_an_empty_answer(slug: str, language: str) -> None:
    path = address(PAGES_BY_SLUG[slug], language)
    tag = Client().get(path)["ETag"]
    again = Client().get(path, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert again.content == b""


@every_page
def test_page_has_a_neutral_title_and_path(slug: str, language: str) -> None:
    path = address(PAGES_BY_SLUG[slug], language)
    titles = re.findall(r"<title>(.*?)</title>", source_of(PAGES_BY_SLUG[slug], language))
    assert len(titles) == 1
    assert not [word for word in UNNEUTRAL if word in (titles[0] + path).lower()]


@every_page
def test_page_asks_no_other_host_and_has_no_dead_link(slug: str, language: str) -> None:
    addresses = addresses_in(source_of(PAGES_BY_SLUG[slug], language))
    assert addresses
    for target in addresses:
        if target.startswith(("tel:", "sms:", "#", "/static/")):
            continue
        assert re.match(r"/(?!/)", target), target
        path = target.split("?")[0].split("#")[0]
        with translation.override(from_path(path)):
            resolve(path)


@every_page
def test_page_stays_in_its_language(slug: str, language: str) -> None:
    inside = main_of(source_of(PAGES_BY_SLUG[slug], language))
    prefix = address(PAGES_BY_SLUG["home"], language)
    for target in addresses_in(inside):
        if target.startswith("/"):
            assert target.startswith(prefix)
            assert prefix != "/" or not target.startswith(("/hant/", "/en/"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.slug)
def test_page_is_reversed_by_its_slug(page: GuidePage) -> None:
    with translation.override("zh-hant"):
        assert reverse(f"guides:{page.slug}") == address(page, "zh-hant")


def test_larger_text_is_another_page_to_a_cache() -> None:
    plain = Client().get("/now/door/")
    large_client = Client()
    large_client.cookies["b"] = "1"
    large = large_client.get("/now/door/")
    assert 'class="big"' in large.content.decode()
    assert 'class="big"' not in plain.content.decode()
    assert large["ETag"] != plain["ETag"]
    assert "Cookie" in plain["Vary"]


def test_pages_are_only_read() -> None:
    assert Client().head("/now/door/").status_code == 200
    assert Client().post("/now/door/").status_code == 405


@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_home_offers_what_works_and_nothing_else(language: str) -> None:
    inside = main_of(source_of(PAGES_BY_SLUG["home"], language))
    with translation.override(language):
        wanted = [reverse("accounts:unlock")]
        slugs = ("door", "me", "family", "papers", "library", "doors", "pay", "hard", "privacy")
        wanted += [reverse(f"guides:{slug}") for slug in slugs]
        wanted.insert(5, reverse("repayment:talk"))
    assert addresses_in(inside) == wanted


@pytest.mark.parametrize("slug", ["door", "papers", "hard", "me", "family"])
def test_help_pages_do_not_depend_on_review_dates(slug: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {name: source_of(PAGES_BY_SLUG[name], "zh-hans") for name in (slug, "about")}
    monkeypatch.setattr(views, "REVIEWED_ON", views.REVIEWED_ON.replace(year=2001))
    after = {name: source_of(PAGES_BY_SLUG[name], "zh-hans") for name in (slug, "about")}
    assert after[slug] == before[slug]
    assert after["about"] != before["about"]


@pytest.mark.parametrize("slug", ["privacy", "about"])
@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_notice_names_who_runs_the_site(slug: str, language: str, settings: Settings) -> None:
    settings.OPERATOR = {"name": "某县公益法律服务中心", "contact": "0571-00000000", "icp": "浙ICP备00000000号"}
    words = words_of(main_of(source_of(PAGES_BY_SLUG[slug], language)))
    assert all(part in words for part in settings.OPERATOR.values())
    settings.OPERATOR = {"name": "", "contact": "", "icp": ""}
    unnamed = words_of(main_of(source_of(PAGES_BY_SLUG[slug], language)))
    assert any(
        warning in unnamed for warning in ("先别在这里写真的事", "先別在這裏寫真的事", "write nothing real here")
    )

"""The pages of the sources and of the false claims: public, whole in three languages, and honest about what was read."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client

from borrower_help.core import dates
from borrower_help.core.languages import PREFIXES
from borrower_help.guides import lawbook
from borrower_help.guides.claims import CLAIMS
from borrower_help.guides.instrument_numbers import BY_NUMBER, NUMBERS
from borrower_help.rules.catalogue.making import REVIEW_BY
from borrower_help.rules.sources import ARTICLES, BY_ID, SOURCES
from tests.guides.reading import main_of, words_of

each_language = pytest.mark.parametrize("prefix", list(PREFIXES.values()))


def page(path: str) -> str:
    """Return a public page; no database is asked for."""
    response = Client().get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert set(response["Cache-Control"].split(", ")) == {"public", "max-age=300"}
    assert response["ETag"]
    assert len(response.content) <= 60_000
    return response.content.decode()


def test_numbers_are_for_good():
    assert set(NUMBERS) == set(BY_ID)
    assert (NUMBERS["civil-code"], NUMBERS["pipl"], len(BY_NUMBER)) == (1, 2, len(SOURCES))


@each_language
def test_every_instrument_is_listed_with_a_way_to_its_page(prefix: str) -> None:
    markup = page(f"/{prefix}sources/")
    links = re.findall(r'href="([^"]*/sources/\d+/)"', markup)
    assert links == list(dict.fromkeys(links))
    assert len(links) == len(SOURCES)


@each_language
def test_each_page_shows_its_articles_in_our_words(prefix: str) -> None:
    language = next(key for key, value in PREFIXES.items() if value == prefix)
    for number, key in BY_NUMBER.items():
        source, words = BY_ID[key], words_of(main_of(page(f"/{prefix}sources/{number}/")))
        assert source.issuer in words, number
        assert source.look_up in words, number
        for one in ARTICLES:
            if one.source == source.id:
                assert one.meaning.of(language) in words, (number, one)


def test_what_is_no_law_is_said_to_be_none():
    words = words_of(main_of(page(f"/sources/{NUMBERS['gbt-45251-2025']}/")))
    assert "不是法律" in words
    assert "不是法律" not in words_of(main_of(page("/sources/1/")))


def test_what_is_over_says_so():
    assert "2025年12月31日" in words_of(main_of(page(f"/sources/{NUMBERS['public-security-law-2012']}/")))


def test_a_number_that_was_never_given_is_not_found():
    assert Client().get(f"/sources/{len(SOURCES) + 1}/").status_code == 404


@each_language
def test_every_claim_is_explained_with_what_to_rely_on(prefix: str) -> None:
    language = next(key for key, value in PREFIXES.items() if value == prefix)
    markup = page(f"/{prefix}claims/")
    words = words_of(markup).replace("『", "「").replace("』", "」")
    assert all(claim.said.of(language) in words and claim.fact.of(language) in words for claim in CLAIMS)
    cited = [{lawbook.cited(article, language) for article in claim.articles} for claim in CLAIMS]
    assert len(re.findall(r'/sources/\d+/"', markup)) == sum(map(len, cited))


def test_saying_stands_between_the_quotation_marks_of_its_script() -> None:
    assert "<h2>“欠钱不还就坐牢。”</h2>" in page("/claims/")
    traditional = page("/hant/claims/")
    assert "<h2>「欠錢不還就坐牢。」</h2>" in traditional
    assert "「金規〔2025〕9號有『五條紅線』" in traditional


def test_notice_is_not_called_over_before_its_last_day(monkeypatch: pytest.MonkeyPatch) -> None:
    ends = BY_ID["holiday-notice-2026"].in_force_until
    assert ends is not None
    tags = []
    for day in (ends, ends + timedelta(1)):
        monkeypatch.setattr(dates, "today", lambda day=day: day)
        tags.append(page("/sources/").count("已经失效"))
    assert tags[1] == tags[0] + 1


def test_articles_stand_in_the_order_of_their_numbers() -> None:
    numbers = [int(found) for found in re.findall(r"<b>Article (\d+)", page("/en/sources/1/"))]
    assert len(numbers) > 20
    assert numbers == sorted(numbers)


def test_past_the_review_date_the_pages_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert 'class="note warn"' not in page("/sources/") + page("/sources/1/")
    monkeypatch.setattr(dates, "today", lambda: REVIEW_BY + timedelta(1))
    assert 'class="note warn"' in page("/sources/")
    assert 'class="note warn"' in page("/sources/1/")


@each_language
@pytest.mark.parametrize("path", ["", "now/door/", "now/me/", "now/family/", "now/papers/", "now/pay/", "now/hard/"])
def test_help_at_once_never_depends_on_a_review_date(monkeypatch: pytest.MonkeyPatch, prefix: str, path: str) -> None:
    before = page(f"/{prefix}{path}")
    monkeypatch.setattr(dates, "today", lambda: date(2199, 1, 1))
    assert page(f"/{prefix}{path}") == before

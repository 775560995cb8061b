"""Whatever is sent: a sentence, the rest kept, nothing lost, never a 500."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client

from borrower_help.accounts.keys import Unlocked
from borrower_help.cases.access import OpenCase
from borrower_help.core import limits
from borrower_help.core.dates import today
from borrower_help.incidents.models import Incident, IncidentDraft
from tests.factories import client_for, lock, make_case, make_draft, make_guest_with_code, make_incident
from tests.stand_ins import quick_stretch

pytestmark = pytest.mark.django_db
WORDS = "今天不处理就通知你们村委会。"
CONDUCT = {"conduct": ["insulted"]}
WHEN = {"when": "time", "day": ["other", "2026-03-05"], "clock": "22:10"}
WHO = {"channel": "call", "connected": "yes", "reached": "self"}
NASTY = {
    "html": "<script>alert(1)</script><b>粗</b>",
    "template": "{{ 7|add:7 }}{% load x %}%(a)s {0}",
    "rare": "𠮷田㐂代 😡👨‍👩‍👧",
    "right-to-left": "\u202eabc\u202c مرحبا\u200f",
    "control": "a\x00b\x07c\x1b[31m\u200b",
    "surrogate": "%ED%A0%80",
    "line breaks": "一\r\n二\n\n\n三",
    "quotes": "'; DROP TABLE x; -- \"“”‘’",
}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quick_stretch(monkeypatch)


@pytest.fixture
def guest() -> tuple[Unlocked, str]:
    return make_guest_with_code()


@pytest.fixture
def case(guest: tuple[Unlocked, str]) -> OpenCase:
    return make_case(guest[0])


@pytest.fixture
def client(guest: tuple[Unlocked, str]) -> Client:
    client = client_for(guest[0])
    client.raise_request_exception = False
    return client


def _draft_url(case: OpenCase, step: str, **answers: Any) -> str:
    given = {"conduct": CONDUCT, "when": WHEN, "who": WHO, **answers}
    return f"/records/{case.id}/drafts/{make_draft(case, **given).pk}/{step}/"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "还没填"),
        ("1234", "少了 16 位"),
        ("1" * 21, "多了 1 位"),
        ("钥匙", "只有数字"),
        ("12345678901234567890", "有一位不对"),
        ("00000000000000000000", "打不开"),
        ("\x00\u202e" + "9" * 70, ""),
    ],
)
def test_wrong_code_is_told_what_is_wrong_with_it(typed: str, sentence: str) -> None:
    answer = Client().post("/key/", {"code": typed, "by": "code"})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"when": "time", "day_pick": "other", "day_date": "2099-01-01", "clock": "10:00"}, "day"),
        ({"when": "time", "day_pick": "other", "day_date": "2026-02-30", "clock": "10:00"}, "day"),
        ({"when": "time", "day_pick": "other", "day_date": "0001-01-01", "clock": "10:00"}, "day"),
        ({"when": "time", "day_pick": "other", "day_date": "2026-03-05", "clock": "25:70"}, "clock"),
        ({"when": "time", "day_pick": "other", "day_date": "2026-03-05", "clock": "夜里"}, "clock"),
        ({"when": "part", "part_day_pick": "other", "part_day_date": "2026-03-05", "part": "noon"}, "part"),
        ({"when": "whenever"}, "when"),
        ({}, "when"),
    ],
)
def test_impossible_times_are_asked_again(client: Client, case: OpenCase, typed: dict[str, str], field: str) -> None:
    answer = client.post(_draft_url(case, "when"), typed)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    if "clock" in typed:
        assert typed["clock"] in answer.content.decode()


def test_tomorrow_is_not_there_yet(client: Client, case: OpenCase) -> None:
    tomorrow = (today() + timedelta(days=1)).isoformat()
    typed = {"when": "time", "day_pick": "other", "day_date": tomorrow, "clock": "10:00"}
    answer = client.post(_draft_url(case, "when"), typed)
    assert answer.status_code == 422
    assert "还没到" in answer.content.decode()


@pytest.mark.parametrize("count", ["501", "-1", "9" * 40, "三", "1.5", "1e3", "٣٣٣٣"])
def test_impossible_counts_are_asked_again(client: Client, case: OpenCase, count: str) -> None:
    url = _draft_url(case, "days", when={"when": "many"})
    typed = {"day_1": "2026-03-05", "answered_1": count, "unanswered_1": "2", "spread": "every"}
    answer = client.post(url, typed)
    assert answer.status_code == 422
    assert "answered_1" in answer.context["form"].errors
    assert 'value="2"' in answer.content.decode()


def test_a_day_without_any_call_is_asked_again(client: Client, case: OpenCase) -> None:
    url = _draft_url(case, "days", when={"when": "many"})
    answer = client.post(url, {"day_1": "2026-03-05", "answered_1": "0", "spread": "every"})
    assert answer.status_code == 422
    assert "answered_1" in answer.context["form"].errors


def test_more_at_night_than_in_all_is_asked_again(client: Client, case: OpenCase) -> None:
    url = _draft_url(case, "days", when={"when": "many"})
    answer = client.post(url, {"day_1": "2026-03-05", "answered_1": "2", "night_1": "3", "spread": "every"})
    assert answer.context["form"].error_codes() == {"night_1": ["night_too_many"]}


@pytest.mark.parametrize(("field", "limit"), [("words", 5000), ("claimed", 500), ("effects", 500), ("number", 40)])
def test_text_beyond_its_limit_stays_on_the_page(client: Client, case: OpenCase, field: str, limit: int) -> None:
    url = _draft_url(case, "words")
    fits = {"heard": "self", field: "字" * limit}
    assert client.post(url, fits).status_code == 302
    answer = client.post(_draft_url(case, "words"), {**fits, field: "字" * limit + "多"})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert "字" * limit + "多" in answer.content.decode()


def test_case_that_is_full_says_so_and_keeps_the_draft(
    client: Client, case: OpenCase, settings: pytest.MonkeyPatch
) -> None:
    settings.MAX_INCIDENTS_PER_CASE = 1  # type: ignore[attr-defined]
    make_incident(case)
    url = _draft_url(case, "check", words={"words": WORDS, "heard": "self"})
    answer = client.post(url)
    assert answer.status_code == 422
    assert WORDS in answer.content.decode()
    assert IncidentDraft.objects.count() == 1


def test_a_megabyte_at_once_is_refused_in_plain_words(client: Client, case: OpenCase) -> None:
    answer = client.post(_draft_url(case, "words"), {"words": "x" * 1_100_000, "heard": "self"})
    assert answer.status_code == 413
    assert "一次发得太多了" in answer.content.decode()


def test_a_thousand_fields_are_refused_in_plain_words(client: Client, case: OpenCase) -> None:
    answer = client.post(_draft_url(case, "words"), {f"x{n}": "1" for n in range(1000)})
    assert answer.status_code == 413


@pytest.mark.parametrize("nasty", NASTY.values(), ids=NASTY)
def test_any_characters_in_any_field_come_back_as_text(client: Client, case: OpenCase, nasty: str) -> None:
    steps = {
        "conduct": {"conduct": nasty, "authority_check": nasty},
        "when": {"when": nasty, "day_pick": nasty, "day_date": nasty, "clock": nasty, "part": nasty},
        "who": {"channel": nasty, "reached": nasty, "person": nasty, "role": nasty, "place": nasty},
        "words": {"words": nasty, "number": nasty, "claimed": nasty, "effects": nasty, "heard": "self"},
    }
    for step, typed in steps.items():
        answer = client.post(_draft_url(case, step), typed)
        assert answer.status_code in {302, 422}, step
        page = client.get(answer["Location"]) if answer.status_code == 302 else answer
        text = page.content.decode()
        assert page.status_code == 200 or page is answer
        assert "<script>alert" not in text
        assert "\u202e" not in text
    about = client.post(f"/records/{case.id}/about/", {"lender_kind": "bank", "app_name": nasty, "lender_name": nasty})
    assert about.status_code in {302, 409, 422}
    assert client.post("/key/", {"code": nasty, "passphrase": nasty, "by": "code"}).status_code == 422
    assert client.post("/key/words/", {"code": nasty, "passphrase": nasty, "passphrase_again": nasty}).status_code < 500
    assert client.post("/key/phone/", {"pin": nasty, "pin_again": nasty}).status_code == 422


def test_a_form_sent_twice_is_one_record(client: Client, case: OpenCase) -> None:
    url = _draft_url(case, "check", words={"words": WORDS, "heard": "self"})
    first, second = client.post(url), client.post(url)
    assert (first.status_code, second.status_code) == (302, 302)
    assert Incident.objects.count() == 1


def test_two_devices_changing_one_record_are_both_shown(client: Client, case: OpenCase) -> None:
    incident = make_incident(case, words="原来的话。")
    url = f"/records/{case.id}/{incident.pk}/edit/"
    form = client.get(url).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    typed |= {"day_pick": "other", "day_date": "2026-03-05", "revision": "1"}
    answers = [client.post(url, {**typed, "words": words}) for words in ("甲手机写的。", "乙手机写的。")]
    assert [answer.status_code for answer in answers] == [302, 409]
    assert "甲手机写的。" in answers[1].content.decode()
    assert "乙手机写的。" in answers[1].content.decode()


def test_a_form_sent_after_the_lock_is_offered_again(
    client: Client, case: OpenCase, guest: tuple[Unlocked, str]
) -> None:
    url = _draft_url(case, "words")
    lock(client)
    answer = client.post(url, {"words": WORDS, "heard": "self"})
    assert answer["Location"].startswith("/key/")
    opened = client.post("/key/", {"code": guest[1], "by": "code"})
    page = client.get(opened["Location"])
    assert WORDS in page.content.decode()
    data = dict(page.context["typed"])
    assert client.post(url, {**data, "held": str(page.context["held"].pk)}).status_code == 302
    assert client.get(opened["Location"]).status_code == 404


@pytest.mark.parametrize("token", ["", "stale", "x" * 64])
def test_a_stale_token_loses_no_word(guest: tuple[Unlocked, str], case: OpenCase, token: str) -> None:
    client = client_for(guest[0], enforce_csrf_checks=True)
    answer = client.post(_draft_url(case, "words"), {"words": WORDS, "heard": "self", "csrfmiddlewaretoken": token})
    assert answer.status_code == 302
    assert WORDS in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize("missing", ["s", "k", "f"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_cookies_missing_one_by_one_lead_somewhere_kind(
    client: Client, case: OpenCase, missing: str, method: str
) -> None:
    url = _draft_url(case, "words")
    client.get(url)
    if missing in client.cookies:
        del client.cookies[missing]
    answer = getattr(client, method)(url, {"words": WORDS, "heard": "self"} if method == "post" else {})
    expected = {"s": {404}, "k": {302}, "f": {200, 302}}[missing]
    assert answer.status_code in expected
    if missing == "s":
        assert "输入钥匙码" in answer.content.decode()
        assert (method == "post") == (WORDS in answer.content.decode())  # what was typed comes back
    if missing == "k":
        assert answer["Location"].startswith("/key/")


@pytest.mark.parametrize("name", ["s", "k", "p", "b", "f"])
@pytest.mark.parametrize("value", ["", "x", "é" * 40, "0" * 5000])
def test_cookies_of_nonsense_break_nothing(client: Client, case: OpenCase, name: str, value: str) -> None:
    client.cookies[name] = value
    for path in ("/", "/key/", "/records/", f"/records/{case.id}/", "/time/"):
        assert client.get(path).status_code in {200, 302, 404}
    assert client.post("/key/leave/").status_code == 303


def test_back_after_saving_shows_the_record(client: Client, case: OpenCase) -> None:
    url = _draft_url(case, "check", words={"words": WORDS, "heard": "self"})
    step = url.replace("check/", "words/")
    client.post(url)
    assert client.get(step, follow=True).status_code == 200
    late = client.post(step, {"words": "后来又想起的话。", "heard": "self"})
    assert late.status_code == 409
    assert "后来又想起的话。" in late.content.decode()


def test_without_the_broker_everything_about_records_goes_on(
    client: Client, case: OpenCase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "REDIS_URL", "redis://127.0.0.1:1/0")
    limits._broker.cache_clear()
    try:
        assert Client().post("/key/", {"code": "0" * 20, "by": "code"}).status_code == 422
        sent = Client().post("/start/?p=me", {**CONDUCT, "consent": "on", "draft": str(uuid4())})
        assert sent.status_code == 302
        url = _draft_url(case, "check", words={"words": WORDS, "heard": "self"})
        assert client.post(url).status_code == 302
    finally:
        limits._broker.cache_clear()


@pytest.mark.parametrize("path", ["/records/{}/drafts/{}/words/", "/records/{}/{}/", "/records/{}/{}/edit/"])
@pytest.mark.parametrize("wrong", ["00000000-0000-0000-0000-000000000000", "nonsense", "../../etc/passwd"])
def test_wrong_addresses_say_kindly_that_nothing_opens(client: Client, case: OpenCase, path: str, wrong: str) -> None:
    answer = client.get(path.format(case.id, wrong))
    assert answer.status_code == 404
    assert "这个页面打不开" in answer.content.decode()

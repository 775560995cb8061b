"""What was typed into a page left open over the lock, or with a stale token, is offered again; keys never are."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from borrower_help.accounts import held
from borrower_help.accounts.models import HeldPost, User
from borrower_help.core import crypto
from borrower_help.incidents.models import Incident, IncidentDraft
from tests.factories import client_for, lock, make_case, make_draft, make_guest, make_guest_with_code

pytestmark = pytest.mark.django_db
UNLOCK, SAID = "/key/", "他说：\n“明天去你们村” & <b>等着</b> 🙂 𠮷"
TYPED = {"words": SAID, "heard": "self", "number": "13800001111"}
ELSEWHERE = [
    {"HTTP_SEC_FETCH_SITE": "cross-site"},
    {"HTTP_SEC_FETCH_SITE": "same-site"},
    {"HTTP_ORIGIN": "https://evil.example"},
    {"HTTP_ORIGIN": "null"},
    {"HTTP_REFERER": "https://evil.example/page"},
]


class Lin:
    """A borrower with a code, a case, and a draft whose last page stands open."""

    def __init__(self):
        self.guest, self.code = make_guest_with_code()
        self.case = make_case(self.guest)
        answers = {
            "conduct": {"conduct": ["insulted"]},
            "when": {"when": "time", "day": ["other", "2026-03-05"], "clock": "22:10"},
            "who": {"channel": "call", "connected": "yes", "reached": "self"},
        }
        self.draft = make_draft(self.case, **answers)
        self.page = reverse("incidents:step", args=[self.case.id, self.draft.pk, "words"])
        self.client = client_for(self.guest, enforce_csrf_checks=True)

    def token(self):
        return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.client.get(UNLOCK).content.decode())[1]

    def post(self, path, data, **headers):
        return self.client.post(path, {**data, "csrfmiddlewaretoken": self.token()}, **headers)

    def unlock(self):
        return self.post(UNLOCK, {"code": self.code})

    def said(self):
        return (
            IncidentDraft.objects.get(pk=self.draft.pk).payload(self.case.keyring).answers.get("words", {}).get("words")
        )


@pytest.fixture
def lin():
    return Lin()


def form_of(page):
    """Return what the page's first form would send, as a browser reads it."""
    html = page.content.decode()
    form = html[html.index("<form", html.index("<main")) :].split("</form>")[0]
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
    for name, value in re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL):
        fields[name] = re.sub(
            "&(lt|gt|amp|quot|#x27);",
            lambda m: dict(zip(("lt", "gt", "amp", "quot", "#x27"), "<>&\"'", strict=True))[m[1]],
            value,
        )
    return re.search(r'action="([^"]+)"', form)[1], fields


def test_form_sent_while_locked_is_offered_again_and_then_settled(lin):
    lock(lin.client)
    sent = lin.post(lin.page, TYPED)
    assert sent["Location"] == UNLOCK
    assert lin.said() is None
    offered = lin.unlock()
    kept = HeldPost.objects.get()
    assert offered["Location"] == reverse("accounts:held", args=[kept.pk])
    page = lin.client.get(offered["Location"])
    assert "明天去你们村" in page.content.decode()
    assert "<b>等着</b>" not in page.content.decode()
    action, fields = form_of(page)
    assert action == lin.page
    assert fields["words"] == SAID
    assert lin.client.post(action, fields).status_code == 302
    assert lin.said().replace("\r\n", "\n") == SAID
    assert not HeldPost.objects.exists()


@pytest.mark.parametrize("token", ["", "x", "a" * 64])
def test_form_with_a_stale_token_is_offered_again_and_then_settled(lin, token):
    sent = lin.client.post(lin.page, {**TYPED, "csrfmiddlewaretoken": token})
    kept = HeldPost.objects.get()
    assert sent["Location"] == reverse("accounts:held", args=[kept.pk])
    action, fields = form_of(lin.client.get(sent["Location"]))
    assert lin.client.post(action, fields).status_code == 302
    assert lin.said().replace("\r\n", "\n") == SAID
    assert not HeldPost.objects.exists()


def test_form_token_cookie_missing_is_a_stale_token(lin):
    token = lin.token()
    del lin.client.cookies["f"]
    sent = lin.client.post(lin.page, {**TYPED, "csrfmiddlewaretoken": token})
    assert sent["Location"].startswith("/key/held/")
    assert held.read(HeldPost.objects.get(), lin.guest)["path"] == lin.page


def test_stale_token_while_locked_is_kept_too(lin):
    lock(lin.client)
    assert lin.client.post(lin.page, TYPED)["Location"] == UNLOCK
    assert dict(held.read(HeldPost.objects.get(), lin.guest)["typed"])["words"] == SAID


def test_form_offered_that_does_not_pass_stays_kept(lin):
    lin.client.post(lin.page, {**TYPED, "words": "x" * 5001})
    action, fields = form_of(lin.client.get(reverse("accounts:held", args=[HeldPost.objects.get().pk])))
    assert lin.client.post(action, fields).status_code == 422
    assert HeldPost.objects.count() == 1


def test_form_sent_again_while_locked_again_is_kept_once(lin):
    lock(lin.client)
    lin.post(lin.page, TYPED)
    lin.unlock()
    action, fields = form_of(lin.client.get(reverse("accounts:held", args=[HeldPost.objects.get().pk])))
    lock(lin.client)
    assert lin.client.post(action, fields)["Location"] == UNLOCK
    assert dict(held.read(HeldPost.objects.get(), lin.guest)["typed"])["words"] == SAID


def test_kept_form_is_sealed_to_its_user_and_404_for_others(lin):
    lin.client.post(lin.page, TYPED)
    kept = HeldPost.objects.get()
    for form in (SAID, "明天去你们村", lin.page, str(lin.case.id)):
        assert form.encode() not in bytes(kept.sealed)
    other = make_guest()
    with pytest.raises(crypto.SealError):
        held.read(kept, other)
    for name in ("held", "held_drop"):
        path = reverse(f"accounts:{name}", args=[kept.pk])
        for client in (client_for(other), Client()):
            assert client.get(path).status_code in {404, 405}
            assert client.post(path).status_code in {404, 405}
    stranger = client_for(other)
    case = make_case(other)
    stranger.post(reverse("incidents:new", args=[case.id]), {"conduct": "insulted", "held": str(kept.pk)})
    assert HeldPost.objects.filter(pk=kept.pk).exists()  # nobody settles somebody else's
    answer = stranger.post(reverse("incidents:new", args=[case.id]), {"conduct": "insulted", "held": "-" * 36})
    assert answer.status_code < 400  # what is no id settles nothing, and the answer is taken


def test_kept_form_can_be_thrown_away(lin):
    lin.client.post(lin.page, TYPED)
    lin.client.post(lin.page, {**TYPED, "words": "a second one"})
    first, second = HeldPost.objects.all()
    sent = lin.post(reverse("accounts:held_drop", args=[first.pk]), {})
    assert sent["Location"] == reverse("accounts:held", args=[second.pk])
    assert lin.post(reverse("accounts:held_drop", args=[second.pk]), {})["Location"] == "/records/"


def test_eleventh_form_is_given_back_at_once(lin):
    for number in range(held.KEPT_PER_USER):
        assert lin.client.post(lin.page, {**TYPED, "words": f"number {number}"}).status_code == 302
    answer = lin.client.post(lin.page, {**TYPED, "words": "number eleven"})
    assert answer.status_code == 403
    assert "number eleven" in answer.content.decode()
    assert reverse("accounts:unlock") in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    words = {dict(held.read(row, lin.guest)["typed"])["words"] for row in HeldPost.objects.all()}
    assert words == {f"number {number}" for number in range(10)}


KEYS = {
    "code": "12345678901234567890",
    "passphrase": "井边月光",
    "passphrase_again": "井边月光",
    "pin": "246801",
    "pin_again": "246801",
}


@pytest.mark.parametrize("name", ["unlock", "passphrase", "phone"])
@pytest.mark.parametrize("locked", [True, False])
def test_keys_are_never_kept(lin, name, locked):
    if locked:
        lock(lin.client)
    for token in ({}, {"csrfmiddlewaretoken": "x"}, {"csrfmiddlewaretoken": lin.token()}):
        sent = lin.client.post(reverse(f"accounts:{name}"), {**KEYS, **token})
        assert not any(value in sent.content.decode() for value in ("井边月光", "246801"))
    assert not HeldPost.objects.exists()


def test_keys_beside_other_words_are_left_out_of_what_is_kept(lin):
    lock(lin.client)
    lin.post(lin.page, {**TYPED, **KEYS})
    assert {name for name, _value in held.read(HeldPost.objects.get(), lin.guest)["typed"]} == set(TYPED)


@pytest.mark.parametrize("locked", [True, False])
def test_a_yes_to_erasing_is_never_kept_nor_offered(lin, locked):
    if locked:
        lock(lin.client)
    for token in ("", "x", lin.token()) if locked else ("", "x"):
        sent = lin.client.post(reverse("privacy:erase"), {"sure": "on", "csrfmiddlewaretoken": token})
        assert sent.status_code in {302, 403}
        assert "sure" not in sent.content.decode()
    assert not HeldPost.objects.exists()
    assert User.objects.filter(pk=lin.guest.user.pk).exists()


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_forms_from_elsewhere_are_neither_kept_nor_offered(lin, headers):
    sent = lin.client.post(lin.page, TYPED, **headers)
    assert sent.status_code == 403
    assert "明天去你们村" not in sent.content.decode()
    assert not HeldPost.objects.exists()


@pytest.mark.parametrize("headers", [{}, {"HTTP_ORIGIN": "http://testserver"}, {"HTTP_REFERER": "http://testserver/x"}])
def test_forms_of_our_own_pages_are_kept_also_in_old_browsers(lin, headers):
    assert lin.client.post(lin.page, TYPED, **headers)["Location"].startswith("/key/held/")


def test_nobodys_form_with_a_stale_token_is_shown_back_and_kept_nowhere():
    client = Client(enforce_csrf_checks=True)
    sent = client.post("/start/?p=me", {"conduct": ["insulted", "many_calls"], "consent": "on"})
    assert sent.status_code == 403
    assert sent["Cache-Control"] == "no-store"
    html = sent.content.decode()
    assert html.count('name="conduct"') == 2
    assert not HeldPost.objects.exists()
    assert not User.objects.exists()


def test_what_the_address_asks_for_is_kept_too():
    client = Client(enforce_csrf_checks=True)
    action, fields = form_of(client.post("/start/?p=kin", {"conduct": "insulted", "consent": "on"}))
    assert action == "/start/?p=kin"
    assert client.post(action, fields).status_code == 302
    assert "borrower" not in {case.perspective for case in opened_by(client)}


def opened_by(client):
    """Return what the cases of this client say about themselves."""
    page = client.get("/records/", follow=True)
    return [page.context["about"]]


def test_button_without_words_is_offered_again_at_once(lin):
    incident_url = reverse("accounts:confirm")
    sent = lin.client.post(incident_url, {"next": "/records/"})
    assert sent.status_code == 403
    action, fields = form_of(sent)
    assert (action, fields["next"]) == (incident_url, "/records/")
    assert lin.client.post(action, fields).status_code == 302
    assert not Incident.objects.exists()


def test_what_was_typed_is_shown_once_and_days_as_they_are_read() -> None:
    typed = [
        ("when", "part"),
        ("day_date", "2026-03-05"),
        ("part_day_date", "2026-03-05"),
        ("words", "等着"),
        ("next", "/"),
    ]
    assert held.readable(typed) == ["2026年3月5日", "等着"]

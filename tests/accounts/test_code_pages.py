"""The pages that hand over a code: shown until copied down, then never again."""

import pytest
from django.urls import reverse

from borrower_help.accounts import keys, services
from borrower_help.accounts.codes import in_fours
from borrower_help.accounts.keys import PassphraseNeeded, WrongCode
from borrower_help.accounts.models import OwnPhone, ReceiptCode, Session
from borrower_help.audit.models import AuditEvent
from tests.factories import client_for, make_case, make_guest, make_guest_with_code
from tests.stand_ins import StretchCount

pytestmark = pytest.mark.django_db
PAPER = "/key/paper/"


@pytest.fixture
def guest():
    guest = make_guest()
    make_case(guest)
    return guest


def digits_on(response):
    return "".join(response.context["groups"])


def test_code_is_made_when_first_shown_and_the_same_until_confirmed(guest):
    client = client_for(guest)
    assert not ReceiptCode.objects.exists()
    first, second = client.get(PAPER), client.get(PAPER)
    assert digits_on(first) == digits_on(second)
    assert all(four in first.content.decode() for four in in_fours(digits_on(first)))
    assert keys.unlock(digits_on(first)).user == guest.user
    assert AuditEvent.objects.filter(deed="code.made").count() == 1


def test_showing_it_again_costs_no_stretch(guest, monkeypatch):
    client = client_for(guest)
    client.get(PAPER)
    count = StretchCount(monkeypatch)
    client.get(PAPER)
    assert count.since() == 0


def test_two_taps_at_once_show_one_code(guest):
    row = keys.prepare_code(guest, "0" * 20, passphrase="", shown=True)
    shown = services.code_to_show(unlocked=guest)
    assert keys.store_code(row, first=True) is False
    assert services.code_to_show(unlocked=guest) == shown


def test_confirmed_code_is_never_shown_again(guest):
    client = client_for(guest)
    code = digits_on(client.get(PAPER))
    assert client.post(reverse("accounts:confirm")).status_code == 302
    assert ReceiptCode.objects.get().shown is None
    assert client.get(PAPER).status_code == 302
    for name in ("card", "picture", "picture_file"):
        assert client.get(reverse(f"accounts:{name}")).status_code == 404, name
    for path in ("/records/", reverse("accounts:choices"), reverse("accounts:passphrase")):
        body = client.get(path, follow=True).content.decode()
        assert code not in body
        assert in_fours(code)[0] + "</span>" not in body
    assert keys.unlock(code).user == guest.user


def test_confirming_goes_on_to_a_local_page_only(guest):
    client = client_for(guest)
    client.get(PAPER)
    for goal in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "evil"):
        assert client.post(reverse("accounts:confirm"), {"next": goal})["Location"] == "/records/", goal
    assert client.post(reverse("accounts:confirm"), {"next": "/records/x/"})["Location"] == "/records/x/"


def test_card_and_picture_hold_digits_and_a_neutral_name(guest):
    client = client_for(guest)
    client.get(PAPER)
    card = client.get(reverse("accounts:card"))
    assert card.status_code == 200
    asked = client.get(reverse("accounts:picture"))
    assert b"picture/file/" not in asked.content  # not before somebody said who sees the album
    assert b"picture/file/" not in client.get(reverse("accounts:picture") + "?album=seen").content
    assert b"picture/file/" in client.get(reverse("accounts:picture") + "?album=private").content
    picture = client.get(reverse("accounts:picture_file"))
    assert picture["Content-Type"] == "image/png"
    assert picture["Cache-Control"] == "no-store"
    assert picture.content.startswith(b"\x89PNG")
    assert "Content-Disposition" not in picture


def test_code_stands_in_no_address(guest):
    client = client_for(guest)
    page = client.get(PAPER + "?next=/records/")
    code = digits_on(page)
    for name in ("code", "card", "picture", "picture_file", "choices", "passphrase", "new_code"):
        response = client.get(reverse(f"accounts:{name}"))
        assert code not in response.get("Location", "")
        addresses = [part.split('"')[0] for part in response.content.decode(errors="ignore").split('href="')[1:]]
        assert not any(code in address or in_fours(code)[0] in address for address in addresses)


# --- new code --------------------------------------------------------------------------------------------------------


def test_new_code_kills_the_old_one_sessions_elsewhere_and_trusted_phones():
    guest, old = make_guest_with_code()
    make_case(guest)
    here, elsewhere = client_for(guest), client_for(guest)
    services.trust_phone(unlocked=guest, pin="246801")
    stranger = client_for(make_guest())
    assert here.get(reverse("accounts:new_code")).status_code == 200
    assert keys.unlock(old).user == guest.user  # looking changes nothing
    sent = here.post(reverse("accounts:new_code"))
    assert sent["Location"] == PAPER + "?new=1"
    earlier = reverse("accounts:unlock") + "?by=code"  # who just got a new one has none from before
    assert earlier not in here.get(sent["Location"]).content.decode()
    assert earlier in here.get(PAPER).content.decode()
    new = digits_on(here.get(PAPER))
    with pytest.raises(WrongCode):
        keys.unlock(old)
    assert keys.unlock(new).private_key == guest.private_key
    assert elsewhere.get("/records/").status_code == 404
    assert not OwnPhone.objects.exists()
    assert stranger.get(PAPER).status_code == 200
    assert Session.objects.filter(user=guest.user).count() == 1


def test_new_code_drops_the_passphrase_and_says_so():
    guest, code = make_guest_with_code()
    services.add_passphrase(unlocked=guest, code=code, passphrase="sechs und mehr")
    client = client_for(guest)
    page = client.get(reverse("accounts:new_code"))
    assert page.context["has_passphrase"] is True
    client.post(reverse("accounts:new_code"))
    new = digits_on(client.get(PAPER))
    assert keys.unlock(new).user == guest.user
    assert client.get(reverse("accounts:new_code")).context["has_passphrase"] is False


# --- passphrase page -------------------------------------------------------------------------------------------------


def test_passphrase_is_added_while_the_code_is_shown(guest):
    client = client_for(guest)
    code = digits_on(client.get(PAPER))
    sent = client.post(reverse("accounts:passphrase"), {"passphrase": "mondbrunnen", "passphrase_again": "mondbrunnen"})
    assert sent.status_code == 302
    with pytest.raises(PassphraseNeeded):
        keys.unlock(code)
    assert keys.unlock(code, "mondbrunnen").user == guest.user
    assert digits_on(client.get(PAPER)) == code


def test_passphrase_asks_for_the_code_once_it_is_not_shown():
    guest, code = make_guest_with_code()
    _other, theirs = make_guest_with_code()
    client = client_for(guest)
    both = {"passphrase": "mondbrunnen", "passphrase_again": "mondbrunnen"}
    errors = {
        client.post(reverse("accounts:passphrase"), {**both, "code": typed}).context["form"].error_codes()["code"][0]
        for typed in ("", theirs)
    }
    assert errors == {"required", "wrong_code"}
    assert client.post(reverse("accounts:passphrase"), {**both, "code": code}).status_code == 302
    again = client.post(reverse("accounts:passphrase"), {**both, "code": code})
    assert again.context["form"].error_codes() == {"code": ["has_passphrase"]}


@pytest.mark.parametrize(
    ("first", "again", "errors"),
    [
        ("siebenz", "siebenz", {"passphrase": ["short"]}),
        ("Password1", "Password1", {"passphrase": ["easy"]}),
        ("ｉｌｏｖｅｙｏｕ", "ｉｌｏｖｅｙｏｕ", {"passphrase": ["easy"]}),
        ("守界 20260327", "守界 20260327", {"passphrase": ["easy"]}),
        ("口令口令口令口令", "口令口令口令口令", {"passphrase": ["easy"]}),
        ("mondbrunnen", "mondbrunne", {"passphrase_again": ["differ"]}),
        ("", "", {"passphrase": ["required"], "passphrase_again": ["required"]}),
        ("x" * 101, "x" * 101, {"passphrase": ["max_length"], "passphrase_again": ["max_length"]}),
    ],
)
def test_passphrase_that_cannot_be_taken(guest, first, again, errors):
    client = client_for(guest)
    sent = client.post(reverse("accounts:passphrase"), {"passphrase": first, "passphrase_again": again})
    assert sent.status_code == 422
    assert sent.context["form"].error_codes() == errors
    assert first == "" or first not in sent.content.decode()


@pytest.mark.parametrize(
    "words", ["achtzehn", "老屋后面那棵枣树", "守界旁边那棵枣树", "x7" * 32, "1 2 9 4 7", "🐟🐠🐡🦈🐟🐠🐡🦈"]
)
def test_passphrase_of_any_kind_of_characters_is_taken(guest, words):
    client = client_for(guest)
    code = digits_on(client.get(PAPER))
    sent = client.post(reverse("accounts:passphrase"), {"passphrase": words, "passphrase_again": words})
    assert sent.status_code == 302
    assert keys.unlock(code, words).user == guest.user

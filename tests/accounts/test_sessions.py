"""Two cookies, idle lock, an end after a day, and what happens when cookies go missing or are changed."""

import secrets
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from borrower_help.accounts import sessions
from borrower_help.accounts.models import Session
from borrower_help.core import crypto, dates
from tests.factories import client_for, lock, make_case, make_guest, make_guest_with_code
from tests.stand_ins import Clock

pytestmark = pytest.mark.django_db
RECORDS, UNLOCK = "/records/", "/key/"


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch, datetime(2026, 3, 5, 1, 0, tzinfo=UTC))


@pytest.fixture
def lin(clock):
    guest, code = make_guest_with_code()
    make_case(guest)
    return guest, code


def state(client):
    """Return open, locked or nobody, as a personal page answers."""
    response = client.get(reverse("accounts:choices"))
    if response.status_code == 302:
        assert response["Location"].startswith(UNLOCK)
        return "locked"
    return {200: "open", 404: "nobody"}[response.status_code]


def unlocked_client(code, **options):
    client = Client(**options)
    assert client.post(UNLOCK, {"code": code}).status_code == 302
    return client


# --- cookies ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("secure", [False, True])
def test_cookies_are_httponly_lax_for_the_whole_site_and_secure_in_production(lin, settings, secure):
    settings.COOKIES_SECURE = secure
    sent = Client().post(UNLOCK, {"code": lin[1]})
    assert set(sent.cookies) == {"s", "k"}
    for cookie in sent.cookies.values():
        assert cookie["httponly"] is True
        assert cookie["samesite"] == "Lax"
        assert cookie["path"] == "/"
        assert bool(cookie["secure"]) is secure
        assert cookie["max-age"] == cookie["expires"] == cookie["domain"] == ""


def test_form_token_cookie_is_httponly_lax():
    cookie = Client().get(UNLOCK).cookies["f"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_row_holds_neither_cookie_and_the_key_opens_only_with_its_cookie(lin):
    client = unlocked_client(lin[1])
    row = Session.objects.get()
    stored = bytes(row.digest) + bytes(row.sealed_key)
    for name in ("s", "k"):
        assert bytes.fromhex(client.cookies[name].value) not in stored
        assert client.cookies[name].value.encode() not in stored
    ad = sessions._ad(bytes(row.digest))
    assert (
        crypto.unseal(bytes(row.sealed_key), key=bytes.fromhex(client.cookies["k"].value), ad=ad) == lin[0].private_key
    )
    for key in (bytes.fromhex(client.cookies["s"].value), bytes(row.digest), bytes(lin[0].user.holder.public_key)):
        with pytest.raises(crypto.SealError):
            crypto.unseal(bytes(row.sealed_key), key=key, ad=ad)


def test_unlocking_starts_a_fresh_session_and_ends_the_one_before(lin):
    client = unlocked_client(lin[1])
    before = {name: client.cookies[name].value for name in ("s", "k")}
    client.post(UNLOCK, {"code": lin[1]})
    assert all(client.cookies[name].value != value for name, value in before.items())
    assert Session.objects.count() == 1
    thief = Client()
    for name, value in before.items():
        thief.cookies[name] = value
    assert state(thief) == "nobody"


def test_session_key_of_one_row_opens_no_other_row(lin):
    one, two = unlocked_client(lin[1]), unlocked_client(lin[1])
    first, second = (Session.objects.get(digest=sessions._digest(c.cookies["s"].value)) for c in (one, two))
    Session.objects.filter(digest=second.digest).update(sealed_key=first.sealed_key)
    two.cookies["k"] = one.cookies["k"].value
    assert state(two) == "locked"


@pytest.mark.parametrize(("missing", "then"), [("s", "nobody"), ("k", "locked")])
def test_cookies_missing_one_by_one(lin, missing, then):
    client = unlocked_client(lin[1])
    del client.cookies[missing]
    assert state(client) == then
    assert client.get(UNLOCK).status_code == 200
    assert client.post(UNLOCK, {"code": lin[1]}).status_code == 302
    assert state(client) == "open"


@pytest.mark.parametrize(
    ("name", "value", "then"),
    [
        ("s", "", "nobody"),
        ("s", "0" * 64, "nobody"),
        ("s", "x" * 4000, "nobody"),
        ("s", "é", "nobody"),
        ("k", "", "locked"),
        ("k", "0" * 64, "locked"),
        ("k", "0" * 63, "locked"),
        ("k", "zz" * 32, "locked"),
        ("k", "00" * 5000, "locked"),
    ],
)
def test_changed_cookies_open_nothing(lin, name, value, then):
    client = unlocked_client(lin[1])
    client.cookies[name] = value
    assert state(client) == then


@pytest.mark.parametrize("place", range(0, 64, 7))
def test_one_changed_character_opens_nothing(lin, place):
    for name, then in (("s", "nobody"), ("k", "locked")):
        client = unlocked_client(lin[1])
        value = client.cookies[name].value
        client.cookies[name] = value[:place] + ("0" if value[place] != "0" else "1") + value[place + 1 :]
        assert state(client) == then


def test_somebody_elses_session_id_with_my_key_is_locked_out(lin):
    mine = client_for(make_guest())
    theirs = unlocked_client(lin[1])
    mine.cookies["s"] = theirs.cookies["s"].value
    assert state(mine) == "locked"
    assert state(theirs) == "open"


def test_ended_session_drops_its_cookies(lin):
    client = unlocked_client(lin[1])
    Session.objects.all().delete()
    gone = client.get(RECORDS)
    assert gone.status_code == 404
    assert {name: gone.cookies[name].value for name in ("s", "k")} == {"s": "", "k": ""}


def test_session_that_ends_while_a_page_is_made_is_no_error(lin, clock, monkeypatch):
    client = unlocked_client(lin[1])
    clock.move(minutes=6)  # the visit would now be written down
    real = sessions._private_key

    def ended_meanwhile(session, request):
        key = real(session, request)
        Session.objects.all().delete()
        return key

    monkeypatch.setattr(sessions, "_private_key", ended_meanwhile)
    assert client.get(reverse("accounts:choices")).status_code == 200


# --- time ------------------------------------------------------------------------------------------------------------


def test_last_seen_is_written_at_most_every_five_minutes(lin, clock):
    client = unlocked_client(lin[1])
    begun = clock.at
    clock.move(minutes=4, seconds=59)
    assert state(client) == "open"
    assert Session.objects.get().last_seen_at == begun
    clock.move(seconds=1)
    assert state(client) == "open"
    row = Session.objects.get()
    assert row.last_seen_at == clock.at
    assert (row.expires_at - clock.at).total_seconds() == 24 * 3600


def test_reading_a_page_writes_nothing_within_five_minutes(lin, clock, django_assert_max_num_queries):
    client = unlocked_client(lin[1])
    client.get(RECORDS)
    with django_assert_max_num_queries(12) as seen:
        client.get(reverse("accounts:choices"))
    assert not [q["sql"] for q in seen.captured_queries if q["sql"].split()[0] in {"UPDATE", "INSERT", "DELETE"}]


@pytest.mark.parametrize(("minutes", "then"), [(29, "open"), (30, "open"), (30.1, "locked"), (600, "locked")])
def test_thirty_idle_minutes_drop_the_key_but_not_who_it_was(lin, clock, minutes, then):
    client = unlocked_client(lin[1])
    clock.move(minutes=minutes)
    assert state(client) == then
    row = Session.objects.get()
    assert (row.sealed_key is None) is (then == "locked")
    assert row.user == lin[0].user


@pytest.mark.parametrize(("days", "then"), [(7, "open"), (8, "locked")])
def test_after_seven_days_the_code_is_asked_for_however_busy_it_was(lin, clock, days, then):
    client = unlocked_client(lin[1])
    clock.move(days=days)
    Session.objects.update(last_seen_at=clock.at, expires_at=clock.at + timedelta(hours=24))  # used all the time
    assert state(client) == then
    assert client.post(UNLOCK, {"code": lin[1]}).status_code == 302
    assert Session.objects.get().begun_on == dates.today()
    assert state(client) == "open"


def test_locked_visitor_unlocks_and_goes_on(lin, clock):
    client = unlocked_client(lin[1])
    client.post(reverse("accounts:lock"))
    assert state(client) == "locked"
    asked = client.get(reverse("accounts:new_code"))
    assert asked["Location"] == "/key/?next=%2Fkey%2Fpaper%2Fnew%2F"
    page = client.get(asked["Location"])
    assert page.context["locked"] is True
    sent = client.post(asked["Location"], {"code": lin[1], "next": page.context["next"]})
    assert sent["Location"] == "/key/paper/new/"
    assert state(client) == "open"


def test_lock_makes_the_old_key_cookie_useless(lin):
    client = unlocked_client(lin[1])
    key = client.cookies["k"].value
    client.post(reverse("accounts:lock"))
    assert client.cookies["k"].value == ""
    client.cookies["k"] = key
    assert state(client) == "locked"
    assert Session.objects.get().sealed_key is None


def test_session_ends_after_a_day(lin, clock):
    client = unlocked_client(lin[1])
    clock.move(hours=23, minutes=59)
    assert state(client) == "locked"
    clock.move(minutes=1)
    response = client.get(reverse("accounts:choices"))
    assert response.status_code == 404
    assert response.cookies["s"].value == response.cookies["k"].value == ""
    assert not Session.objects.exists()


def test_locked_session_does_not_live_longer_by_being_looked_at(lin, clock):
    client = unlocked_client(lin[1])
    for _ in range(23):
        clock.move(hours=1)
        assert state(client) == "locked"
    clock.move(hours=1)
    assert state(client) == "nobody"


def test_guest_without_a_code_is_not_locked_by_idleness(clock):
    guest = make_guest()
    make_case(guest)
    client = client_for(guest)
    clock.move(hours=23)
    assert client.get(reverse("home:cases")).status_code == 302
    assert client.get(reverse("home:cases"), follow=True).status_code == 200


def test_guest_without_a_code_gets_it_before_locking(clock):
    client = client_for(make_guest())
    assert client.post(reverse("accounts:lock"))["Location"] == "/key/paper/"
    assert state(client) == "open"
    client.get("/key/paper/")
    client.post(reverse("accounts:lock"))
    assert state(client) == "locked"


def test_locking_twice_and_as_nobody_is_no_error(lin):
    client = unlocked_client(lin[1])
    for _ in range(2):
        assert client.post(reverse("accounts:lock")).status_code == 302
    assert Client().post(reverse("accounts:lock")).status_code == 302


# --- leaving ---------------------------------------------------------------------------------------------------------


def test_leaving_works_without_session_and_without_token():
    client = Client(enforce_csrf_checks=True)
    sent = client.post(reverse("accounts:leave"))
    assert (sent.status_code, sent["Location"]) == (303, reverse("clock"))
    assert client.get(sent["Location"]).status_code == 200


@pytest.mark.parametrize("prefix", ["", "hant/", "en/"])
def test_leaving_ends_the_session_and_lands_on_the_neutral_page(lin, prefix):
    client = unlocked_client(lin[1], enforce_csrf_checks=False)
    sent = client.post(f"/{prefix}key/leave/")
    assert (sent.status_code, sent["Location"]) == (303, f"/{prefix}time/")
    assert not Session.objects.exists()
    assert {sent.cookies[name].value for name in ("s", "k", "f")} == {""}
    assert state(client) == "nobody"


def test_leaving_works_while_locked_and_with_broken_cookies(lin):
    client = unlocked_client(lin[1])
    lock(client)
    assert client.post(reverse("accounts:leave")).status_code == 303
    assert not Session.objects.exists()
    client.cookies["s"] = secrets.token_hex(32)
    client.cookies["k"] = "zz"
    assert client.post(reverse("accounts:leave")).status_code == 303


def test_leaving_works_when_the_database_does_not(lin, monkeypatch):
    from django.db import DatabaseError

    client = unlocked_client(lin[1])

    def broken(request):
        raise DatabaseError

    monkeypatch.setattr(sessions, "load", broken)
    sent = client.post(reverse("accounts:leave"))
    assert (sent.status_code, sent["Location"]) == (303, "/time/")
    assert {sent.cookies[name].value for name in ("s", "k", "f")} == {""}


def test_leaving_is_a_post():
    assert Client().get(reverse("accounts:leave")).status_code == 405

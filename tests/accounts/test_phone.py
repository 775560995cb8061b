"""Own phone: six digits for thirty days, five tries, half of the key in the cookie."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from borrower_help.accounts import services
from borrower_help.accounts.models import OwnPhone
from borrower_help.core import crypto
from tests.factories import client_for, make_case, make_guest, make_guest_with_code
from tests.stand_ins import Clock, busy_stretch

pytestmark = pytest.mark.django_db
PIN, UNLOCK = "246801", "/key/"


@pytest.fixture
def trusted():
    """Return guest, code, and a client whose phone is trusted and whose session is over."""
    guest, code = make_guest_with_code()
    make_case(guest)
    client = client_for(guest)
    sent = client.post(reverse("accounts:phone"), {"pin": PIN, "pin_again": PIN})
    assert sent.status_code == 302
    client.post(reverse("accounts:leave"))
    assert client.get("/records/").status_code == 404
    return guest, code, client


def try_pin(client, pin):
    return client.post(UNLOCK, {"pin": pin, "by": "pin"})


def errors_of(response):
    return response.context["form"].error_codes()


def test_phone_opens_with_its_pin(trusted):
    _guest, _code, client = trusted
    assert client.get(UNLOCK).context["by_pin"] is True
    assert try_pin(client, "２４６　８０１").status_code == 302
    assert client.get("/records/", follow=True).status_code == 200


def test_phone_cookie_is_httponly_lax_and_ends_after_thirty_days():
    guest, _code = make_guest_with_code()
    sent = client_for(guest).post(reverse("accounts:phone"), {"pin": PIN, "pin_again": PIN})
    cookie = sent.cookies["p"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 30 * 24 * 3600)
    assert cookie["path"] == "/"


def test_phone_cookie_is_secure_in_production(settings):
    settings.COOKIES_SECURE = True
    guest, _code = make_guest_with_code()
    assert client_for(guest).post(reverse("accounts:phone"), {"pin": PIN, "pin_again": PIN}).cookies["p"]["secure"]


def test_five_wrong_pins_and_only_the_code_opens(trusted):
    _guest, code, client = trusted
    for left in (4, 3, 2, 1, 0):
        sent = try_pin(client, "135790")
        assert sent.status_code == 422
        assert errors_of(sent) == ({"pin": ["wrong_pin"]} if left else {})
        assert [row.tries_left for row in OwnPhone.objects.all()] == ([left] if left else [])  # the fifth destroys it
    assert sent.context["by_pin"] is False
    assert "密码错了五次" in sent.content.decode()
    assert 'name="code"' in sent.content.decode()
    assert try_pin(client, PIN).status_code == 422
    assert client.get(UNLOCK).context["by_pin"] is False
    assert client.post(UNLOCK, {"code": code, "by": "code"}).status_code == 302


def test_right_pin_gives_five_tries_again(trusted):
    _guest, _code, client = trusted
    for _ in range(4):
        try_pin(client, "135790")
    assert try_pin(client, PIN).status_code == 302
    assert OwnPhone.objects.get().tries_left == 5


def test_busy_machine_costs_no_try(trusted, settings):
    _guest, _code, client = trusted
    settings.STRETCH_WAIT_SECONDS = 0.01
    with busy_stretch():
        assert try_pin(client, PIN).status_code == 503
    assert OwnPhone.objects.get().tries_left == 5


def test_malformed_pin_costs_no_try(trusted):
    _guest, _code, client = trusted
    for typed in ("", "12345", "1234567", "abcdef", "٢٤٦٨٠١"):
        assert try_pin(client, typed).status_code == 422
    assert OwnPhone.objects.get().tries_left == 5


def test_code_always_works_beside_the_pin(trusted):
    _guest, code, client = trusted
    assert client.get(UNLOCK + "?by=code").context["by_pin"] is False
    assert client.post(UNLOCK, {"code": code, "by": "code"}).status_code == 302


def test_half_of_the_key_is_needed(trusted):
    guest, _code, client = trusted
    name, half = client.cookies["p"].value.split(".")
    client.cookies["p"] = f"{name}.{'00' * 32}"
    assert errors_of(try_pin(client, PIN)) == {"pin": ["wrong_pin"]}
    row = OwnPhone.objects.get()
    for guessed in (bytes(32), bytes(row.salt) * 2, bytes(guest.user.holder.public_key)):
        with pytest.raises(services.WrongCode):
            services.keys.open_phone(row, guessed, PIN)
    assert bytes.fromhex(half) not in bytes(row.sealed_key)


def test_row_of_a_phone_opens_for_no_other_user(trusted):
    _guest, _code, client = trusted
    OwnPhone.objects.update(user=make_guest().user)
    assert try_pin(client, PIN).status_code == 422


@pytest.mark.parametrize(
    "cookie", ["", "x", ".", "a.b", "0" * 32 + "." + "0" * 63, "g" * 32 + "." + "0" * 64, "0" * 97]
)
def test_broken_phone_cookie_leads_to_the_code(cookie, client):
    client.cookies["p"] = cookie
    response = client.get(UNLOCK)
    assert response.status_code == 200
    assert response.context["by_pin"] is False


def test_phone_ends_after_thirty_days(monkeypatch):
    clock = Clock(monkeypatch, datetime(2026, 3, 1, 23, 0, tzinfo=UTC))  # already 2 March in Beijing
    guest, _code = make_guest_with_code()
    cookie = services.trust_phone(unlocked=guest, pin=PIN)
    clock.move(days=30)
    assert services.phone_of(cookie) is not None
    clock.move(hours=17)  # 1 April, 24:00 in Beijing
    assert services.phone_of(cookie) is None


def test_phone_that_went_meanwhile_is_a_wrong_pin(trusted):
    _guest, _code, client = trusted
    phone, half = services.phone_of(client.cookies["p"].value)
    OwnPhone.objects.all().delete()
    with pytest.raises(services.WrongCode):
        services.open_phone(phone=phone, half=half, pin=PIN)
    assert phone.tries_left == 0


def test_phone_is_offered_only_once_the_code_is_on_paper():
    client = client_for(make_guest())
    assert client.get(reverse("accounts:phone"))["Location"] == "/key/paper/"
    assert client.post(reverse("accounts:phone"), {"pin": PIN, "pin_again": PIN})["Location"] == "/key/paper/"
    assert not OwnPhone.objects.exists()


@pytest.mark.parametrize(
    ("pin", "again", "errors"),
    [
        ("111111", "111111", {"pin": ["easy"]}),
        ("123456", "123456", {"pin": ["easy"]}),
        ("987654", "987654", {"pin": ["easy"]}),
        ("121212", "121212", {"pin": ["easy"]}),
        ("159753", "159753", {"pin": ["easy"]}),
        ("24680", "24680", {"pin": ["pin"]}),
        (PIN, "246802", {"pin_again": ["differ"]}),
    ],
)
def test_pin_that_cannot_be_taken(pin, again, errors):
    guest, _code = make_guest_with_code()
    sent = client_for(guest).post(reverse("accounts:phone"), {"pin": pin, "pin_again": again})
    assert errors_of(sent) == errors
    assert not OwnPhone.objects.exists()


def test_forgetting_ends_every_phone(trusted):
    guest, code, client = trusted
    services.trust_phone(unlocked=guest, pin="975310")
    client.post(UNLOCK, {"code": code, "by": "code"})
    sent = client.post(reverse("accounts:forget_phone"))
    assert sent.cookies["p"].value == ""
    assert not OwnPhone.objects.exists()


def test_phone_key_is_made_of_both_halves_and_nothing_stored_opens_it(trusted):
    row = OwnPhone.objects.get()
    for key in (bytes(row.salt) * 2, bytes(row.sealed_key)[:32], bytes(row.sealed_key)[24:56]):
        with pytest.raises(crypto.SealError):
            crypto.unseal(bytes(row.sealed_key), key=key, ad=services.keys._phone_ad(row))

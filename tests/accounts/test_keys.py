"""What a code opens, what it costs, and that nothing else is made of it."""

import hashlib
import hmac
import json
import os
import subprocess
import sys

import nacl.hash
import nacl.pwhash.argon2id
import pytest
from django.urls import reverse
from nacl.encoding import RawEncoder

from borrower_help.accounts import codes, keys, services
from borrower_help.accounts.keys import PassphraseNeeded, WrongCode
from borrower_help.accounts.models import InstanceSalt, ReceiptCode
from borrower_help.core import crypto
from borrower_help.core.crypto import KdfParameters
from borrower_help.env import PROJECT_ROOT
from tests.factories import make_guest, make_guest_with_code
from tests.stand_ins import QUICK, REAL_KDF_VERSIONS, StretchCount, busy_stretch

pytestmark = pytest.mark.django_db
NEWER = KdfParameters(passes=2, memory=8192)


def one_digit_off(code):
    """Return a wrong code whose check digit is right."""
    while True:
        wrong = codes.new_code()
        if wrong != code:
            return wrong


def with_passphrase(words="月光下的井 7"):
    guest, code = make_guest_with_code()
    services.add_passphrase(unlocked=guest, code=code, passphrase=words)
    return guest, code


def test_code_opens_its_user_and_key():
    guest, code = make_guest_with_code()
    opened = keys.unlock(code)
    assert (opened.user, opened.private_key) == (guest.user, guest.private_key)


@pytest.mark.parametrize("typed", ["", "1", "1" * 20, "0" * 19 + "1", "x" * 20, "1" * 5000])
def test_wrong_check_digit_costs_no_stretch(monkeypatch, typed):
    count = StretchCount(monkeypatch)
    with pytest.raises(WrongCode):
        keys.unlock(typed)
    assert count.since() == 0


@pytest.mark.parametrize("versions", [{1: QUICK}, {1: QUICK, 2: NEWER}])
def test_every_other_wrong_code_costs_the_same_stretches(monkeypatch, versions):
    guest, _plain = make_guest_with_code()
    _other, locked = with_passphrase()
    monkeypatch.setattr(crypto, "KDF_VERSIONS", versions)
    count = StretchCount(monkeypatch)
    costs = {}
    for name, code, passphrase in [
        ("absent", one_digit_off(locked), ""),
        ("absent again", one_digit_off(locked), ""),
        ("there, its passphrase not typed", locked, ""),
        ("absent, with a passphrase", one_digit_off(locked), "anything at all"),
        ("there, a wrong passphrase", locked, "anything at all"),
        ("there, an endless passphrase", locked, "anything" * 1000),
    ]:
        with pytest.raises((WrongCode, PassphraseNeeded)):
            keys.unlock(code, passphrase)
        costs[name] = (bool(passphrase), count.since())
    assert {cost for typed, cost in costs.values() if not typed} == {len(versions)}
    assert {cost for typed, cost in costs.values() if typed} == {len(versions) + 1}
    assert guest.user.receipt_code is not None


def test_wrong_code_through_the_page_costs_the_same_whether_it_exists(monkeypatch, client):
    _guest, code = with_passphrase()
    count = StretchCount(monkeypatch)
    for typed in (code, one_digit_off(code)):
        sent = client.post(reverse("accounts:unlock"), {"code": typed, "passphrase": "falsch", "by": "code"})
        assert sent.status_code == 422
        assert sent.context["form"].error_codes() == {"code": ["wrong_code"]}
        assert count.since() == 2
    client.post(reverse("accounts:unlock"), {"code": "0" * 19 + "1", "by": "code"})
    assert count.since() == 0


def test_production_stretches_with_64_mib_and_three_passes():
    secret = {"PRODUCTION": "1", "SECRET_KEY": "k" * 50, "ALLOWED_HOSTS": "example.org"}
    operator = {"OPERATOR_NAME": "A", "OPERATOR_CONTACT": "B", "DJANGO_SETTINGS_MODULE": "borrower_help.settings"}
    asked = """
import django, json; django.setup()
from django.conf import settings
from borrower_help.core import crypto
print(json.dumps({"kdf": {v: [p.passes, p.memory] for v, p in crypto.KDF_VERSIONS.items()},
    "secure": [settings.COOKIES_SECURE, settings.CSRF_COOKIE_SECURE, settings.SECURE_SSL_REDIRECT],
    "hsts": settings.SECURE_HSTS_SECONDS, "debug": settings.DEBUG}))
"""
    done = subprocess.run(
        [sys.executable, "-c", asked],
        env={**os.environ, **secret, **operator},
        capture_output=True,
        check=True,
        cwd=PROJECT_ROOT,
    )
    told = json.loads(done.stdout)
    newest = told["kdf"][max(told["kdf"], key=int)]
    assert newest == [3, 64 * 1024 * 1024]
    assert all(passes >= 3 and memory >= 64 * 1024 * 1024 for passes, memory in told["kdf"].values())
    assert told["secure"] == [True, True, True]
    assert told["hsts"] >= 31_536_000
    assert told["debug"] is False


def test_real_stretch_is_argon2id_with_those_parameters(monkeypatch):
    monkeypatch.setattr(crypto, "KDF_VERSIONS", REAL_KDF_VERSIONS)
    mine = crypto.stretch("12345678901234567894", salt=b"s" * 16, version=1)
    theirs = nacl.pwhash.argon2id.kdf(
        32, b"12345678901234567894", b"s" * 16, opslimit=3, memlimit=67_108_864, encoder=RawEncoder
    )
    assert mine == theirs


def test_parameters_are_upgraded_on_unlock_and_the_old_lookup_is_gone(monkeypatch):
    guest, code = make_guest_with_code()
    old = ReceiptCode.objects.get(user=guest.user)
    monkeypatch.setattr(crypto, "KDF_VERSIONS", {1: QUICK, 2: NEWER})
    assert keys.unlock(code).private_key == guest.private_key
    new = ReceiptCode.objects.get(user=guest.user)
    assert (old.kdf_version, new.kdf_version) == (1, 2)
    assert bytes(old.lookup) != bytes(new.lookup)
    assert bytes(old.wrapped) != bytes(new.wrapped)
    assert not ReceiptCode.objects.filter(lookup=old.lookup).exists()
    assert new.shown is None
    assert keys.unlock(code).private_key == guest.private_key
    assert ReceiptCode.objects.get(user=guest.user).pk == new.pk  # once is enough


def test_upgrade_keeps_the_passphrase_and_the_unconfirmed_digits(monkeypatch):
    guest, code = with_passphrase("一二三四五六")
    plain = make_guest()
    shown = services.code_to_show(unlocked=plain)
    monkeypatch.setattr(crypto, "KDF_VERSIONS", {1: QUICK, 2: NEWER})
    assert keys.unlock(code, "一二三四五六").private_key == guest.private_key
    with pytest.raises(PassphraseNeeded):
        keys.unlock(code)
    with pytest.raises(WrongCode):
        keys.unlock(code, "一二三四五七")
    keys.unlock(shown)
    assert services.code_to_show(unlocked=plain) == shown
    assert set(ReceiptCode.objects.values_list("kdf_version", flat=True)) == {2}


def test_unlock_goes_on_when_the_upgrade_finds_no_turn(monkeypatch, settings):
    guest, code = make_guest_with_code()
    monkeypatch.setattr(crypto, "KDF_VERSIONS", {1: QUICK, 2: NEWER})

    def no_turn(*args, **kwargs):
        raise crypto.Busy

    monkeypatch.setattr(keys, "prepare_code", no_turn)
    assert keys.unlock(code).private_key == guest.private_key
    assert ReceiptCode.objects.get(user=guest.user).kdf_version == 1


def test_a_crash_while_storing_a_code_leaves_the_old_one(monkeypatch):
    guest, code = make_guest_with_code()
    row = keys.prepare_code(guest, codes.new_code(), passphrase="", shown=True)
    monkeypatch.setattr(row, "save", lambda **_: (_ for _ in ()).throw(RuntimeError))
    with pytest.raises(RuntimeError):
        keys.store_code(row)
    assert keys.unlock(code).user == guest.user


def test_lookup_and_wrapping_key_differ_and_neither_is_the_root():
    _guest, code = make_guest_with_code()
    root = crypto.stretch(code, salt=InstanceSalt.value(), version=1)
    made = keys._code_keys(code, version=1)
    assert len({root, made.lookup, made.wrap}) == 3
    stored = ReceiptCode.objects.get()
    assert bytes(stored.lookup) == made.lookup
    everything = b"".join(bytes(value) for value in (stored.lookup, stored.wrapped, stored.passphrase_salt))
    assert root not in everything
    assert made.wrap not in everything


@pytest.mark.parametrize("use", ["lookup as key", "root as key", "wrap of another"])
def test_only_the_wrapping_key_opens(use):
    guest, code = make_guest_with_code()
    _other, another = make_guest_with_code()
    row = ReceiptCode.objects.get(user=guest.user)
    key = {
        "lookup as key": bytes(row.lookup),
        "root as key": crypto.stretch(code, salt=InstanceSalt.value(), version=1),
        "wrap of another": keys._code_keys(another, version=1).wrap,
    }[use]
    with pytest.raises(crypto.SealError):
        crypto.unseal(bytes(row.wrapped), key=key, ad=keys._ad(guest.user.pk))


def test_wrapped_key_of_one_user_opens_for_no_other():
    guest, code = make_guest_with_code()
    other = make_guest()
    row = ReceiptCode.objects.get(user=guest.user)
    ReceiptCode.objects.filter(pk=row.pk).update(user=other.user)
    with pytest.raises(WrongCode):
        keys.unlock(code)


def test_nothing_but_the_stretch_is_made_of_a_code(monkeypatch, client):
    _guest, code = make_guest_with_code()
    wrong = one_digit_off(code)
    fed = []

    def spy(module, name):
        real = getattr(module, name)

        def spying(*args, **kwargs):
            fed.extend(arg for arg in (*args, *kwargs.values()) if isinstance(arg, bytes | str))
            return real(*args, **kwargs)

        monkeypatch.setattr(module, name, spying)

    for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "new", "pbkdf2_hmac"):
        spy(hashlib, name)
    spy(hmac, "new")
    spy(hmac, "digest")
    spy(nacl.hash, "blake2b")
    for typed in (wrong, code):
        client.post(reverse("accounts:unlock"), {"code": typed, "by": "code"})
    assert fed, "the spies saw nothing"
    for typed in (wrong, code):
        forms = {typed, " ".join(codes.in_fours(typed)), typed[:-1], typed[-8:]}
        for value in fed:
            text = value if isinstance(value, str) else value.decode("latin-1")
            assert not any(form in text for form in forms)


# --- passphrase ------------------------------------------------------------------------------------------------------


def test_code_alone_does_not_open_once_there_is_a_passphrase():
    guest, code = with_passphrase("井边 月光")
    with pytest.raises(PassphraseNeeded):
        keys.unlock(code)
    assert keys.unlock(code, "井边 月光").private_key == guest.private_key
    root = keys._code_keys(code, version=1)
    row = ReceiptCode.objects.get(user=guest.user)
    with pytest.raises(crypto.SealError):
        crypto.unseal(bytes(row.wrapped), key=root.wrap, ad=keys._ad(guest.user.pk))


def test_wrong_passphrase_does_not_open():
    _guest, code = with_passphrase("井边 月光")
    for wrong in ("井边月光", "井边 月光 ", "x"):
        with pytest.raises(WrongCode):
            keys.unlock(code, wrong)


def test_passphrase_typed_where_there_is_none_does_no_harm():
    guest, code = make_guest_with_code()
    assert keys.unlock(code, "something").private_key == guest.private_key


def test_same_words_from_another_keyboard_open():
    guest, code = with_passphrase("moon １２３ é")
    assert keys.unlock(code, "moon 123 e\u0301").private_key == guest.private_key


def test_passphrase_needs_this_users_own_code():
    guest, _code = make_guest_with_code()
    _other, theirs = make_guest_with_code()
    with pytest.raises(WrongCode):
        services.add_passphrase(unlocked=guest, code=theirs, passphrase="longenough")
    assert keys.unlock(theirs).user != guest.user


# --- too many at once ------------------------------------------------------------------------------------------------


def test_busy_machine_answers_503_with_a_sentence_and_when_to_come_back(client, settings):
    _guest, code = make_guest_with_code()
    settings.STRETCH_WAIT_SECONDS = 0.01
    with busy_stretch():
        sent = client.post(reverse("accounts:unlock"), {"code": code, "by": "code"})
    assert sent.status_code == 503
    assert int(sent["Retry-After"]) > 0
    assert sent["Cache-Control"] == "no-store"
    assert "<h1>" in sent.content.decode()
    assert client.post(reverse("accounts:unlock"), {"code": code, "by": "code"}).status_code == 302

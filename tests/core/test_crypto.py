"""Sealing: what is cut, changed, moved or opened with another key does not open."""

import pytest

from borrower_help.core import crypto
from borrower_help.core.crypto import KeyPair, SealError

AD = b"place"
TEXT = "您先垫上。𠮷".encode()


def test_seal_opens_with_the_same_key_and_place() -> None:
    key = crypto.new_key()
    assert crypto.unseal(crypto.seal(TEXT, key=key, ad=AD), key=key, ad=AD) == TEXT


@pytest.mark.parametrize("length", [0, 1, 251, 252, 253, 508, 509, 5000])
def test_seal_fills_up_to_256_bytes_so_the_size_tells_little(length: int) -> None:
    key = crypto.new_key()
    overhead = 24 + 16  # nonce and tag
    sealed = crypto.seal(b"x" * length, key=key, ad=AD)
    assert (len(sealed) - overhead) % 256 == 0
    assert (len(sealed) - overhead) - (length + 4) < 256
    assert crypto.unseal(sealed, key=key, ad=AD) == b"x" * length


def test_seal_never_gives_the_same_bytes_twice() -> None:
    key = crypto.new_key()
    assert crypto.seal(TEXT, key=key, ad=AD) != crypto.seal(TEXT, key=key, ad=AD)


def test_unseal_refuses_every_flipped_byte() -> None:
    key = crypto.new_key()
    sealed = crypto.seal(TEXT, key=key, ad=AD)
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(SealError):
            crypto.unseal(bytes(changed), key=key, ad=AD)


def test_unseal_refuses_every_cut() -> None:
    key = crypto.new_key()
    sealed = crypto.seal(TEXT, key=key, ad=AD)
    for length in range(len(sealed)):
        with pytest.raises(SealError):
            crypto.unseal(sealed[:length], key=key, ad=AD)
    with pytest.raises(SealError):
        crypto.unseal(sealed + b"\0", key=key, ad=AD)


@pytest.mark.parametrize("ad", [b"", b"plac", b"place2", b"Place"])
def test_unseal_refuses_another_place(ad: bytes) -> None:
    key = crypto.new_key()
    with pytest.raises(SealError):
        crypto.unseal(crypto.seal(TEXT, key=key, ad=AD), key=key, ad=ad)


def test_unseal_refuses_another_key() -> None:
    sealed = crypto.seal(TEXT, key=crypto.new_key(), ad=AD)
    with pytest.raises(SealError):
        crypto.unseal(sealed, key=crypto.new_key(), ad=AD)


def test_unseal_refuses_a_length_beyond_its_contents() -> None:
    with pytest.raises(SealError):
        crypto._unpad((300).to_bytes(4, "big") + bytes(252))


def test_seal_to_opens_with_the_private_key_only() -> None:
    pair, other = KeyPair.generate(), KeyPair.generate()
    sealed = crypto.seal_to(pair.public, TEXT)
    assert crypto.unseal_with(pair.private, sealed) == TEXT
    for private, bytes_ in ((other.private, sealed), (pair.private, sealed[:-1]), (pair.private, b"")):
        with pytest.raises(SealError):
            crypto.unseal_with(private, bytes_)


def test_seal_json_keeps_text_as_it_is() -> None:
    key, value = crypto.new_key(), {"words": "𠮷 “<b>” \u2028", "n": [1, None, True]}
    assert crypto.unseal_json(crypto.seal_json(value, key=key, ad=AD), key=key, ad=AD) == value


def test_sub_keys_differ_by_purpose_and_by_root() -> None:
    root = crypto.new_key()
    keys = {
        crypto.sub_key(root, b"lookup"),
        crypto.sub_key(root, b"wrap"),
        crypto.sub_key(crypto.new_key(), b"wrap"),
        root,
    }
    assert len(keys) == 4


def test_key_pair_comes_back_from_its_private_half() -> None:
    pair = KeyPair.generate()
    assert KeyPair.from_private(pair.private) == pair


def test_stretch_depends_on_secret_salt_and_nothing_else() -> None:
    salt, version = b"s" * 16, crypto.newest_kdf()
    root = crypto.stretch("1234", salt=salt, version=version)
    assert root == crypto.stretch("1234", salt=salt, version=version)
    assert root != crypto.stretch("1235", salt=salt, version=version)
    assert root != crypto.stretch("1234", salt=b"t" * 16, version=version)

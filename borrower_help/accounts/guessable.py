"""Passphrases and PINs that anybody would try first."""

import re
import unicodedata
from functools import lru_cache

from django.contrib.auth.password_validation import CommonPasswordValidator

# What stands on our own pages; docs/security.md lists them (Ways in).
OUR_WORDS = (
    "守界",
    "shoujie",
    "钥匙码",
    "鑰匙碼",
    "钥匙",
    "鑰匙",
    "口令",
    "密码",
    "密碼",
    "passphrase",
    "password",
    "key code",
)


@lru_cache(maxsize=1)
def _common() -> CommonPasswordValidator:
    return CommonPasswordValidator()  # comes with 20,000 that were found most often where passwords leaked


def is_guessable(secret: str) -> bool:
    """Return whether a secret is one of the commonest, or one of our own words with nothing but digits and signs around it."""
    said = unicodedata.normalize("NFKC", secret).lower().strip()
    return said in _common().passwords or _is_ours(said)


def _is_ours(said: str) -> bool:
    rest = said
    for word in OUR_WORDS:
        rest = rest.replace(word, "")
    return rest != said and not re.search(r"[^\W\d_]", rest)

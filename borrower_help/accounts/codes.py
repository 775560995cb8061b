"""The receipt code (钥匙码): 20 digits in fours, nineteen random and a Damm check digit. It is a key."""

import re
import secrets
import unicodedata

DIGITS = 20

# A totally anti-symmetric quasigroup of order 10 (H. M. Damm, 2004): finds every single wrong digit and every swap
# of neighbours.
_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def _check(digits: str) -> int:
    interim = 0
    for digit in digits:
        interim = _DAMM[interim][int(digit)]
    return interim


def new_code() -> str:
    """Return a new code: 20 digits, no spaces."""
    body = "".join(str(secrets.randbelow(10)) for _ in range(DIGITS - 1))
    return body + str(_check(body))


def normalise(typed: str) -> str:
    """Return the digits of what was typed: full-width digits, spaces and dashes are forgiven."""
    return re.sub(r"[\s\-‐-―－_.,，。·]", "", unicodedata.normalize("NFKC", typed))


def well_formed(code: str) -> bool:
    """Return whether `code` is 20 ASCII digits whose last one checks."""
    return re.fullmatch(r"[0-9]{20}", code) is not None and _check(code) == 0


def in_fours(code: str) -> list[str]:
    """Return the code in groups of four."""
    return [code[start : start + 4] for start in range(0, len(code), 4)]

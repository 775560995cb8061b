"""From the bytes of a file to JSON values that are safe to look at: whatever is wrong is one sentence with its place. No query."""

import json
import math
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from borrower_help.casefile.form import VERSION
from borrower_help.cases.models import lender_not_asked
from borrower_help.core.sealed import Upgrade

MAX_BYTES = 20_000_000
MAX_DEPTH = 32  # an issued letter's context is nine deep
MAX_DIGITS = 15
SHOWN = 60  # characters of what stands in the file, in a sentence about it

# version → what brings a file of that version to the next one; older files stay readable for good.
UPGRADES: dict[int, Upgrade] = {
    1: lambda value: _second(value),
    2: lambda value: {**value, "casefile": "3"},
    3: lambda value: {**value, "casefile": "4"},
    4: lambda value: {**value, "casefile": "5"},
    5: lambda value: {**value, "casefile": "6"},
    6: lambda value: {**value, "casefile": "7"},
    7: lambda value: {**value, "casefile": "8"},
    8: lambda value: {**value, "casefile": "9"},
    9: lambda value: {**value, "casefile": "10"},
    10: lambda value: {**value, "casefile": "11"},
    11: lambda value: {**value, "casefile": "12"},
}

_BOMS = {
    b"\xef\xbb\xbf": "begins with a byte order mark; save it as UTF-8 without one",
    b"\xff\xfe": "is written in UTF-16 (or UTF-32); save it as UTF-8",
    b"\xfe\xff": "is written in UTF-16; save it as UTF-8",
    b"\x00\x00\xfe\xff": "is written in UTF-32; save it as UTF-8",
}
_Path = tuple[Any, ...]


class Refused(Exception):
    """Say in one sentence why a file is not a casefile, and where; `code` names the kind of fault for people's own words."""

    def __init__(self, sentence: str, place: _Path = (), *, code: str = "changed") -> None:
        self.sentence, self.place, self.pointer, self.code = sentence, place, pointer(place), code
        super().__init__(f"{self.pointer}: {sentence}." if place else f"The file {sentence}.")


def shown(value: Any) -> str:
    """Return a value of the file on one line, shortened, with nothing in it that could move a terminal's cursor."""
    text = (
        {None: "null", True: "true", False: "false"}[value] if value is None or isinstance(value, bool) else repr(value)
    )
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def pointer(place: _Path) -> str:
    """Return a place as a JSON pointer."""
    names = (str(name)[:SHOWN].replace("~", "~0").replace("/", "~1") for name in place)
    return "".join("/" + "".join(c if c.isprintable() else ascii(c)[1:-1] for c in name) for name in names)


class _Bad:
    """Stand for something JSON allows to be written and this form does not, until its place is known."""

    def __init__(self, sentence: str) -> None:
        self.sentence = sentence


def read_file(path: Path) -> dict[str, Any]:
    """Return what stands in the file at `path`, brought up to the present version; raise Refused."""
    try:
        if stat.S_ISREG(path.stat().st_mode) and path.stat().st_size > MAX_BYTES:
            raise _too_large()
        with path.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise Refused(f"cannot be read ({getattr(error, 'strerror', None) or 'not a file name'})") from None
    return read(data)


def read(data: bytes) -> dict[str, Any]:
    """Return what stands in these bytes, brought up to the present version; raise Refused."""
    if len(data) > MAX_BYTES:
        raise _too_large()
    value = _parse(_decode(data))
    _walk(value)
    if not isinstance(value, dict):
        raise Refused("is not a casefile: a casefile is one object in braces", code="another")
    return _present(value)


def _too_large() -> Refused:
    return Refused(f"is larger than {MAX_BYTES // 1_000_000} MB, the most a casefile may be", code="too_large")


def _decode(data: bytes) -> str:
    for mark, sentence in _BOMS.items():
        if data.startswith(mark):
            raise Refused(sentence, code="encoding")
    if not data.strip():
        raise Refused("is empty", code="empty")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise _cut_off() from None
        sentence = f"is not written in UTF-8 (byte {error.start + 1} is none of it); save it as UTF-8"
        raise Refused(sentence, code="encoding") from None


def _cut_off() -> Refused:
    return Refused("ends too early: a part of it is missing; copy or download it again", code="cut_off")


def _parse(text: str) -> Any:
    try:
        return json.loads(
            text,
            parse_int=lambda digits: int(digits) if len(digits) <= MAX_DIGITS else _Bad("is a number that is too long"),
            parse_float=_float,
            parse_constant=lambda name: _Bad(f"is {name}, which is not a number JSON knows"),
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        if _ends_early(text, error):
            raise _cut_off() from None
        raise Refused(
            f"is not JSON (line {error.lineno}, column {error.colno}: {error.msg[0].lower()}{error.msg[1:]})",
            code="another",
        ) from None
    except RecursionError:
        raise _too_deep() from None


def _float(digits: str) -> Any:
    value = float(digits)
    return value if math.isfinite(value) else _Bad("is a number that is too large")


def _object(pairs: list[tuple[str, Any]]) -> Any:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    met: set[str] = set()  # one pass: counting each name anew would take hours on a file made for it
    twice = next(name for name, _value in pairs if name in met or met.add(name))  # type: ignore[func-returns-value]
    return _Bad(f"has {shown(twice)} twice")


def _ends_early(text: str, error: json.JSONDecodeError) -> bool:
    rest = text[error.pos :].strip()
    if error.msg.startswith(("Unterminated string", "Invalid \\")) and "\n" not in rest:
        return True
    return not rest or any(word.startswith(rest) for word in ("true", "false", "null", "-", "NaN", "-Infinity"))


def _too_deep() -> Refused:
    return Refused(f"is nested more than {MAX_DEPTH} levels deep, which no casefile is", code="another")


def _walk(value: Any) -> None:
    """Refuse what is nested too deep and what no text or number of a casefile is, without recursion."""
    waiting: list[tuple[Any, Any]] = [(value, None)]  # a value and its place as a chain: (name, place above)
    depths = [0]
    while waiting:
        one, place = waiting.pop()
        depth = depths.pop()
        if depth > MAX_DEPTH:
            raise _too_deep()
        if isinstance(one, _Bad):
            raise Refused(one.sentence, _unchain(place))
        if isinstance(one, str):
            _check_text(one, place)
        for name, inner in _below(one):
            if isinstance(name, str):
                _check_text(name, place)
            if isinstance(inner, str):  # looked at here: a file made for it has millions, and all would be waiting
                _check_text(inner, (name, place))
            elif isinstance(inner, (dict, list, _Bad)):
                waiting.append((inner, (name, place)))
                depths.append(depth + 1)


def _below(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)


def _unchain(place: Any) -> _Path:
    names = []
    while place is not None:
        name, place = place
        names.append(name)
    return tuple(reversed(names))


def _check_text(text: str, place: Any) -> None:
    if text.isprintable():  # the usual case; a line break is not printable, half a character neither
        return
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise Refused("holds half a character (a lone surrogate)", _unchain(place))
    if any(character < " " and character not in "\t\n" for character in text):
        raise Refused("holds a control character", _unchain(place))


def _second(value: dict[str, Any]) -> dict[str, Any]:
    """Bring version 1 up to 2, which says apart what was not asked and what is not known."""
    about = value.get("case")
    return {**value, "casefile": "2", "case": lender_not_asked(about) if isinstance(about, dict) else about}


def _present(value: dict[str, Any]) -> dict[str, Any]:
    if "casefile" not in value:
        raise Refused(
            'is missing, so this is not a casefile: it says which version of the form it is in, such as "1"',
            ("casefile",),
            code="another",
        )
    said = value["casefile"]
    if (
        not isinstance(said, str)
        or not said.isascii()
        or not said.isdigit()
        or len(said) > MAX_DIGITS
        or said.startswith("0")
    ):
        raise Refused(f'{shown(said)} is not a version of the form, such as "1"', ("casefile",), code="another")
    if int(said) > VERSION:
        raise Refused(
            f"{said} was made by a newer version of this site, which reads forms up to {VERSION}",
            ("casefile",),
            code="newer",
        )
    for version in range(int(said), VERSION):
        value = UPGRADES[version](value)
    return value

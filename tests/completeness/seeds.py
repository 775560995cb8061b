"""Secrets to be sown into a site, and the search for them in whatever form they might lie about."""

import base64
import gzip
import json
import random
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import quote

import pypdfium2 as pdfium

HAN = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
LETTERS = "abcdefghijkmnpqrstuvwxyz"
WINDOW = 8  # every form of every secret is at least this long
PICTURE = b"\x89PNG\r\n\x1a\n"


@dataclass
class Seeds:
    """Make secrets, each different, and remember to which field they went."""

    dice: random.Random = field(default_factory=lambda: random.Random(20260305))
    kept: dict[str, str] = field(default_factory=dict)  # secret → field; the site keeps it, sealed
    passing: dict[str, str] = field(default_factory=dict)  # secret → where it was sent; the site keeps it in no form

    def text(self, where: str) -> str:
        """Return words of a person: characters and a number nobody else has."""
        return self._note("".join(self.dice.choices(HAN, k=5)) + str(self.dice.randrange(10**7, 10**8)), where)

    def latin(self, where: str) -> str:
        """Return an ASCII word."""
        return self._note("".join(self.dice.choices(LETTERS, k=14)), where)

    def phone(self, where: str) -> str:
        """Return a mobile number."""
        return self._note("1" + self.dice.choice("3456789") + f"{self.dice.randrange(10**9):09d}", where)

    def identity(self, where: str) -> str:
        """Return the number of an identity card."""
        day = f"19{self.dice.randrange(50, 99)}{self.dice.randrange(1, 13):02d}{self.dice.randrange(1, 29):02d}"
        return self._note(f"{self.dice.randrange(110_000, 650_000)}{day}{self.dice.randrange(10**4):04d}", where)

    def _note(self, secret: str, where: str) -> str:
        assert secret not in self.kept
        self.kept[secret] = where
        return secret

    def lends(self, where: str) -> str:
        """Return a secret that only passes through the site."""
        secret = "".join(self.dice.choices(LETTERS, k=16))
        self.passing[secret] = where
        return secret


def forms_of(secret: str) -> dict[str, bytes]:
    """Return every form a secret might lie in, by name."""
    raw = secret.encode()
    escaped = json.dumps(secret)[1:-1]
    forms = {
        "utf-8": raw,
        "utf-16le": secret.encode("utf-16-le"),
        "utf-16be": secret.encode("utf-16-be"),
        "gbk": secret.encode("gbk"),
        "json": escaped.encode(),
        "json, capital digits": "".join(
            f"\\u{ord(letter):04X}" if ord(letter) > 127 else letter for letter in secret
        ).encode(),
        "percent": quote(secret, safe="").encode(),
        "percent, small": quote(secret, safe="").lower().encode(),
        "percent, every byte": "".join(f"%{byte:02X}" for byte in raw).encode(),
        "hex": raw.hex().encode(),
        "hex, capital": raw.hex().upper().encode(),
        "hex of utf-16le": secret.encode("utf-16-le").hex().encode(),
    }
    for offset in range(3):
        # what does not change whatever stands before and after: whole groups of three bytes
        encoded = base64.b64encode(bytes(offset) + raw + bytes(-(offset + len(raw)) % 3))
        first, last = (4 if offset else 0), (len(encoded) - 4 if (offset + len(raw)) % 3 else len(encoded))
        forms[f"base64 at {offset}"] = encoded[first:last]
        forms[f"base64 for addresses at {offset}"] = encoded[first:last].replace(b"+", b"-").replace(b"/", b"_")
    return forms


FORMS = len(forms_of("张三12345678"))


class Search:
    """Look for many secrets in all their forms at once."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self.by_start: dict[bytes, list[tuple[bytes, str, str]]] = defaultdict(list)
        for secret in secrets:
            for name, pattern in forms_of(secret).items():
                assert len(pattern) >= WINDOW, (secret, name)
                self.by_start[pattern[:WINDOW]].append((pattern, secret, name))
        self.searched = 0
        self.streams = 0
        self.documents = 0  # PDFs lying open
        self.pictures = 0

    def plain(self, data: bytes) -> set[tuple[str, str]]:
        """Return (secret, form) of everything found in `data` as it lies there."""
        self.searched += len(data)
        starts, found = self.by_start, set()
        for place in range(len(data) - WINDOW + 1):
            known = starts.get(data[place : place + WINDOW])
            if known:
                found |= {(secret, name) for pattern, secret, name in known if data.startswith(pattern, place)}
        return found

    def everywhere(self, data: bytes) -> set[tuple[str, str]]:
        """Return what is found in `data`, inside every gzip or zlib stream in it, and as text of every PDF."""
        found = self.plain(data)
        self.pictures += data.count(PICTURE)
        for text in documents(data):
            self.documents += 1
            found |= {(secret, f"PDF text, {name}") for secret, name in self.plain(text.encode())}
        for inner in streams(data):
            self.streams += 1
            found |= {(secret, f"compressed {name}") for secret, name in self.plain(inner)}
        return found


def streams(data: bytes) -> Iterator[bytes]:
    """Yield what every gzip or zlib stream in `data` holds, as far as it can be read."""
    for magic, bits in (
        (b"\x1f\x8b\x08", 31),
        (b"\x78\x01", 15),
        (b"\x78\x5e", 15),
        (b"\x78\x9c", 15),
        (b"\x78\xda", 15),
    ):
        place = data.find(magic)
        while place >= 0:
            reader = zlib.decompressobj(bits)
            try:
                inner = reader.decompress(data[place : place + 1_000_000], 4_000_000)
            except zlib.error:
                inner = b""
            if inner:
                yield inner
            place = data.find(magic, place + 1)


def documents(data: bytes) -> Iterator[str]:
    """Yield the text of every PDF in `data`, without spaces and line ends; nothing of one that cannot be read, but a place all the same."""
    begins = [found.start() for found in re.finditer(rb"%PDF-\d", data)]
    for begin, after in pairwise([*begins, len(data)]):
        yield pdf_text(data[begin : max(begin, data.rfind(b"%%EOF", begin, after)) + 5])


def pdf_text(data: bytes) -> str:
    """Return the text of a PDF without spaces and line ends."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return ""
    try:
        pages = [document[number] for number in range(len(document))]
        return re.sub(r"[\s\x00-\x1f\ufffe]+", "", "".join(page.get_textpage().get_text_bounded() for page in pages))
    finally:
        document.close()


def planted(secret: str) -> Iterator[tuple[str, bytes]]:
    """Yield the secret as a thief might meet it, in every form among other bytes: what a search must find."""
    noise = random.Random(secret).randbytes(50)
    for name, pattern in forms_of(secret).items():
        yield name, noise + pattern + noise
    for offset in range(3):
        yield f"base64 at {offset}", base64.b64encode(b"x" * (offset + 30) + secret.encode() + b"yz")
    yield "gzip", noise + gzip.compress(b"--" + secret.encode() + b"--") + noise
    yield "zlib", noise + zlib.compress(secret.encode("utf-16-le"), 9) + noise
    yield "zlib, quick", noise + zlib.compress(json.dumps({"x": secret}).encode(), 1) + noise

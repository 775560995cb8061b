"""Kinds are told by content: whatever a file is called, and whatever is hidden in it."""

import pytest

from borrower_help.evidence.kinds import KINDS, detect
from borrower_help.evidence.sources import BytesSource
from tests.evidence import encoders
from tests.evidence.making import MAKERS


@pytest.mark.parametrize("name", MAKERS)
def test_a_file_of_a_real_encoder_is_told(name: str) -> None:
    kind, make = MAKERS[name]
    assert detect(BytesSource(make())).key == kind


def test_at_least_twenty_kinds_are_made_and_told() -> None:
    assert {kind for kind, _ in MAKERS.values()} == set(KINDS) - {"other"}
    assert len(KINDS) > 20


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "other"),
        (b"\0", "other"),
        (b"<html><body>x", "html"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', "txt"),
        (b"<?php system('x'); ?>", "txt"),
        (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0", "other"),
        (b"\x7fELF\x02\x01\x01" + bytes(60), "other"),
        (b"PK\x03\x04" + bytes(60), "other"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0 %PDF-1.7", "jpeg"),
        (b"\xef\xbb\xbf%PDF-1.7", "pdf"),
        ("晚上九点".encode("utf-16"), "txt"),
        (b"#EXTM3U\nfile:///etc/passwd\n", "txt"),
        (b"\0\0\0\x18ftypqt  ", "mov"),
        (bytes(range(256)) * 40, "other"),
    ],
)
def test_what_pretends_is_told_by_what_it_is(data: bytes, kind: str) -> None:
    assert detect(BytesSource(data)).key == kind


def test_a_text_longer_than_what_is_looked_at_may_be_cut_in_a_character() -> None:
    for shift in range(4):
        text = "a" * shift + "明天上门" * 4000
        assert detect(BytesSource(text.encode())).key == "txt"
        assert detect(BytesSource(text.encode("gb18030"))).key == "txt"


def test_a_word_file_is_told_however_long_its_first_member_is() -> None:
    assert detect(BytesSource(encoders.word_bomb())).key == "docx"


def test_nothing_that_can_run_is_shown_as_itself() -> None:
    assert KINDS["html"].shown == "text"
    assert KINDS["other"].shown == "none"
    assert {kind.shown for kind in KINDS.values()} == {"picture", "audio", "video", "pages", "text", "none"}

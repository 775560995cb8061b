"""Every short string of the interface stands in three languages, whole."""

import re
from pathlib import Path

import polib
import pytest
from django.conf import settings
from opencc import OpenCC

LANGUAGES = ("zh_Hans", "zh_Hant", "en")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd%]|\{\w*\}|</?\w+[^>]*>")
HAN = re.compile(r"[\u3400-\u9fff]")
LEFTOVERS = re.compile(r"TODO|FIXME|XXX|lorem|placeholder", re.IGNORECASE)
# Characters that are whole and usual in traditional text too, though OpenCC knows another form of them.
ALSO_TRADITIONAL = frozenset("群著台里只后面系准表征丑干卷历谷云回板舍松余范发网")


def load(language: str) -> polib.POFile:
    return polib.pofile(str(Path(settings.LOCALE_PATHS[0]) / language / "LC_MESSAGES" / "django.po"))


def texts(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_there_is_something_to_translate() -> None:
    assert len(load("zh_Hans")) > 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_and_certain(language: str) -> None:
    file = load(language)
    assert [entry.msgid for entry in file if not all(texts(entry))] == []
    assert [entry.msgid for entry in file if "fuzzy" in entry.flags] == []
    assert list(file.obsolete_entries()) == []


def test_the_three_files_hold_the_same_messages() -> None:
    keys = [[(entry.msgctxt, entry.msgid) for entry in load(language)] for language in LANGUAGES]
    assert keys[0] == keys[1] == keys[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_and_tags_are_those_of_the_message(language: str) -> None:
    wrong = []
    for entry in load(language):
        allowed = {tuple(sorted(PLACEHOLDER.findall(text))) for text in (entry.msgid, entry.msgid_plural) if text}
        wrong += [entry.msgid for text in texts(entry) if tuple(sorted(PLACEHOLDER.findall(text))) not in allowed]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_unfinished_is_left(language: str) -> None:
    assert [entry.msgid for entry in load(language) if any(LEFTOVERS.search(text) for text in texts(entry))] == []


def test_msgids_are_english_and_chinese_texts_are_chinese() -> None:
    file = load("zh_Hans")
    names = {"简体", "繁體"}
    own = [entry.msgid for entry in file if entry.msgid not in names]
    assert [msgid for msgid in own if HAN.search(re.sub("“[^”]*”", "", msgid))] == []  # a name may be quoted as it is
    worded = [entry for entry in file if re.search(r"[A-Za-z]{2,}", PLACEHOLDER.sub("", entry.msgid))]
    untouched = [entry.msgid for entry in worded if entry.msgstr == entry.msgid and entry.msgid != "English"]
    assert untouched == []


def test_traditional_chinese_has_no_simplified_character() -> None:
    to_traditional, to_simplified = OpenCC("s2t").convert, OpenCC("t2s").convert
    found = {}
    for entry in load("zh_Hant"):
        for text in texts(entry):
            strange = {
                c for c in text if HAN.match(c) and to_traditional(c) != c == to_simplified(c)
            } - ALSO_TRADITIONAL
            if strange and entry.msgid != "简体":
                found[entry.msgid] = "".join(sorted(strange))
    assert found == {}


def test_english_shows_the_message_itself() -> None:
    assert [entry.msgid for entry in load("en") if texts(entry)[0] != entry.msgid] == []

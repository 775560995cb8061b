"""The texts people send are the weighed ones, fit one message, and stand whole on their pages."""

import re
from urllib.parse import parse_qs

import pytest

from borrower_help.guides.catalogue import PAGES_BY_SLUG
from borrower_help.guides.texts import SMS_UNITS, TEXTS, texts_in
from tests.guides.reading import addresses_in, main_of, source_of, words_of

WEIGHED = {
    "relative": "我不是借款人，也没有担保。请不要再打这个号码，也不要跟我说别人的债务。"
    "请回复贵公司全称和号码来源。再联系我会留存并投诉。",
    "borrower": "我是本人，可以联系到：电话尾号××××，每天9点到18点。请只联系我，不要联系我的家人、同事。"
    "本条不是对金额、费用或时效的确认。",
    "borrower_call": "我要投诉你们或外包联系我家人。请登记：①停止联系尾号××××；②通知所有外包；"
    "③告诉我哪家外包、受理编号；④多久答复？我只谈这件事，还款另说。",
    "own_people": "最近可能有陌生号码找你打听我。你什么都不用替我做：不说我的住处和收入，不转钱，不签字，不点链接。"
    "回一句“与我无关，请别再打”，截个图给我就行。给你添麻烦了。",
}
SHOWN_ON = {
    "relative": "family",
    "relative_unsure": "family",
    "relative_call": "family",
    "relative_to_borrower": "family",
    "borrower": "me",
    "borrower_disputes": "me",
    "borrower_call": "me",
    "own_people": "me",
    "ask_for_company": "hard",
}


@pytest.mark.parametrize("key", WEIGHED)
def test_weighed_text_is_kept_to_the_character(key: str) -> None:
    assert TEXTS[key].zh_hans == WEIGHED[key]


@pytest.mark.parametrize("key", [key for key, text in TEXTS.items() if text.sms])
@pytest.mark.parametrize("language", ["zh-hans", "zh-hant"])
def test_text_message_fits_one_message(key: str, language: str) -> None:
    assert len(TEXTS[key].in_language(language).encode("utf-16-le")) // 2 <= SMS_UNITS


def test_relatives_text_is_no_longer_than_sixty_characters() -> None:
    assert len(TEXTS["relative"].zh_hans) <= 60


def test_only_somebody_who_signed_nothing_says_so() -> None:
    assert "没有担保" in TEXTS["relative"].zh_hans
    assert TEXTS["relative_unsure"].zh_hans == TEXTS["relative"].zh_hans.replace("，也没有担保", "")


@pytest.mark.parametrize("key", TEXTS)
@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_text_stands_whole_on_its_page(key: str, language: str) -> None:
    inside = main_of(source_of(PAGES_BY_SLUG[SHOWN_ON[key]], language))
    assert texts_in(language)[key] in words_of(inside)
    if language == "en":
        assert re.search(rf'<p class="say" id="\w+" lang="zh-Hans">{re.escape(texts_in(language)[key])}</p>', inside)


@pytest.mark.parametrize("key", [key for key, text in TEXTS.items() if text.sms])
@pytest.mark.parametrize("language", ["zh-hans", "zh-hant", "en"])
def test_sms_link_carries_the_text_whole(key: str, language: str) -> None:
    inside = main_of(source_of(PAGES_BY_SLUG[SHOWN_ON[key]], language))
    links = [address for address in addresses_in(inside) if address.startswith("sms:")]
    bodies = [parse_qs(link.split("?", 1)[1])["body"][0] for link in links]
    assert texts_in(language)[key] in bodies


@pytest.mark.parametrize("key", [key for key, text in TEXTS.items() if not key.endswith("_call")])
def test_no_text_confirms_or_promises_anything(key: str) -> None:
    assert not re.search(r"我(会|来|一定)?还[清款钱]|我欠|承诺|同意还|分期", TEXTS[key].zh_hans)

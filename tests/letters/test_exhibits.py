"""The files that go with a letter: listed on an annex, named in its forms, dropped where everybody reads."""

import io
import json
from dataclasses import replace

import pytest
from docx import Document

from borrower_help.letters import samples
from borrower_help.letters.contexts import from_json, to_json
from borrower_help.letters.danger import guarded
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.exhibits import named
from borrower_help.letters.paste import LARGEST, SMALLEST, fit
from borrower_help.letters.plain_text import text
from borrower_help.letters.public_text import public
from borrower_help.letters.truth.attached import proof_of
from borrower_help.letters.truth.check import check, record_of
from borrower_help.letters.word_file import word_file
from tests.letters import cases
from tests.letters.making import made

FILES = cases.files(3)
LETTER = made(cases.request("complaint", cases.borrower(6), exhibits=(FILES[2], *FILES[:2])))
NAMED = "证据1至证据3，共3件"


def test_the_list_stands_on_the_last_annex_in_the_order_of_its_numbers() -> None:
    sheet = LETTER.sheets[-1]
    assert sheet.heading == f"附件{len(LETTER.sheets)}　《证据清单》"
    assert sheet.table is not None
    assert [row[0] for row in sheet.table.rows] == ["证据1", "证据2", "证据3"]
    assert sheet.table.rows[0] == (
        "证据1",
        FILES[0].name,
        "我自己录的、拍的",
        "2026年3月6日 08:12",
        "他们说了什么、写了什么；第2分钟说要到学校去",
        "2 分 05 秒",
    )
    assert sheet.table.rows[1][2:] == ("—", "2026年3月6日 08:12", "—", "—")
    assert LETTER.closing.attachments.endswith(f"{len(LETTER.sheets)}. 《证据清单》（{NAMED}）")
    assert "证据3提交的是遮盖了他人信息的副本" in sheet.lead[0]
    assert sheet.after[1:] == (
        f"证据1：{FILES[0].sha256}",
        f"证据2：{FILES[1].sha256}",
        f"证据3：{FILES[2].sha256}",
        f"证据3副本：{FILES[2].covered_sha256}",
    )


def test_numbers_that_follow_each_other_are_said_as_one_and_many_are_only_counted() -> None:
    said = [
        named([cases.files(number)[-1] for number in numbers])
        for numbers in ((1, 2, 4), (1, 3, 4, 5, 9), range(1, 40, 2))
    ]
    assert said == ["证据1、证据2、证据4，共3件", "证据1、证据3至证据5、证据9，共5件", "共20件"]


def test_without_files_nothing_is_said_of_any() -> None:
    letter = made(cases.request("complaint", cases.borrower(6)))
    assert letter.exhibits == ()
    assert "证据清单" not in text(letter)
    assert "随附" not in fit(letter, LARGEST).text


@pytest.mark.parametrize("key", sorted(key for key, one in DEFINITIONS.items() if not one.exhibits))
def test_a_letter_whose_door_needs_none_lists_none(key: str) -> None:
    who = min(DEFINITIONS[key].perspectives)
    assert samples.sample(key, who).exhibits == ()
    assert "证据清单" not in text(samples.sample(key, who))


def test_every_form_of_the_letter_names_them() -> None:
    paper = Document(io.BytesIO(word_file(LETTER)))
    words = "\n".join(one.text for one in paper.paragraphs)
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert NAMED in words
    assert FILES[2].covered_sha256 in words
    assert FILES[0].name in cells
    assert NAMED in text(LETTER)
    assert f"随附{NAMED}，详见证据清单。" in fit(LETTER, LARGEST).text


def test_a_box_keeps_its_requests_before_the_files() -> None:
    for box in range(SMALLEST, 2_000, 50):
        pasted = fit(LETTER, box)
        assert pasted.count <= box
        assert pasted.asks_in == fit(replace(LETTER, exhibits=()), box).asks_in
    short = fit(LETTER, 800)
    assert not short.whole
    assert NAMED in short.text


def test_in_public_there_is_none() -> None:
    shown = public(LETTER)
    assert shown.exhibits == ()
    assert not any(one.name in text(shown) or one.sha256 in text(shown) for one in FILES)
    assert "证据" not in text(shown)


def test_a_relatives_letter_names_no_product_and_no_sum() -> None:
    told = replace(FILES[0], name="某某分期催收5万元.mp3", proves="说欠五万元", source="某某分期App")
    letter = made(cases.request("notice", cases.third_party(3), exhibits=(told,)))
    assert not any(word in text(letter) for word in ("某某分期", "5万", "五万"))
    assert letter.exhibits[0].sha256 == told.sha256


def test_in_danger_no_list_says_where_somebody_lives() -> None:
    grave = cases.borrower(3)
    grave = replace(grave, incidents=tuple(replace(one, conduct=frozenset({"hit_or_held"})) for one in grave.incidents))
    told = replace(FILES[0], proves="堵在门口，幸福路12号3单元")
    request = cases.request("complaint", grave, exhibits=(told,))
    assert guarded(request, cases.findings(grave)).exhibits[0].proves == "堵在门口，（住址略）"


def test_a_letter_frozen_before_there_were_files_is_read() -> None:
    data = json.loads(json.dumps(to_json(LETTER)))
    assert from_json(data) == LETTER
    del data["exhibits"]
    assert from_json(data).exhibits == ()


# --- what a file proves -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "said", "missing"),
    [
        ({"shown": "audio"}, "我有录音为证", False),
        ({"shown": "audio"}, "门口的监控我也保存了", True),
        ({"shown": "picture"}, "我有聊天截图为证", False),
        ({"shown": "picture"}, "我有录音为证", True),
        ({"shown": "video", "source": "camera"}, "门口的监控我也保存了", False),
        ({"shown": "pages", "source": "carrier"}, "我打印了通话详单", False),
        ({"shown": "pages"}, "我打印了通话详单", True),
        ({"shown": "picture", "proves": ["paid"]}, "转账凭证我留着", False),
        ({"shown": "picture", "words": "母亲的病历.jpg"}, "病历在我手里", False),
        ({"shown": "picture"}, "病历在我手里", True),
        ({"shown": ""}, "证据在我手里", False),
        ({"shown": "audio", "words": "证人.m4a"}, "邻居愿意出来作证", True),
    ],
)
def test_what_is_claimed_is_held_against_what_goes_along(file: dict[str, object], said: str, *, missing: bool) -> None:
    told = {"proves": (), "source": "", "words": ""} | file
    record = record_of(cases.borrower(0), attached=frozenset(proof_of(**told)))  # type: ignore[arg-type]
    assert ("evidence" in {flag.code for flag in check([said], record)}) is missing

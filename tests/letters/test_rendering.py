"""Letters as PDF: right on paper, sound, small, read back as composed."""

import itertools
import re
import subprocess
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import page
import pypdfium2
import pytest
from django.template.loader import get_template

from borrower_help.core import pdf
from borrower_help.letters import rendering, samples
from borrower_help.letters.compose import compose
from borrower_help.letters.contexts import LetterContext, LetterRequest, Recipient, Section, Sender
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.plain_text import pieces
from borrower_help.rules.facts import CaseFacts
from tests.letters import cases

_LONG_RECORDS = tuple(
    replace(one, words=cases.LONG) if n % 40 == 0 else one for n, one in enumerate(cases.incidents(300))
)
_HEAVY_DIGEST = tuple(
    replace(one, words=cases.LONG, number="号" * 60, claimed="某" * 80) for one in cases.incidents(300)
)

REQUESTS: dict[str, LetterRequest] = {
    "complaint, none": cases.request("complaint", cases.borrower(0)),
    "complaint, 1": cases.request("complaint", cases.borrower(1)),
    "complaint, 15": cases.request("complaint", cases.borrower(15), own_words="我父亲有高血压。\n请不要再打给他。"),
    "complaint, 300": cases.request("complaint", cases.borrower(300)),
    "complaint, unknown": cases.request(
        "complaint", cases.borrower(6, lender_name="", app_name=""), recipient=Recipient()
    ),
    "complaint, long": cases.request(
        "complaint",
        cases.borrower(incidents=_LONG_RECORDS),
        own_words=cases.LONG,
        recipient=Recipient("名（“称”）" * 33),
    ),
    "complaint, every own word a line": cases.request("complaint", cases.borrower(300), own_words="难。\n" * 2_000),
    "complaint, three files": cases.request("complaint", cases.borrower(15), exhibits=cases.files(3)),
    "complaint, sixty files": cases.request(
        "complaint", cases.borrower(300), own_words=cases.LONG, exhibits=cases.files(60)
    ),
    "notice, three files": cases.request("notice", cases.third_party(6), exhibits=cases.files(3)),
    "police_report, three files": cases.request("police_report", cases.borrower(15), exhibits=cases.files(3)),
    "notice, none": cases.request("notice", cases.third_party(0)),
    "notice, 1": cases.request("notice", cases.third_party(1)),
    "notice, 6": cases.request("notice", cases.third_party(6), sender=Sender("王某", "", "139 0000 1111", "", "child")),
    "notice, 300": cases.request("notice", cases.third_party(300, role="unknown"), own_words=cases.LONG),
    "digest, none": cases.request("digest", cases.borrower(0)),
    "digest, 15": cases.request("digest", cases.borrower(15)),
    "digest, heavy": cases.request(
        "digest", cases.borrower(incidents=_HEAVY_DIGEST, lender_name="名" * 200, app_name="用" * 60)
    ),
    "digest, third party": cases.request("digest", cases.third_party(300, role="unknown")),
}
NAMES = sorted(REQUESTS)


@lru_cache(maxsize=32)
def made(name: str) -> tuple[LetterContext, rendering.Rendered]:
    request = REQUESTS[name]
    context = compose(request, cases.findings(request.case))
    return context, rendering.render(context)


def pages_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return ["".join(document[n].get_textpage().get_text_range().split()) for n in range(len(document))]


def _numbered(name: str, context: LetterContext) -> LetterContext:
    """Return the letter with what the page sets before each item of a list: a number, in the digest a point."""

    def numbered(part: Section) -> Section:
        marks = ("•" if name.startswith("digest") else f"{number}." for number in itertools.count(1))
        return replace(part, items=tuple(map("".join, zip(marks, part.items, strict=False))))

    parts = {place: tuple(map(numbered, getattr(context, place))) for place in ("sections", "sheets")}
    return replace(context, **parts)


def read_back(name: str) -> str:
    """Return the text of a PDF without blanks, page numbers and a table's repeated heads."""
    context, rendered = made(name)
    whole = ""
    heads = ["".join(part.table.heads) for part in (*context.sections, *context.sheets) if part.table]
    for number, said in enumerate(pages_of(rendered.pdf)):
        said = re.sub(r"第\d+页共\d+页", "", said)
        repeated = next((head for head in heads if said.startswith(head)), "")
        if number and repeated and repeated in whole and not whole.endswith(("如下：", "列出。", "见附件1）：")):
            said = said.removeprefix(repeated)
        whole += said
    return whole


@pytest.mark.parametrize("name", NAMES)
def test_letter_reads_back_as_composed(name: str) -> None:
    context, _ = made(name)
    assert read_back(name) == "".join("".join(pieces(_numbered(name, context))).split())


@pytest.mark.parametrize("name", NAMES)
def test_letter_is_pdf_ua(name: str) -> None:
    report = page.validate_pdf_bytes(made(name)[1].pdf, profile="ua1")
    assert report.is_compliant, [(failure.rule_id, failure.message) for failure in report.failures]


@pytest.mark.parametrize("name", NAMES)
def test_qpdf_finds_no_fault(name: str, tmp_path: Path) -> None:
    target = tmp_path / "letter.pdf"
    target.write_bytes(made(name)[1].pdf)
    outcome = subprocess.run(["qpdf", "--check", str(target)], capture_output=True, text=True, check=False)
    assert (outcome.returncode, outcome.stderr) == (0, "")


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("digest")])
def test_letter_itself_has_at_most_four_pages_and_nobody_signs_an_empty_one(name: str) -> None:
    context, rendered = made(name)
    said = pages_of(rendered.pdf)
    signed = next(n for n, text in enumerate(said) if "（签名）：" in text)
    assert signed < 4
    assert said[signed].index("".join(context.closing.reservation.split())) > 20
    first_sheet = next((n for n, text in enumerate(said) if n and text.startswith("附件1")), len(said))
    assert first_sheet == signed + 1
    assert len(said) == rendered.pages


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("digest")])
def test_digest_is_one_page(name: str) -> None:
    assert made(name)[1].pages == 1


def test_letter_with_fifteen_records_is_small() -> None:
    assert len(made("complaint, 15")[1].pdf) <= 180_000


def test_one_record_makes_two_pages_and_the_sheet_of_numbers() -> None:
    assert made("complaint, 1")[1].pages <= 3


@pytest.mark.parametrize("name", NAMES)
def test_title_of_the_file_is_neutral(name: str) -> None:
    title = pypdfium2.PdfDocument(made(name)[1].pdf).get_metadata_value("Title")
    assert title
    assert not re.search("催收|逾期|欠|债|贷|借|还款|投诉", title)


def _with_words(words: str) -> LetterContext:
    case: CaseFacts = cases.borrower(1)
    return compose(replace(cases.request("complaint", case), own_words=words), cases.findings(case))


def test_markup_in_a_field_is_printed_as_it_was_typed() -> None:
    words = "<script>1</script> {{ letter }} {% now %} &amp; <img src=x>"
    data = rendering.render(_with_words(words)).pdf
    assert "".join(words.split()) in "".join(pages_of(data))


def test_a_character_without_type_is_named_and_marked() -> None:
    context = _with_words("他发来😀和𓀀。")
    assert rendering.unprintable(context) == ("😀", "𓀀")
    rendered = rendering.render(context)
    said = "".join(pages_of(rendered.pdf))
    assert "他发来〔〕和〔〕。" in said  # the reader leaves blanks out
    assert "〔〕：打印用的字体里没有的字或者图形" in said
    assert "😀" in rendered.text
    gaps = rendering.gaps(context)
    assert [(one.character, one.place) for one in gaps] == [
        ("😀", "他发来〔　〕和〔　〕。"),
        ("𓀀", "他发来〔　〕和〔　〕。"),
    ]


def test_rare_characters_of_names_are_printed() -> None:
    case = cases.borrower(1)
    context = compose(cases.request("complaint", case, sender=Sender(name="㐂䶮龘喆")), cases.findings(case))
    assert rendering.unprintable(context) == ()
    assert "㐂䶮龘喆" in pages_of(rendering.render(context).pdf)[0]


def test_same_context_same_bytes() -> None:
    context, rendered = made("notice, 1")
    assert rendering.render(context).pdf == rendered.pdf


def rows_on_pages(rows: int) -> list[int]:
    """Return how many rows of a table stand on each page."""
    table = "".join(f"<tr><td>第{number}行</td><td>事</td></tr>" for number in range(rows))
    head = "<thead><tr><th>时间</th><th>事情</th></tr></thead>"
    made = pdf.render(
        f"<table class='records'>{head}<tbody>{table}</tbody></table>",
        css=str(get_template("letters/base.css").render()),
        language="zh-Hans",
        title="表",
    )
    return [
        len(re.findall("第[0-9]+行", sheet.get_textpage().get_text_range())) for sheet in pypdfium2.PdfDocument(made)
    ]


@pytest.mark.parametrize(
    "key", ["transfer_check", "data_access", "account_statement", "settlement_confirmation", "authorisation"]
)
def test_a_short_letter_is_one_page_to_sign(key: str) -> None:
    for who in DEFINITIONS[key].perspectives:
        assert rendering.render(samples.sample(key, who)).pages == 1


@pytest.mark.parametrize("key", ["nuisance_12321", "mediation", "legal_aid", "complaint"])
def test_a_table_of_three_rows_leaves_none_behind(key: str) -> None:
    context = samples.sample(key, "borrower")
    rows = [row for part in context.sections if part.table for row in part.table.rows]
    said = pages_of(rendering.render(context).pdf)
    places = [next(n for n, page in enumerate(said) if "".join("".join(row).split()) in page) for row in rows]
    signed = next(n for n, page in enumerate(said) if "（签名）：" in page)
    assert places.count(places[0]) > 1  # the first has company
    assert places.count(places[-1]) > 1 or places[-1] == signed  # and so has the last, or it stands above the signature


def test_no_row_of_a_table_stands_alone_on_a_page() -> None:
    first, second, *_rest = rows_on_pages(120)
    assert rows_on_pages(first + second + 1) == [first, second - 1, 2]

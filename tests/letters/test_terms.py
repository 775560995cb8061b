"""A request for other terms: which exists for which product, what it says, the plan that adds up to the cent."""

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from uuid import uuid4

import pypdfium2 as pdfium
import pytest
from docx import Document

from borrower_help.letters import rendering, samples, services
from borrower_help.letters.catalogue.terms import FORMS
from borrower_help.letters.compose import compose
from borrower_help.letters.contexts import LetterContext, Terms, from_json
from borrower_help.letters.models import Letter
from borrower_help.letters.names_answers import CHOICES
from borrower_help.letters.plain_text import text
from borrower_help.letters.word_file import word_file
from borrower_help.rules.terms import REQUESTS, forms_of
from tests.factories import make_debt, make_incident, make_means
from tests.letters.drawing import Drawing
from tests.letters.test_views import Writer

CARD_ARTICLE = "《商业银行信用卡业务监督管理办法》"
PAIRS = [(kind, form) for kind in REQUESTS for form in FORMS]


def asked(terms: Terms | None = None, **answers: str) -> LetterContext:
    request = replace(samples.request("negotiation", "borrower"), exhibits=(), terms=terms, answers=answers)
    return compose(request, ())


def offer(kind: str = "bank", form: str = "instalments", count: int = 17, **changes: object) -> Terms:
    each, last = Decimal("706.00"), Decimal("704.37")
    parts = (*(each,) * (count - 1), last)
    told = {"balance": sum(parts, Decimal()), "monthly": each, "parts": parts, **changes}
    return Terms(kind=kind, form=form, **told)  # type: ignore[arg-type]


def request_line(context: LetterContext) -> str:
    """Return what is asked for: the second request, behind the one for the account."""
    return context.sections[0].items[1]


@pytest.mark.parametrize(("kind", "form"), PAIRS)
def test_a_request_is_made_only_where_what_lends_knows_it(kind: str, form: str) -> None:
    context = asked(offer(kind, form, once=Decimal(6000)))
    said = text(context)
    there = form in REQUESTS[kind]
    assert (f"申请的方式：{FORMS[form]}" in said) == there
    assert bool(context.sheets) == there
    assert ("个性化分期" in request_line(context)) == (kind == "card" and form == "personal_instalments")
    assert (CARD_ARTICLE in said) == (kind == "card" and (form == "personal_instalments" or not there))
    assert "必须" not in said.replace("不是必须", "")


def test_every_form_has_its_words_on_paper_and_on_pages() -> None:
    assert set(FORMS) == {form for forms in REQUESTS.values() for form in forms}
    assert {code for blank, code in CHOICES if blank == "form"} == set(FORMS)


@pytest.mark.parametrize(
    ("form", "says", "never"),
    [
        ("instalments", ("分期支付", "共17期，每期706.00元", "附件1", "不再另计利息"), ("五年", "一次支付")),
        ("extension", ("延长期限", "每月706.00元", "利息仍按原约定"), ("附件1", "不再另计")),
        ("fee_waiver", ("减免违约金", "共17期"), ("一次支付",)),
        ("freeze", ("暂停三个月", "期满后按原约定继续"), ("706", "每月")),
        ("settlement", ("一次支付6,000.00元", "先出具书面文件", "全部结清"), ("706", "分期")),
    ],
)
def test_each_form_asks_in_its_own_words(form: str, says: tuple[str, ...], never: tuple[str, ...]) -> None:
    parts = offer().parts if form in {"instalments", "fee_waiver"} else ()
    terms = offer(form=form, parts=parts, once=Decimal(6000))
    line = request_line(asked(terms))
    assert [word for word in says if word not in line] == []
    assert [word for word in never if word in line] == []


def test_a_card_is_asked_for_at_most_five_years() -> None:
    line = request_line(asked(offer("card", "personal_instalments")))
    assert "请与我协商信用卡个性化分期，最长不超过五年" in line


@pytest.mark.parametrize("form", ["fee_waiver", "settlement"])
def test_what_a_form_says_already_is_not_asked_twice(form: str) -> None:
    terms = offer(form=form, once=Decimal(6000), parts=())
    assert not any("尚未收取的费用" in line for line in asked(terms).sections[0].items)


def test_a_private_lender_is_asked_for_no_waiver() -> None:
    assert not any("减免" in line for line in asked(offer("private")).sections[0].items)


@pytest.mark.parametrize(
    ("product", "form", "there"),
    [
        ("card", "personal_instalments", True),
        ("card", "freeze", False),
        ("loan", "freeze", True),
        ("loan", "personal_instalments", False),
        ("other", "settlement", False),
        ("", "instalments", True),
    ],
)
def test_without_a_sum_the_product_that_was_answered_decides(product: str, form: str, there: bool) -> None:
    assert (form in forms_of(product)) == there
    assert (f"申请的方式：{FORMS[form]}" in text(asked(product=product, form=form))) == there


def test_a_sum_paid_once_asks_for_no_months() -> None:
    said = text(asked(product="loan", form="settlement", monthly="706.00", months="17期", once="6000"))
    assert "可以一次支付：6,000.00元" in said
    assert "每月可以安排" not in said
    assert "17期" not in said


# --- the annex --------------------------------------------------------------------------------------------------------


def sums_of(rows: list[str]) -> list[tuple[Decimal, Decimal]]:
    """Return instalment and rest of every line of the plan."""
    found = [re.search(r"第\d+期[\s；]+([\d,]+\.\d\d)[\s；]+([\d,]+\.\d\d)", row) for row in rows]
    return [(Decimal(one[1].replace(",", "")), Decimal(one[2].replace(",", ""))) for one in found if one]


def adds_up(lines: list[tuple[Decimal, Decimal]], terms: Terms) -> None:
    assert [part for part, _left in lines] == list(terms.parts)
    left = terms.balance
    for part, rest in lines:
        left -= part
        assert rest == left
    assert left == 0


@pytest.mark.parametrize("count", [1, 2, 17, 60])
def test_the_annex_of_the_pdf_adds_up_to_the_cent(count: int) -> None:
    terms = offer(count=count)
    document = pdfium.PdfDocument(rendering.render(asked(terms)).pdf)
    pages = [page.get_textpage().get_text_bounded() for page in document]
    annex = [
        page
        for place, page in enumerate(pages)
        if "《分期安排》" in "".join(pages[: place + 1]) and "第1期" in "".join(pages[: place + 1])
    ]
    adds_up(sums_of(re.split(r"(?=第\d+期)", "\n".join(annex))), terms)
    assert f"{terms.balance:,.2f}" in annex[-1]
    assert len(pages) <= (4 if count == 60 else 3)


def test_text_and_word_file_hold_the_same_plan() -> None:
    terms = offer()
    context = asked(terms)
    adds_up(sums_of(text(context).splitlines()), terms)
    grid = Document(BytesIO(word_file(context))).tables[0]
    adds_up(sums_of(["；".join(cell.text for cell in row.cells) for row in grid.rows]), terms)


def test_the_letter_itself_stays_short_and_its_plan_is_frozen() -> None:
    context = asked(offer(count=60))
    assert all(section.table is None for section in context.sections)
    assert context.closing.attachments == "附件：1. 《分期安排》"
    from borrower_help.letters.contexts import to_json

    assert from_json(to_json(context)) == context


# --- what is ticked ---------------------------------------------------------------------------------------------------


@pytest.fixture
def writer(drawing: Drawing) -> Writer:
    writer = Writer()
    make_incident(writer.case, conduct=["insulted"])
    return writer


def begin(writer: Writer, **said: object) -> str:
    debt = make_debt(writer.case, name="甲卡", kind="card", demanded="12000.50")
    make_debt(writer.case, name="乙", kind="bank", demanded="3000")
    make_means(
        writer.case,
        events=["job", "illness"],
        since="2026-03-01",
        words="厂子三月停了。",
        other_income="0",
        shared_income="800",
    )
    answer = writer.post("new", key="negotiation", letter=str(uuid4()), answer_of_sum=str(debt.pk), **said)
    assert answer.status_code == 302
    return written(writer)


def written(writer: Writer) -> str:
    return text(from_json(services.current_context(case=writer.case, letter=Letter.objects.get())))


@pytest.mark.django_db
def test_nothing_of_the_month_is_in_a_letter_by_itself(writer: Writer) -> None:
    said = begin(writer)
    assert "《每月收支汇总》" not in said
    assert "诊断证明" not in said
    assert "厂子" not in said
    assert "个性化分期" in said
    assert "合计；12,000.50；0.00" in said


@pytest.mark.django_db
def test_what_is_ticked_is_in_it_and_other_peoples_money_is_not(writer: Writer) -> None:
    said = begin(writer, adds=["means", "job.0", "words"])
    assert "劳动收入（少的月份）；5,000.00" in said
    assert "其中用于其他各家" in said
    assert "失业（解除或者终止劳动合同证明）" in said
    assert "诊断证明" not in said
    assert "800.00" not in said
    assert "厂子三月停了" in said


@pytest.mark.django_db
def test_a_draft_follows_the_offer_and_an_issued_letter_does_not(writer: Writer) -> None:
    said = begin(writer)
    writer.client.post(f"/records/{writer.case.id}/plans/share/", {"way": "pro_rata", "offered": "1000"})
    later = written(writer)
    assert later != said
    assert "合计；12,000.50；0.00" in later


@pytest.mark.django_db
def test_the_page_shows_the_offer_and_asks_for_no_sum_again(writer: Writer) -> None:
    debt = make_debt(writer.case, name="甲卡", kind="card", demanded="12000")
    make_means(writer.case, events=["job"], lump="6000")
    page = writer.client.get(writer.url("about", "negotiation") + f"?after={debt.pk}&form=settlement")
    asked_for = set(page.context["form"].fields)
    assert {"answer_form", "answer_cause", "adds"} <= asked_for
    assert not {"answer_monthly", "answer_months", "answer_once", "answer_product"} & asked_for
    assert page.context["offer"]["sum"] == "6,000"
    assert [code for code, _label in page.context["form"].fields["answer_form"].choices] == list(REQUESTS["card"])


@pytest.mark.django_db
def test_a_request_that_is_not_there_is_answered_with_those_that_are(writer: Writer) -> None:
    answer = writer.post("new", key="negotiation", letter=str(uuid4()), answer_product="card", answer_form="freeze")
    assert answer.status_code == 422
    assert answer.context["form"].error_codes() == {"answer_form": ["not_there"]}
    assert not Letter.objects.exists()


@pytest.mark.django_db
def test_somebody_elses_sum_is_none(writer: Writer) -> None:
    other = make_debt(Writer().case, name="丙", kind="bank", demanded="5000")
    writer.post("new", key="negotiation", letter=str(uuid4()), answer_of_sum=str(other.pk))
    assert "《分期安排》" not in written(writer)


@pytest.mark.django_db
def test_the_pages_of_a_request_stay_within_the_budget_of_queries(writer, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    begin(writer, adds=["means", "job.0"])
    for number in range(12):
        make_debt(writer.case, name=f"第{number}家", kind="bank", demanded="3000")
    letter, debt = Letter.objects.get(), writer.options()["answers"]["of_sum"]
    pages = [
        writer.url("letter", letter.pk),
        writer.url("dates", letter.pk),
        writer.url("list"),
        writer.url("about", "negotiation") + f"?after={debt}",
        f"/records/{writer.case.id}/plans/{debt}/call/",
    ]
    for page in pages:
        with django_assert_max_num_queries(12):
            assert writer.client.get(page, follow=True).status_code == 200

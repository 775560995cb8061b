"""A letter cut to a box: requests first, whole sentences, never longer than the box, nothing left out in silence."""

import re
from dataclasses import replace

import pytest

from borrower_help.letters import samples
from borrower_help.letters.compose import compose
from borrower_help.letters.contexts import LetterContext, Section
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.paste import LARGEST, SMALLEST, asks_of, fit
from borrower_help.rules.catalogue.intake import BOXES, INTAKES
from borrower_help.rules.engine import evaluate
from tests.letters import cases

PAIRS = [(key, who) for key, one in DEFINITIONS.items() for who in sorted(one.perspectives)]
ENDS = "。！？”）!?"


def long_letter(key: str, who: str) -> LetterContext:
    case = cases.borrower(300) if who == "borrower" else cases.third_party(300)
    everything = tuple(DEFINITIONS[key].requests)
    return compose(cases.request(key, case, own_words=cases.LONG, requests=everything), evaluate(case))


@pytest.mark.parametrize(("key", "who"), PAIRS)
def test_no_letter_exceeds_its_box(key: str, who: str) -> None:
    for context in (samples.sample(key, who), long_letter(key, who)):
        for box in (*BOXES, SMALLEST, 137, 263, LARGEST):
            made = fit(context, box)
            assert made.count == len(made.text) <= box
            assert made.text.strip() == made.text


@pytest.mark.parametrize(("key", "who"), PAIRS)
def test_every_line_ends_with_its_sentence(key: str, who: str) -> None:
    for context in (samples.sample(key, who), long_letter(key, who)):
        whole = fit(context, LARGEST)
        for box in BOXES:
            made = fit(context, box)
            for line in made.text.splitlines():
                assert line[-1] in ENDS or line == "请求：" or line in whole.text, line


def test_what_stands_on_lines_of_its_own_is_one_sentence_in_a_box() -> None:
    said = fit(samples.sample("negotiation", "borrower"), 1_000).text
    assert "失业（解除或者终止劳动合同证明、工资流水）；患病、受伤（诊断证明）。" in said


@pytest.mark.parametrize(("key", "who"), [pair for pair in PAIRS if DEFINITIONS[pair[0]].requests])
def test_requests_stand_first_and_the_reservation_last(key: str, who: str) -> None:
    for box in BOXES:
        made = fit(long_letter(key, who), box)
        assert made.text.startswith("请求：\n1. ")
        assert made.text.endswith(DEFINITIONS[key].reserved(who))
        for ask in asks_of(long_letter(key, who))[: made.asks_in]:
            assert ask in made.text
        # where one has to stay out, it made room for what happened, and the text says so
        assert made.asks_fit or (box == min(BOXES) and "项请求，这里写不下" in made.text)


def test_a_small_box_says_what_happened_before_the_last_requests() -> None:
    made = fit(long_letter("complaint", "borrower"), 500)
    assert 6 <= made.asks_in < made.asks_all
    assert re.search("记下来的联系共有[0-9]+次", made.text)
    assert "所涉业务：" in made.text
    assert made.count > 400


def test_what_is_left_out_is_said() -> None:
    made = fit(long_letter("complaint", "borrower"), 1_000)
    assert not made.whole
    assert "没有写全" in made.text
    assert fit(samples.sample("complaint", "borrower"), LARGEST).whole
    assert "没有写全" not in fit(samples.sample("complaint", "borrower"), LARGEST).text


@pytest.mark.parametrize("box", range(SMALLEST, 310, 10))
def test_a_box_shorter_than_the_requests_alone(box: int) -> None:
    context = samples.sample("complaint", "borrower")
    asks = asks_of(context)
    made = fit(context, box)
    assert not made.asks_fit
    assert made.asks_in < made.asks_all == len(asks)
    assert f"我共有{len(asks)}项请求" in made.text
    assert "随附的《投诉书》" in made.text
    for ask in asks[: made.asks_in]:
        assert ask in made.text


def test_the_shortest_form_where_not_one_request_fits() -> None:
    context = samples.sample("complaint", "borrower")
    first = context.sections[0]
    giant = replace(context, sections=(replace(first, items=("请" + "查清" * 3_000 + "。",)), *context.sections[1:]))
    made = fit(giant, SMALLEST)
    assert made.asks_in == 0
    assert made.text.startswith("我共有1项请求，这里写不下，全部和经过见随附的《投诉书》。")


def test_a_paragraph_without_an_end_does_not_push_the_rest_out() -> None:
    context = samples.sample("complaint", "borrower")
    facts = replace(context.sections[1], own=("啊" * 900,))
    made = fit(replace(context, sections=(context.sections[0], facts)), 1_000)
    assert "啊" not in made.text
    assert "17:32" in made.text


def test_lines_for_the_pen_are_not_pasted() -> None:
    for key, who in PAIRS:
        for box in BOXES:
            said = fit(samples.sample(key, who), box).text
            assert "＿" not in said
            assert "□" not in said
            assert "林某某" not in said  # the form has a field of its own for the name
            assert "上列电话" not in said


@pytest.mark.parametrize("box", [0, SMALLEST - 1, LARGEST + 1])
def test_no_such_box(box: int) -> None:
    with pytest.raises(ValueError, match="no box"):
        fit(samples.sample("complaint", "borrower"), box)


def test_every_door_that_takes_text_has_a_box_that_exists() -> None:
    for intake in INTAKES.values():
        assert intake.box == 0 or intake.box in BOXES


def test_a_letter_without_anything() -> None:
    context = replace(samples.sample("complaint", "borrower"), sections=(Section("一"),), parties=(), exhibits=())
    assert fit(context, 500).text == context.closing.reservation


@pytest.mark.parametrize(("key", "who"), PAIRS)
def test_nothing_points_at_a_place_on_paper(key: str, who: str) -> None:
    for context in (samples.sample(key, who), long_letter(key, who)):
        for box in (500, LARGEST):
            assert not re.search(r"附件\d|下表|上列电话|下面里|本信转", fit(context, box).text)


def test_boxes_nobody_ticked_answer_nothing() -> None:
    for key, who in PAIRS:
        said = fit(samples.sample(key, who), LARGEST).text
        blanks = compose(cases.request(key, cases.borrower(3) if who == "borrower" else cases.third_party(3)), ())
        empty = fit(blanks, LARGEST).text
        for blank in DEFINITIONS[key].blanks:
            if blank.kind == "choice":
                assert f"{blank.label}：" not in empty, (key, blank.key)
        assert said

"""A letter in its sender's own words: typed and composed kept apart, nothing lost, nothing on the wrong paragraph."""

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from borrower_help.letters import samples, services
from borrower_help.letters.compose import compose
from borrower_help.letters.contexts import LetterContext, from_json, to_json
from borrower_help.letters.hints import SUGGESTED, suggest
from borrower_help.letters.models import Letter
from borrower_help.letters.plain_text import text
from borrower_help.letters.rewording import apply, key_of, paragraphs, repeated, unused
from borrower_help.rules.engine import evaluate
from tests.factories import make_incident
from tests.letters import cases
from tests.letters.drawing import Drawing
from tests.letters.test_views import Writer


def letter(key: str = "complaint", who: str = "borrower", **changes: Any) -> LetterContext:
    request = replace(samples.request(key, who), **changes)
    return compose(request, evaluate(request.case))


def test_every_paragraph_can_be_said_otherwise_and_both_are_kept() -> None:
    plain = letter()
    typed = {one.key: f"换个说法，第{n}段。" for n, one in enumerate(paragraphs(plain))}
    reworded = letter(reworded=typed)
    said = text(reworded)
    assert all(words in said for words in typed.values())
    assert [one.composed for one in reworded.reworded] == [one.composed for one in paragraphs(plain)]
    assert {one.key: one.typed for one in paragraphs(reworded)} == typed
    assert reworded.own_words.splitlines() == list(typed.values())
    assert from_json(to_json(reworded)) == reworded


def test_what_is_not_changed_or_emptied_stays_as_it_was_composed() -> None:
    plain = letter()
    first = paragraphs(plain)[0]
    for typed in ("", "   ", first.composed):
        assert apply(plain, {first.key: typed}) == plain


def test_a_wording_never_lands_on_another_paragraph_and_is_not_lost() -> None:
    plain = letter()
    gone = {key_of("对方共联系了9次。"): "他们来过九次。"}
    assert apply(plain, gone) == plain
    assert unused(plain, gone) == ("他们来过九次。",)
    assert not unused(plain, {paragraphs(plain)[0].key: "别的"})


def test_who_is_called_about_anothers_debt_names_no_sum_in_other_words_either() -> None:
    first = paragraphs(letter("notice", "third_party"))[0]
    said = text(letter("notice", "third_party", reworded={first.key: "他在某某分期借了五万元，不关我的事。"}))
    assert "不关我的事" in said
    assert "五万" not in said
    assert "某某分期" not in said


def test_a_letter_issued_before_there_was_rewording_is_still_read() -> None:
    old = to_json(letter())
    del old["reworded"]
    assert from_json(old) == letter()
    with pytest.raises(ValueError, match="not the fields"):
        from_json({**old, "more": 1})


def test_two_letters_of_one_case_that_say_the_same_are_pointed_out() -> None:
    complaint, second = letter(), letter("second_level")
    assert repeated(complaint, (complaint,))
    assert not repeated(complaint, ())
    told = "那几天我母亲高血压犯了，家里人轮流请假陪她，她看见陌生号码就发抖，到现在也不敢一个人在家。"
    assert told in repeated(letter(own_words=told), (letter("second_level", own_words=told, seed=2),))
    assert not repeated(complaint, (replace(second, sections=()),))


def test_two_things_are_suggested_and_only_where_nothing_of_ones_own_stands() -> None:
    case = cases.borrower(12)
    assert len(suggest(letter(), case)) == SUGGESTED
    assert suggest(letter(own_words="我母亲那天没睡着。"), case) == ()
    assert suggest(letter(), replace(case, incidents=())) == ("what_changed", "what_you_did")


@pytest.mark.django_db
class TestPage:
    @pytest.fixture
    def writer(self, drawing: Drawing) -> Writer:
        writer = Writer(lender_kind="bank", lender_name="某某银行")
        make_incident(writer.case, at="22:30", connected=True, conduct=["frightened"])
        writer.post("new", key="complaint", letter=str(uuid4()))
        return writer

    def boxes(self, writer: Writer) -> dict[str, str]:
        form = writer.get("words", Letter.objects.get().pk).context["form"]
        return {name: field.initial for name, field in form.fields.items()}

    def send(self, writer: Writer, **typed: str) -> Any:
        row = Letter.objects.get()
        return writer.post("words", row.pk, revision=row.revision, **(self.boxes(writer) | typed))

    def test_what_is_typed_over_a_paragraph_stands_in_the_letter(self, writer: Writer) -> None:
        key = next(iter(self.boxes(writer)))
        answer = self.send(writer, **{key: "请只找我本人。"})
        assert answer.status_code == 302
        assert writer.options()["reworded"] == {key: "请只找我本人。"}
        context = services.current_context(case=writer.case, letter=Letter.objects.get())
        assert "请只找我本人。" in context["sections"][0]["items"]
        assert self.boxes(writer)[key] == "请只找我本人。"
        assert self.send(writer, **{key: ""}).status_code == 302
        assert writer.options()["reworded"] == {}

    def test_what_is_too_long_is_asked_again_with_everything_kept(self, writer: Writer) -> None:
        first, second = list(self.boxes(writer))[:2]
        answer = self.send(writer, **{first: "长" * 1001, second: "短的。"})
        assert answer.status_code == 422
        assert "短的。" in answer.content.decode()
        assert writer.options()["reworded"] == {}

    def test_an_old_page_overwrites_nothing(self, writer: Writer) -> None:
        key = next(iter(self.boxes(writer)))
        row = Letter.objects.get()
        self.send(writer, **{key: "先说的。"})
        late = writer.post("words", row.pk, revision=row.revision, **{key: "后来的。"})
        assert late.status_code == 409
        assert "后来的。" in late.content.decode()
        assert writer.options()["reworded"] == {key: "先说的。"}

    def test_an_issued_letter_is_not_reworded(self, writer: Writer) -> None:
        row = Letter.objects.get()
        writer.post("issue", row.pk, seen=writer.seen(row))
        assert writer.get("words", row.pk).status_code == 302

"""Forms: what is typed is tidied, refused kindly, drawn so that everyone can use it."""

import datetime
import re

import pytest
from crispy_forms.utils import render_crispy_form
from django import forms
from django.conf import settings
from django.http import QueryDict
from django.template.loader import get_template
from django.utils.datastructures import MultiValueDict

from borrower_help.core.fields import LINE_LIMIT, LONG_LIMIT
from borrower_help.core.forms import (
    BaseForm,
    ClockField,
    DayField,
    LongTextField,
    Option,
    PhoneField,
    PickMany,
    PickOne,
    TextField,
    TickBox,
    WholeNumberField,
    tidy,
)
from borrower_help.core.text import one_line

TODAY = datetime.date(2026, 3, 7)


class Everything(BaseForm):
    legend = "A question"
    hint = "A hint"
    who = PickOne([Option("me", "Me"), Option("kin", "Kin", hint="father, mother", shows=("relation",))])
    relation = TextField(label="Relation", required=False)
    what = PickMany(first=[("a", "A")], more=[("z", "Z")], label="What", help_text="All that fit", required=False)
    name = TextField(label="Name", help_text="As on paper")
    words = LongTextField(label="Words", required=False)
    number = PhoneField(label="Number", required=False)
    calls = WholeNumberField(label="Calls", min_value=1, max_value=500, required=False)
    agree = TickBox(label="Read")

    def clean(self) -> None:
        if self.cleaned_data.get("who") == "kin":
            self.require("relation")


GOOD = {"who": "me", "name": "林", "agree": "on"}


def everything(**changes: object) -> Everything:
    return Everything({**GOOD, **changes})


def drawn(form: forms.Form) -> str:
    return get_template("bootstrap5/uni_form.html").render({"form": form, "form_show_errors": True})


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b", "ab"),
        ("a\ud83db", "ab"),
        ("\udc00", ""),
        ("\ud83d\ude00", "😀"),
        ("e\u0301", "é"),
        ("e\u200b\u0301", "é"),
        ("\u202e钱\u2066打\u2069", "钱打"),
        ("a\u200fb\u200eb\u061c\ufeff\u00ad", "abb"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\x07\x1b[0m\x85", "a[0m\n"),
        ("中\u200d国", "中国"),
        ("👩\u200d👧", "👩\u200d👧"),
        ("🏳\ufe0f\u200d🌈", "🏳\ufe0f\u200d🌈"),
        ("👍🏽", "👍🏽"),
        ("𠮷㐂龘", "𠮷㐂龘"),
        ("<b>{{ x }}{% y %}", "<b>{{ x }}{% y %}"),
        ("\ufffe\U0001ffff\U000e0041x", "x"),
        ("a\tb", "a\tb"),
    ],
)
def test_tidy_keeps_what_was_written_and_drops_what_hides(typed: str, kept: str) -> None:
    assert tidy(typed) == kept
    assert tidy(kept) == kept


def test_tidied_text_can_always_be_stored() -> None:
    every = "".join(chr(number) for number in range(0x110000))
    assert tidy(every).encode()


def test_one_line_joins_lines_with_one_space() -> None:
    assert one_line("a \n\n b\tc　d") == "a b c　d"


@pytest.mark.parametrize("wrap", [dict, lambda data: MultiValueDict({key: [value] for key, value in data.items()})])
def test_form_sees_only_tidied_text(wrap: type) -> None:
    form = Everything(wrap({**GOOD, "name": " 林\x00\u202e\n木 ", "words": "一\r\n二\ud800"}))
    assert form.is_valid(), form.errors
    assert form.cleaned_data["name"] == "林 木"
    assert form.cleaned_data["words"] == "一\n二"
    assert "\x00" not in drawn(form)


def test_broken_bytes_in_a_post_are_no_error() -> None:
    form = Everything(QueryDict("who=me&agree=on&name=%00%ED%A0%80%FF%E6%9E%97&what=%00a&what=z"))
    assert form.error_codes() == {}
    assert form.cleaned_data["name"].endswith("林")
    assert form.cleaned_data["what"] == ["a", "z"]


@pytest.mark.parametrize(
    ("changes", "codes"),
    [
        ({}, {}),
        ({"name": ""}, {"name": ["required"]}),
        ({"name": "\u200b\x00"}, {"name": ["required"]}),
        ({"name": "𠮷" * LINE_LIMIT}, {}),
        ({"name": "𠮷" * (LINE_LIMIT + 1)}, {"name": ["max_length"]}),
        ({"words": "字" * LONG_LIMIT}, {}),
        ({"words": "字" * (LONG_LIMIT + 1)}, {"words": ["max_length"]}),
        ({"who": "other"}, {"who": ["invalid_choice"]}),
        ({"who": ""}, {"who": ["required"]}),
        ({"who": "kin"}, {"relation": ["required"]}),
        ({"who": "kin", "relation": "父亲"}, {}),
        ({"what": ["a", "nowhere"]}, {"what": ["invalid_choice"]}),
        ({"what": "a"}, {"what": ["invalid_list"]}),
        ({"calls": "0"}, {"calls": ["min_value"]}),
        ({"calls": "１"}, {}),
        ({"calls": "500"}, {}),
        ({"calls": "501"}, {"calls": ["max_value"]}),
        ({"calls": "1_0"}, {"calls": ["invalid"]}),
        ({"calls": "9" * 5000}, {"calls": ["invalid"]}),
        ({"calls": "三"}, {"calls": ["invalid"]}),
        ({"agree": ""}, {"agree": ["required"]}),
        ({"number": "１３８ 0000"}, {}),
        ({"number": "1" * 41}, {"number": ["max_length"]}),
    ],
)
def test_form_answers_with_stable_codes(changes: dict[str, object], codes: dict[str, list[str]]) -> None:
    assert everything(**changes).error_codes() == codes


def test_every_sentence_is_ours() -> None:
    class Plain(BaseForm):
        a = forms.CharField()
        b = forms.ChoiceField(choices=[("x", "X")])
        own = forms.CharField(error_messages={"required": "mine"})

    form = Plain({})
    assert form.errors["a"] == everything(name="").errors["name"]
    assert form.errors["own"] == ["mine"]
    framework = {str(text) for text in forms.Field.default_error_messages.values()}
    assert not framework & {error for errors in form.errors.values() for error in errors}


@pytest.mark.parametrize(
    ("typed", "time"),
    [
        ("22:10", (22, 10)),
        ("２２：１０", (22, 10)),
        ("2210", (22, 10)),
        ("910", (9, 10)),
        ("9", (9, 0)),
        ("22点", (22, 0)),
        ("22点半", (22, 30)),
        ("晚上10点10分", (22, 10)),
        ("下午3点", (15, 0)),
        ("中午12点", (12, 0)),
        ("凌晨1点", (1, 0)),
        ("0:00", (0, 0)),
        ("23.59", (23, 59)),
        ("10点5分", (10, 5)),
        ("十点", (10, 0)),
        ("晚上十点半", (22, 30)),
        ("二十二点十分", (22, 10)),
        ("下午两点一刻", (14, 15)),
        ("八点零五", (8, 5)),
        ("早上9点整", (9, 0)),
        ("中午1点", (13, 0)),
        ("半夜2点", (2, 0)),
        ("夜里11点", (23, 0)),
        ("凌晨12点", (0, 0)),
    ],
)
def test_clock_reads_what_a_thumb_types(typed: str, time: tuple[int, int]) -> None:
    assert ClockField().clean(typed) == datetime.time(*time)


@pytest.mark.parametrize(
    "typed", ["24:00", "12:60", "夜里", "-1", "22:1", "99999", "22:10:05", "十十点", "二十五点", "十" * 400]
)
def test_clock_refuses_what_is_no_time(typed: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        ClockField().clean(typed)
    assert refused.value.code == "invalid"


@pytest.mark.parametrize("typed", ["晚上12点", "晚上1点", "半夜十二点", "夜里12点"])
def test_an_hour_after_midnight_is_asked_for_its_day(typed: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        ClockField().clean(typed)
    assert refused.value.code == "midnight"


class Day(BaseForm):
    on = DayField(label="Day")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["on"].today = TODAY  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("picked", "typed", "day"),
    [
        ("2026-03-07", "", TODAY),
        ("2026-03-01", "", datetime.date(2026, 3, 1)),  # a page left open over some nights
        ("other", "2026-02-28", datetime.date(2026, 2, 28)),
        ("other", "2026年2月8日", datetime.date(2026, 2, 8)),
        ("", "2026/2/8", datetime.date(2026, 2, 8)),
    ],
)
def test_day_is_picked_or_typed(picked: str, typed: str, day: datetime.date) -> None:
    form = Day({"on_pick": picked, "on_date": typed})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == day


@pytest.mark.parametrize(
    ("picked", "typed", "code"),
    [
        ("2026-03-08", "", "future"),
        ("other", "2026-03-08", "future"),
        ("other", "2026-02-30", "no_such_day"),
        ("other", "yesterday", "invalid"),
        ("other", "", "required"),
        ("", "", "required"),
    ],
)
def test_day_refuses_with_a_code(picked: str, typed: str, code: str) -> None:
    assert Day({"on_pick": picked, "on_date": typed}).error_codes() == {"on": [code]}


@pytest.mark.parametrize(
    ("day", "chosen"),
    [(TODAY, "2026-03-07"), (datetime.date(2026, 3, 5), "2026-03-05"), (datetime.date(2026, 1, 1), "other")],
)
def test_day_known_before_is_shown_again(day: datetime.date, chosen: str) -> None:
    html = drawn(Day(initial={"on": day}))
    assert f'<option value="{chosen}" selected>' in html
    assert ('value="2026-01-01"' in html) == (chosen == "other")


def test_legend_is_the_heading_and_names_the_nameless_group() -> None:
    html = drawn(Everything())
    assert "<legend><h1>A question</h1></legend>" in html
    assert html.count("<h1>") == 1
    assert '<fieldset aria-describedby="page_hint">' in html
    assert Everything().page_title == "A question"


def test_opened_field_is_drawn_once_inside_its_answer() -> None:
    html = drawn(Everything())
    assert html.count('name="relation"') == 1
    kin = html.index('id="id_who_1"')
    assert kin < html.index('class="inset"') < html.index('name="relation"') < html.index('id="div_id_what"')


def test_folded_answers_open_when_one_is_chosen() -> None:
    assert '<details class="others"><summary>' in drawn(Everything(initial={"what": ["a"]}))
    assert '<details class="others" open><summary>' in drawn(everything(what=["z"]))


def test_hints_and_errors_are_tied_to_their_inputs() -> None:
    html = drawn(everything(name="", who="", calls="0"))
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_error"' in html
    assert html.count('aria-invalid="true"') == 2
    assert '<fieldset aria-describedby="page_hint id_who_error">' in html
    for target in ("id_name", "id_who_0", "id_calls"):
        assert f'href="#{target}"' in html
        assert f'id="{target}"' in html


def test_optional_fields_say_so_and_no_star_is_drawn() -> None:
    html = drawn(Everything())
    assert html.count('class="opt"') == 4  # what, words, number, calls; a field under an answer does not
    assert "*" not in html
    assert "required" not in html


def test_form_is_drawn_alike_by_filter_and_tag() -> None:
    form = Everything()
    html = render_crispy_form(form)
    assert html.strip() == drawn(Everything()).strip()
    assert "<form" not in html


def test_markup_in_answers_is_escaped() -> None:
    html = drawn(everything(name="<script>{{ x }}</script>"))
    assert "<script>" not in html
    assert "&lt;script&gt;{{ x }}" in html


def test_no_page_names_what_is_missing_twice() -> None:
    """The template pack names it above a form's fields by itself."""
    pages = (settings.BASE_DIR / "templates").rglob("*.html")
    texts = {str(path): path.read_text("utf-8") for path in pages}
    twice = [path for path, text in texts.items() if "error_summary.html" in text and re.search(r"\|\s*crispy\b", text)]
    assert len(texts) > 50
    assert twice == []

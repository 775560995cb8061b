"""Components: what each draws, and the limits the look keeps."""

import re
from pathlib import Path

import brotli
import pytest
from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string

from borrower_help.core.templatetags.components import char_count, sms_href

CSS = Path(settings.BASE_DIR, "static/css")
JS = Path(settings.BASE_DIR, "static/js/site.js")
TEMPLATES = Path(settings.BASE_DIR, "templates")


def component(file: str, **parameters: object) -> str:
    return render_to_string(f"components/{file}.html", parameters)


def test_all_styles_stay_within_4_kilobytes() -> None:
    assert sum(len(brotli.compress(sheet.read_bytes())) for sheet in CSS.glob("*.css")) <= 4096


def test_script_stays_within_2_kilobytes() -> None:
    assert len(brotli.compress(JS.read_bytes())) <= 2048


def test_styles_use_nothing_old_phones_lack() -> None:
    css = "".join(sheet.read_text() for sheet in CSS.glob("*.css"))
    for newer in (
        r"[^-]\bgap:",
        r"\binset:",
        r"aspect-ratio",
        r":is\(",
        r":where\(",
        r":has\(",
        r"@layer",
        r"@container",
        r"\b[dsl]vh\b",
    ):
        assert not re.search(newer, css), newer
    for rule in re.findall(r"[^{}]+:focus-visible[^{}]*", css):
        assert ":focus:not(:focus-visible)" in rule, "browsers without :focus-visible need the ring from :focus"


def test_script_asks_for_no_newer_syntax_than_2015() -> None:
    script = JS.read_text()
    for newer in (r"\?\.", r"\?\?", r"\basync\b", r"\bawait\b", r"\*\*", r"\.\.\.\w", r"catch \{"):
        assert not re.search(newer, script), newer


def test_page_templates_hold_no_inline_style_or_script() -> None:
    # letters and binders are paper, not pages: no content policy applies
    paper = (TEMPLATES / "letters", TEMPLATES / "binders" / "v1")
    pages = [path for path in TEMPLATES.rglob("*.html") if not any(map(path.is_relative_to, paper))]
    assert len(pages) > 100
    for path in pages:
        text = path.read_text()
        assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=|javascript:", text), path
        assert not re.search(r"<script(?![^>]*\ssrc=)", text), path


def test_sms_link_carries_the_whole_text() -> None:
    assert sms_href("别打 100% & 好") == "sms:?&body=%E5%88%AB%E6%89%93%20100%25%20%26%20%E5%A5%BD"
    assert sms_href("x", "+86 10&b") == "sms:+86%2010%26b?&body=x"


def test_char_count_counts_what_is_seen() -> None:
    assert char_count("一 二\n𠮷") == 3


def test_copy_box_copies_exactly_its_text() -> None:
    html = component("copy_box", id="say", text="一 <b>\n二", sms=True)
    assert '<p class="say" id="say">一 &lt;b&gt;\n二</p>' in html
    assert 'data-copy="say"' in html
    assert 'href="sms:?&amp;body=' in html


def test_copy_box_without_sms_has_no_link() -> None:
    assert "sms:" not in component("copy_box", id="say", text="一")


@pytest.mark.parametrize(("kind", "role"), [("", "status"), ("info", "status"), ("danger", "alert")])
def test_notice_is_announced(kind: str, role: str) -> None:
    assert f'role="{role}"' in component("notice", kind=kind, text="x")


def test_next_step_is_a_button_or_a_link() -> None:
    assert "<button" in component("next_step", label="Go")
    assert 'name="act" value="1"' in component("next_step", label="Go", name="act")
    link = component("next_step", label="Go", url="/x/", second_url="/y/", second_label="Later")
    assert 'href="/x/"' in link
    assert 'href="/y/"' in link
    assert "<button" not in link


def test_summary_list_names_each_change_link() -> None:
    html = component(
        "summary_list", rows=[{"label": "When", "value": ["a", "b"], "url": "/w/"}, {"label": "Who", "value": 0}]
    )
    assert "<dd>a\nb</dd>" in html
    assert re.search(r'href="/w/">[^<]+<span class="vh"> When</span>', html)
    assert "<dd>0</dd>" in html
    assert html.count("<a ") == 1


def test_pagination_shows_only_where_there_is_more() -> None:
    assert component("pagination", page=Paginator(range(3), 50).page(1)).strip() == ""
    middle = component("pagination", page=Paginator(range(150), 50).page(2), query="day=3&")
    assert 'href="?day=3&amp;page=1"' in middle
    assert 'href="?day=3&amp;page=3"' in middle


def test_code_box_keeps_its_groups_apart() -> None:
    assert re.sub(r"<[^>]+>", "", component("code_box", groups=["4821", "0937"])).split() == ["4821", "0937"]


def test_row_says_night_and_roughly() -> None:
    plain, marked = (component("row", url="/r/", time="22:10", text="x", night=on, about=on) for on in (False, True))
    assert 'class="n"' not in plain
    assert 'class="n"' in marked
    assert 'class="n a"' in marked


def test_picks_are_drawn_for_plain_choices_too() -> None:
    class Bare(forms.Form):
        a = forms.ChoiceField(choices=[("x", "X"), ("y", "Y")], widget=forms.RadioSelect)

    html = Template("{% load crispy_forms_filters %}{{ form|crispy }}").render(
        Context({"form": Bare(initial={"a": "y"})})
    )
    assert re.search(r'value="y" id="id_a_1" checked', html)


@pytest.mark.parametrize("page", ["400", "403", "404", "413", "500", "503"])
def test_error_pages_need_no_context(page: str) -> None:
    html = render_to_string(f"{page}.html")
    assert html.count("<h1>") == 1
    assert "<title>" in html

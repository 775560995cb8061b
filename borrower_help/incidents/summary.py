"""What somebody is about to save, in words: the rows of "check your answers"."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from borrower_help.core.forms import BaseForm
from borrower_help.core.moments import full_day
from borrower_help.incidents import conduct, words
from borrower_help.incidents.conduct import NOTHING
from borrower_help.incidents.forms_days import DaysForm

Row = dict[str, Any]
UrlOf = Callable[[str], str]


def summary(forms: Mapping[str, BaseForm], *, perspective: str, url_of: UrlOf) -> list[Row]:
    """Return the rows of every page asked, each with the way to change it; a page not finished says so."""
    rows: list[Row] = []
    for key, form in forms.items():
        if form.is_valid():
            rows += [{**row, "url": url_of(key)} for row in _ROWS[key](form, perspective)]
        else:
            rows.append({"label": form.legend, "value": _("Not finished yet"), "url": url_of(key)})
    return rows


def _conduct(form: BaseForm, perspective: str) -> list[Row]:
    chosen = form.cleaned_data["conduct"]
    labels = [str(label) for label in conduct.labels(chosen, perspective)]
    if chosen == [NOTHING] or not labels:
        labels = [_("They just called, nothing else")]
    rows: list[Row] = [{"label": form.legend, "value": labels}]
    for code, name, known in (
        ("claimed_authority", "authority_check", words.CHECKS),
        ("claimed_lawyer", "lawyer_check", words.CHECKS),
        ("showed_paper", "paper_check", words.PAPER_CHECKS),
    ):
        if code in chosen:
            answer = form.cleaned_data[name] or "unchecked"
            rows.append({"label": conduct.label(code, perspective), "value": known[answer]})
    if "entered_or_stayed" in chosen:
        entry = dict(cast(Any, form.fields["entry"]).choices)[form.cleaned_data["entry"] or "unknown"]
        rows.append({"label": form.fields["entry"].label, "value": entry})
    return rows


def _when(form: BaseForm, perspective: str) -> list[Row]:
    given = form.cleaned_data
    if given["when"] == "many":
        return [{"label": form.legend, "value": _("Written down by day")}]
    if given["when"] == "part":
        day = given["part_day"]
        clock = str(words.PARTS.get(given["part"], "")) or pgettext("time of day", "time not known")
    else:
        moment = form.now if given["when"] == "now" else given["moment"]  # type: ignore[attr-defined]
        day, clock = moment.date(), f"{moment:%H:%M}"
    value = _("%(day)s, %(clock)s") % {"day": full_day(day), "clock": clock}
    if given["when"] == "time" and given["about"]:
        value = _("about %(when)s") % {"when": value}
    return [{"label": form.legend, "value": value}]


def _days(form: BaseForm, perspective: str) -> list[Row]:
    lines = [_day_line(parts) for _row, parts in cast(DaysForm, form).day_parts()]
    rows: list[Row] = [{"label": form.legend, "value": lines}]
    if "spread" in form.fields:
        spread = dict(cast(Any, form.fields["spread"]).choices)[form.cleaned_data["spread"]]
        rows.append({"label": form.fields["spread"].label, "value": spread})
    return rows


def _day_line(parts: dict[str, Any]) -> str:
    counted = [
        (parts["answered"], ngettext("picked up %(n)d time", "picked up %(n)d times", parts["answered"])),
        (parts["unanswered"], ngettext("not picked up %(n)d time", "not picked up %(n)d times", parts["unanswered"])),
        (parts["texts"], ngettext("%(n)d text", "%(n)d texts", parts["texts"])),
        (parts["night"], ngettext("%(n)d of these at night", "%(n)d of these at night", parts["night"])),
    ]
    pieces = [full_day(date.fromisoformat(parts["on"])), *(text % {"n": n} for n, text in counted if n)]
    return _(", ").join([*pieces, parts["number"]] if parts["number"] else pieces)


def _who(form: BaseForm, perspective: str) -> list[Row]:
    given = form.cleaned_data
    rows: list[Row] = []
    channel = given.get("channel")
    if channel:
        value = [str(words.CHANNELS[given["other_channel"] if channel == "more" else channel])]
        if channel == "call":
            value.append(str(dict(cast(Any, form.fields["connected"]).choices)[given["connected"]]))
        rows.append({"label": form.legend, "value": value})
    if channel == "visit":
        rows += _filled(form, "place", "witnesses", "police_receipt")
    another = given["reached"] == "another"
    person = given["person"] if another else "self"
    rows.append({"label": _("Whom did they reach?"), "value": words.REACHED[person]})
    role = "role" if another else "own_role"
    if role in form.fields:
        rows.append({"label": form.fields[role].label, "value": words.ROLES[given[role] or "unknown"]})
    if another and "heard" in form.fields:
        rows.append(_heard(form))
    return rows


def _heard(form: BaseForm) -> Row:
    heard = dict(cast(Any, form.fields["heard"]).choices)[form.cleaned_data["heard"] or "told"]
    return {"label": form.fields["heard"].label, "value": heard}


def _words(form: BaseForm, perspective: str) -> list[Row]:
    said = {"label": form.fields["words"].label, "value": form.cleaned_data["words"] or _("Not written")}
    return [said, _heard(form), *_filled(form, "number", "claimed", "effects")]


def _filled(form: BaseForm, *names: str) -> list[Row]:
    return [
        {"label": form.fields[name].label, "value": form.cleaned_data[name]}
        for name in names
        if form.cleaned_data[name]
    ]


_ROWS: dict[str, Callable[[BaseForm, str], list[Row]]] = {
    "conduct": _conduct,
    "when": _when,
    "days": _days,
    "who": _who,
    "words": _words,
}

"""Template tags behind the form templates and components."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote

from django import forms, template
from django.forms import boundfield
from django.utils.safestring import SafeString

from borrower_help.core.fields import Option
from borrower_help.core.moments import full_day, short_day

register = template.Library()


class Pick(NamedTuple):
    """One answer as it is drawn: its input's attributes, its words, the fields it opens."""

    id: str
    type: str
    name: str
    value: str
    label: Any
    hint: Any
    chosen: bool
    folded: bool
    shown: list[boundfield.BoundField]


@register.simple_tag
def picks(field: boundfield.BoundField) -> dict[str, Any]:
    """Return the answers of a choice field: `first`, `more`, and whether the folded ones stand open."""
    options: Mapping[str, Option] = {option.value: option for option in getattr(field.field, "options", ())}
    folded = getattr(field.field, "folded", ())
    drawn = []
    for widget in field.subwidgets:
        data = widget.data
        value = str(data["value"])
        option = options.get(value) or Option(value, data["label"])
        drawn.append(
            Pick(
                id=data["attrs"]["id"],
                type=data["type"],
                name=data["name"],
                value=value,
                label=data["label"],
                hint=option.hint,
                chosen=data["selected"],
                folded=value in folded,
                shown=[field.form[name] for name in option.shows if name in field.form.fields],
            )
        )
    more = [pick for pick in drawn if pick.folded]
    return {
        "first": [pick for pick in drawn if not pick.folded],
        "more": more,
        "open": any(pick.chosen for pick in more),
    }


@register.filter
def is_picks(field: boundfield.BoundField) -> bool:
    """Return whether a field is drawn as cards."""
    return isinstance(field.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)


@register.filter
def is_tick(field: boundfield.BoundField) -> bool:
    """Return whether a field is one box to tick."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def top_fields(form: forms.BaseForm) -> Iterator[boundfield.BoundField]:
    """Return the fields of a form that are not drawn under an answer of another."""
    nested = {
        name for field in form.fields.values() for option in getattr(field, "options", ()) for name in option.shows
    }
    return (field for field in form if field.name not in nested)


@register.simple_tag
def control(field: boundfield.BoundField) -> SafeString:
    """Return the input of a field, described by its hint, its counter and its error."""
    widget = field.field.widget
    if isinstance(widget, forms.MultiWidget):
        return _parts(field)
    attrs: dict[str, str | bool] = {} if isinstance(widget, forms.CheckboxInput) else {"class": "in"}
    described = [f"{field.auto_id}_helptext"] if field.help_text else []
    if "data-count" in widget.attrs:
        described.append(f"{field.auto_id}_count")
    if field.errors:
        described.append(f"{field.auto_id}_error")
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return field.as_widget(attrs=attrs)


def _parts(field: boundfield.BoundField) -> SafeString:
    """Return the inputs of a list of days and of the date it may open."""
    for part in field.field.widget.widgets:
        part.attrs["class"] = "in"
    pick, date = field.field.widget.widgets
    pick.attrs.update({"aria-label": str(field.label), "data-opens": f"{field.auto_id}_1", "data-opens-on": "other"})
    date.attrs["aria-label"] = str(field.label)
    return field.as_widget()


@register.filter
def first_id(field: boundfield.BoundField) -> str:
    """Return the id of the input an error in this field leads to."""
    widget = field.field.widget
    many = is_picks(field) or isinstance(widget, forms.MultiWidget)
    return f"{field.auto_id}_0" if many else field.auto_id


@register.filter
def group_described(field: boundfield.BoundField) -> str:
    """Return the ids that describe a group: the hint of its page, its own hint, its error."""
    form = field.form
    ids = ["page_hint"] if not field.label and hasattr(form, "hint") and form.hint else []
    ids += [f"{field.auto_id}_helptext"] if field.help_text else []
    ids += [f"{field.auto_id}_error"] if field.errors else []
    return " ".join(ids)


@register.filter
def only_group(form: forms.BaseForm) -> boundfield.BoundField | None:
    """Return the field without a name of its own, which takes its form's legend."""
    return next((field for field in form if is_picks(field) and not field.label), None)


@register.filter
def char_count(text: str) -> int:
    """Return how many characters a person would count: without spaces and line breaks."""
    return len("".join(str(text).split()))


@register.simple_tag
def sms_href(text: str, number: str = "") -> str:
    """Return an address that opens the phone's own texting with `text`; one form for Android and iPhone."""
    return f"sms:{quote(str(number), safe='+')}?&body={quote(str(text), safe='')}"


register.filter("full_day", full_day)
register.filter("short_day", short_day)


@register.filter
def counted(field: boundfield.BoundField) -> bool:
    """Return whether a field shows how much may be written."""
    return "data-count" in field.field.widget.attrs


@register.filter
def error_count(form: forms.BaseForm) -> int:
    """Return how many things a form asks to look at again."""
    return sum(len(errors) for errors in form.errors.values())


@register.filter
def join_lines(value: Any) -> str:
    """Return a list as lines, anything else as its text."""
    return "\n".join(str(item) for item in value) if isinstance(value, list | tuple) else str(value)

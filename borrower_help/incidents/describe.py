"""Say in plain words what an incident holds: the line of a list, the table of one record, days and spans."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext, pgettext_lazy

from borrower_help.core.fields import Words
from borrower_help.core.languages import PREFIXES, current
from borrower_help.core.moments import full_day, short_day
from borrower_help.core.text import unquoted
from borrower_help.incidents import conduct
from borrower_help.incidents import words as plain
from borrower_help.incidents.payloads import IncidentPayload
from borrower_help.rules.facts import CALLS, CONDUCT, MESSAGES, PERSPECTIVES

ACTS_SHOWN = 3
WORDS_SHOWN = 42
_RANK = {code: place for place, code in enumerate(CONDUCT)}

LINES: dict[str, Words] = {  # the shortest name of each way, as a line of the list begins
    "call": pgettext_lazy("line of a list", "Call"),
    "robot_call": pgettext_lazy("line of a list", "Robot call"),
    "text": pgettext_lazy("line of a list", "Text"),
    "app_message": pgettext_lazy("line of a list", "Chat message"),
    "email": pgettext_lazy("line of a list", "E-mail"),
    "video_call": pgettext_lazy("line of a list", "Video call"),
    "visit": pgettext_lazy("line of a list", "Came to the door"),
    "letter": pgettext_lazy("line of a list", "Letter"),
    "posting": pgettext_lazy("line of a list", "Put up for others to see"),
    "other": pgettext_lazy("line of a list", "Got in touch another way"),
}
SENT: dict[str, Words] = {
    "stop_contact": gettext_lazy("You told them: stop contacting"),
    "wrong_person": gettext_lazy("You told them: wrong person"),
    "stay_reachable": gettext_lazy("You told them: contact only me"),
    "repaid": gettext_lazy("You told them: paid off, or not mine"),
}
PEOPLE: dict[str, Words] = {
    "parent": pgettext_lazy("who was reached", "mother or father"),
    "father": pgettext_lazy("who was reached", "the father"),
    "mother": pgettext_lazy("who was reached", "the mother"),
    "spouse": pgettext_lazy("who was reached", "husband or wife"),
    "child": pgettext_lazy("who was reached", "the child"),
    "relative": pgettext_lazy("who was reached", "a relative"),
    "friend": pgettext_lazy("who was reached", "a friend"),
    "colleague": pgettext_lazy("who was reached", "a colleague"),
    "employer": pgettext_lazy("who was reached", "the boss or the firm"),
    "neighbour": pgettext_lazy("who was reached", "a neighbour"),
    "village": pgettext_lazy("who was reached", "the village or residents' committee"),
    "school": pgettext_lazy("who was reached", "the school"),
    "group": pgettext_lazy("who was reached", "a chat group, or everybody"),
    "other": pgettext_lazy("who was reached", "somebody else"),
}
PARTS: dict[str, Words] = {
    "early": pgettext_lazy("part of day", "before dawn"),
    "morning": pgettext_lazy("part of day", "morning"),
    "afternoon": pgettext_lazy("part of day", "afternoon"),
    "evening": pgettext_lazy("part of day", "evening"),
    "night": pgettext_lazy("part of day", "late night"),
}
DEBT_STATES: dict[str, Words] = {
    "overdue": gettext_lazy("Due, and not paid yet"),
    "not_due": gettext_lazy("Not due yet"),
    "repaid": gettext_lazy("Paid off already"),
    "disputed": gettext_lazy("The amount is not right"),
    "not_theirs": gettext_lazy("Not borrowed by the person they look for"),
    "number_recycled": gettext_lazy("The phone number used to be somebody else's"),
    "unknown": gettext_lazy("Do not know"),
}


class Line(NamedTuple):
    """Hold one record as a list shows it."""

    time: str
    text: str
    small: str
    about: bool
    night: bool


def day_words(day: date, this_year: int) -> str:
    """Return 3月5日; with its year where that is not this one."""
    if day.year == this_year:
        return short_day(day)
    return full_day(day)


def span_words(first: date, last: date, this_year: int) -> str:
    """Return 2月28日到3月11日, or the one day."""
    if first == last:
        return day_words(first, this_year)
    if first.year == last.year:
        return _("%(first)s to %(last)s") % {"first": day_words(first, this_year), "last": day_words(last, this_year)}
    # one year named is both years named, each date on a line of its own: 2025年12月30日到 / 2026年1月3日
    return _("%(first)s to\n%(last)s") % {"first": day_words(first, 0), "last": day_words(last, 0)}


def times_words(count: int) -> str:
    """Return 8 次."""
    return ngettext("%(count)d time", "%(count)d times", count) % {"count": count}


@dataclass(frozen=True)
class Vocabulary:
    """Hold the fixed words of a line in one language: a list says them fifty times."""

    comma: str
    picked_up: str
    not_picked_up: str
    told: str
    quotation: str
    ways: dict[str, str]
    reached: dict[str, dict[str, str]]  # by way, then by who was reached
    acts: dict[str, dict[str, str]]  # by perspective
    counted: dict[str, tuple[str, str]]  # what is counted, of one and of more: no language here has a third form

    def count(self, name: str, n: int, **more: str) -> str:
        """Return so many of what is counted, in words."""
        return self.counted[name][n != 1] % {"n": n, "count": n, **more}


def _forms(words: Callable[[int], str]) -> tuple[str, str]:
    return words(1), words(2)


@lru_cache(maxsize=len(PREFIXES))
def _vocabulary(language: str) -> Vocabulary:
    """Return the words of the active language, which `language` names for the cache."""
    return Vocabulary(
        comma=pgettext("between parts", ", "),
        picked_up=pgettext("a call", "picked up"),
        not_picked_up=pgettext("a call", "not picked up"),
        told=_("told by others"),
        quotation=pgettext("quotation", "“%(words)s”"),
        ways={way: str(words) for way, words in LINES.items()},
        reached={way: {who: _reached_words(way, words) for who, words in PEOPLE.items()} for way in LINES},
        counted={
            "answered": _forms(lambda n: ngettext("%(n)d call picked up", "%(n)d calls picked up", n)),
            "unanswered": _forms(lambda n: ngettext("%(n)d call not picked up", "%(n)d calls not picked up", n)),
            "texts": _forms(lambda n: ngettext("%(n)d text", "%(n)d texts", n)),
            "night": _forms(lambda n: ngettext("%(n)d of them at night", "%(n)d of them at night", n)),
            "acts": _forms(lambda n: ngettext("%(n)d more", "%(n)d more", n)),
            "day": _forms(lambda n: ngettext("%(day)s: %(count)d contact", "%(day)s: %(count)d contacts", n)),
        },
        acts={who: {code: str(conduct.label(code, who)) for code in CONDUCT} for who in PERSPECTIVES},
    )


def vocabulary() -> Vocabulary:
    """Return the fixed words of a line in the active language."""
    return _vocabulary(current())


def day_heading(day: date, contacts: int, this_year: int, say: Vocabulary) -> str:
    """Return the heading over a day's records: the day and how many contacts it had."""
    words = day_words(day, this_year)
    return say.count("day", contacts, day=words) if contacts else words


def line(payload: IncidentPayload, perspective: str, say: Vocabulary, *, night: int) -> Line:
    """Return a record as one line of a list; `night` is its `at_night`, which a list has from its index."""
    by_part = payload.precision == "part"  # "late night" needs no second word beside it
    return Line(
        time=payload.at or _short_time(payload),
        text=what(payload, say),
        small=_small(payload, perspective, say),
        about=payload.precision == "about",
        night=night > 0 and not by_part,
    )


def _short_time(payload: IncidentPayload) -> str:
    """Return the time for the narrow column of a list."""
    if payload.precision == "day" and (payload.kind == "refusal" or payload.once):
        return pgettext("line of a list", "no time")
    return time_words(payload)


def time_words(payload: IncidentPayload) -> str:
    """Return the time as it is known: 17:32, 约17:30, 上午, 全天."""
    if payload.precision == "part":
        return str(PARTS[payload.part])
    if payload.precision == "about":
        return pgettext("time of day", "~%(time)s") % {"time": payload.at}
    if not payload.at and (payload.kind == "refusal" or payload.once):
        return pgettext("time of day", "time not known")
    return payload.at or pgettext("time of day", "all day")


def what(payload: IncidentPayload, say: Vocabulary) -> str:
    """Return what happened, shortest: 电话，没接，6 次."""
    if payload.kind == "refusal":
        return str(SENT[payload.refusal_kind])
    counts, once = _counts(payload, say), payload.once
    if payload.precision == "day" and counts and not once:
        return say.comma.join(counts)
    connected = bool(payload.answered) if once and counts else payload.connected
    if once or not counts:
        spoken = payload.contact_channel in CALLS and connected is not None
        counts = [say.picked_up if connected else say.not_picked_up] if spoken else []
    return say.comma.join([say.ways[payload.contact_channel], *counts])


def _counts(payload: IncidentPayload, say: Vocabulary) -> list[str]:
    counts = {"answered": payload.answered, "unanswered": payload.unanswered, "texts": payload.texts}
    if payload.precision == "day":
        counts["night"] = payload.at_night
    return [say.count(name, n) for name, n in counts.items() if n]


def _small(payload: IncidentPayload, perspective: str, say: Vocabulary) -> str:
    parts = [payload.number] if payload.number else []
    parts += [say.reached[payload.contact_channel][payload.reached]] if payload.reached != "self" else []
    parts += [say.told] if payload.hearsay else []
    acts = sorted(set(payload.conduct), key=_RANK.__getitem__)
    parts += [say.acts[perspective][code] for code in acts[:ACTS_SHOWN]]
    if len(acts) > ACTS_SHOWN:
        parts.append(say.count("acts", len(acts) - ACTS_SHOWN))
    if payload.words:
        quoted = unquoted(" ".join(payload.words.split()))
        if len(quoted) > WORDS_SHOWN:
            quoted = Truncator(quoted).chars(WORDS_SHOWN)
        parts.append(say.quotation % {"words": quoted})
    return "\N{NO-BREAK SPACE}· ".join(parts)  # a line never begins with the dot


def _reached_words(way: str, person: Words) -> str:
    """Return whom they reached: 打给爸妈, 发给同事, 找了村委会."""
    who = {"who": person}
    if way in CALLS:
        return _("called %(who)s") % who
    if way in MESSAGES:
        return _("wrote to %(who)s") % who
    return _("went to %(who)s") % who


def rows(payload: IncidentPayload, perspective: str, this_year: int) -> list[dict[str, str]]:
    """Return everything a record says, label by label; what was never filled in is left out."""
    table = _refusal_rows(payload) if payload.kind == "refusal" else _contact_rows(payload, perspective)
    when = [
        (_("When"), _("%(day)s, %(time)s") % {"day": day_words(payload.day, this_year), "time": time_words(payload)})
    ]
    return [{"label": label, "value": value} for label, value in [*when, *table] if value]


def _refusal_rows(payload: IncidentPayload) -> Iterable[tuple[str, str]]:
    return [
        (_("What you sent"), str(plain.REFUSALS[payload.refusal_kind])),
        (_("To which number"), payload.number),
        (_("Its words"), payload.words),
    ]


def _contact_rows(payload: IncidentPayload, perspective: str) -> Iterable[tuple[str, str]]:
    acts = set(payload.conduct)
    checked = acts & {"claimed_authority", "claimed_lawyer"}
    checks = [str(plain.CHECKS[payload.claim_check])] if checked else []
    checks += [str(plain.PAPER_CHECKS[payload.paper_check])] if "showed_paper" in acts else []
    entry = {True: _("Somebody let them in"), False: _("Nobody let them in"), None: ""}[payload.entry_consent]
    other = payload.reached != "self"
    return [
        (_("How"), what(payload, vocabulary())),
        (_("Number or account"), payload.number),
        (_("Whom they reached"), str(PEOPLE[payload.reached]) if other else _("You")),
        (_("Their part in the money"), str(plain.ROLES[payload.role]) if other and payload.role != "unknown" else ""),
        (_("What they did"), "\n".join(str(act) for act in conduct.labels(acts, perspective))),
        (_("Checked?"), "\n".join(checks)),
        (_("Their words"), payload.words),
        (_("First hand?"), _("Told by somebody else") if payload.hearsay else _("Seen or heard by you")),
        (_("Who they said they were"), payload.claimed),
        (_("Where"), payload.place),
        (_("Were they let in?"), entry),
        (_("Who else saw or heard it"), payload.witnesses),
        (_("Police receipt"), payload.police_receipt),
        (_("What it did to you or the family"), payload.effects),
        (_("The money at that time"), str(DEBT_STATES[payload.debt_state]) if payload.debt_state != "unknown" else ""),
    ]

"""Say a paragraph of a letter in one's own words: what was composed and what was typed stand side by side in the letter.

A paragraph is known by what was composed, so a new wording never lands on a paragraph that says something else by now.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from borrower_help.letters import phrases
from borrower_help.letters.contexts import LetterContext, Reworded, Section

LONGEST = 1_000  # characters of one paragraph
_TELLING = 40  # characters
_KEY = 16  # hex digits; the key stands among the sender's sealed choices only


@dataclass(frozen=True)
class Paragraph:
    """Hold one paragraph that may be said in other words."""

    key: str
    part: str  # heading of its part
    composed: str
    typed: str = ""


def key_of(composed: str) -> str:
    """Return what a composed paragraph is known by."""
    return sha256(composed.encode()).hexdigest()[:_KEY]


def paragraphs(context: LetterContext) -> tuple[Paragraph, ...]:
    """Return what may be reworded, in the order it is printed; what the sender wrote themselves is changed where it was written."""
    typed = {one.typed: one for one in context.reworded}
    found = []
    for section in context.sections:
        for text in (*section.lead, *section.items, *section.after):
            known = typed.get(text)
            composed = known.composed if known else text
            found.append(Paragraph(key_of(composed), section.heading, composed, text if known else ""))
    return tuple(found)


def apply(context: LetterContext, wanted: Mapping[str, str], hide: Callable[[str], str] = str) -> LetterContext:
    """Return the letter with those paragraphs said as they were typed; a wording whose paragraph is gone is left out."""
    if not wanted:
        return context
    done: list[Reworded] = []

    def said(text: str) -> str:
        typed = hide(phrases.plain(wanted.get(key_of(text), ""), LONGEST))
        if not typed or typed == text:
            return text
        done.append(Reworded(text, typed))
        return typed

    def each(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(said(text) for text in texts)

    def reworded(section: Section) -> Section:
        return replace(section, lead=each(section.lead), items=each(section.items), after=each(section.after))

    sections = tuple(reworded(section) for section in context.sections)
    return replace(context, sections=sections, reworded=tuple(done))


def composed(context: LetterContext) -> LetterContext:
    """Return the letter with every paragraph as it was composed, without what was typed over it."""
    if not context.reworded:
        return context
    before = {one.typed: one.composed for one in context.reworded}

    def each(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(before.get(text, text) for text in texts)

    sections = tuple(
        replace(one, lead=each(one.lead), items=each(one.items), after=each(one.after)) for one in context.sections
    )
    return replace(context, sections=sections, reworded=())


def unused(context: LetterContext, wanted: Mapping[str, str]) -> tuple[str, ...]:
    """Return what was typed for paragraphs the letter no longer has: the record changed since."""
    there = {one.key for one in paragraphs(context)}
    return tuple(typed for key, typed in wanted.items() if key not in there and typed)


def repeated(context: LetterContext, others: tuple[LetterContext, ...]) -> tuple[str, ...]:
    """Return the paragraphs about what happened that another letter of the same case says word for word."""
    before = {text for other in others for text in _story(other)}
    return tuple(text for text in _story(context) if text in before)


def _story(context: LetterContext) -> tuple[str, ...]:
    """Return the paragraphs that tell what happened, the short ones left out: a date is said once and the same."""
    return tuple(
        text
        for section in context.sections
        if "事实" in section.heading
        for text in (*section.lead, *section.own)
        if len(text) >= _TELLING
    )

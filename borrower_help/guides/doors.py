"""The doors as their pages show them: words in the language of the page, each period with what it rests on."""

from dataclasses import dataclass
from datetime import date

from borrower_help.core.traditional import traditional
from borrower_help.rules.catalogue.channels import BY_ID, CHANNELS
from borrower_help.rules.catalogue.finder_words import REASONS
from borrower_help.rules.channel_shapes import GROUPS, Channel
from borrower_help.rules.finder import Door
from borrower_help.rules.law import Words
from borrower_help.rules.shapes import Basis
from borrower_help.rules.wording import force_label


@dataclass(frozen=True)
class DoorPage:
    """Hold what the page of one door says."""

    path: str
    title: str
    number: str
    site: str
    accepts: tuple[str, ...]
    not_for: tuple[str, ...]
    wants: tuple[str, ...]
    limits: tuple[tuple[str, str], ...]  # a sentence and what it rests on, "" where no text was read
    expect: str
    tips: tuple[str, ...]
    caveat: str
    checked_on: date


@dataclass(frozen=True)
class Entry:
    """Hold one door in a list: where its page is, its number, its name and one line."""

    path: str
    title: str
    number: str
    line: str


def label(article: str, language: str) -> str:
    """Return an article with its instrument and binding force, in the script of the language."""
    words = force_label(Basis(article, carries=True), language)
    return traditional(words) if language == "zh-hant" else words


def door_page(channel: Channel, language: str) -> DoorPage:
    """Return the page of one door."""
    return DoorPage(
        path=channel.path,
        title=channel.title.of(language),
        number=channel.number,
        site=channel.site,
        accepts=_said(channel.accepts, language),
        not_for=_said(channel.not_for, language),
        wants=_said(channel.wants, language),
        limits=tuple(
            (limit.text.of(language), label(limit.basis, language) if limit.basis else "") for limit in channel.limits
        ),
        expect=channel.expect.of(language),
        tips=_said(channel.tips, language),
        caveat=channel.caveat.of(language) if channel.caveat else "",
        checked_on=channel.checked_on,
    )


def groups(language: str) -> list[tuple[str, list[Entry]]]:
    """Return every door under the key of its group, in the order of the page; its line is what it takes first."""
    return [
        (
            group,
            [entry(one.id, one.accepts[0].of(language), language) for one in CHANNELS if one.group == group],
        )
        for group in GROUPS
    ]


def with_reasons(doors: tuple[Door, ...], language: str) -> list[Entry]:
    """Return doors with the reason for or against each."""
    return [entry(door, REASONS[reason].of(language), language) for door, reason in doors]


def entry(door: str, line: str, language: str) -> Entry:
    """Return one door as a list shows it, with a line of one's own."""
    channel = BY_ID[door]
    return Entry(channel.path, channel.title.of(language), channel.number, line)


def _said(all_words: tuple[Words, ...], language: str) -> tuple[str, ...]:
    return tuple(words.of(language) for words in all_words)

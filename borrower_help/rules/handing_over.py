"""Handing a letter over at the company's own door: what to do in order, and when an answer is usual."""

from dataclasses import dataclass

from borrower_help.rules.catalogue.handing_over import FIELDS, STEPS, USUAL
from borrower_help.rules.deadlines import UsualAnswer
from borrower_help.rules.wording import day

LETTERS = tuple(STEPS)


@dataclass(frozen=True)
class HandingOver:
    """Hold what to do with a letter, in the order it is done, and what the other side will ask for."""

    letter: str
    steps: tuple[str, ...]
    fields: tuple[str, ...]


def handing_over(letter: str, language: str) -> HandingOver:
    """Return what to do with a letter of that kind (creditor-complaint or third-party-notice)."""
    return HandingOver(
        letter=letter,
        steps=tuple(words.of(language) for words in STEPS[letter]),
        fields=tuple(words.of(language) for words in FIELDS[letter]),
    )


def say_usual_answer(answer: UsualAnswer, language: str) -> str:
    """Return a usual answer as a sentence with full dates, who counts and from when."""
    return USUAL.of(language).format(
        received=day(answer.received_on, language),
        usual=day(answer.usual_by, language),
        complicated=day(answer.complicated_by, language),
        longest=day(answer.longest_by, language),
    )

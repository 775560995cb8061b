"""From a case and what its owner chose to the context of a letter: the one place where letters meet incidents and rules."""

from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any
from uuid import UUID
from zlib import crc32

from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import CasePayload
from borrower_help.core import dates
from borrower_help.incidents.findings import Known
from borrower_help.letters.attaching import exhibits_of
from borrower_help.letters.compose import compose
from borrower_help.letters.contexts import Exhibit, LetterContext, LetterRequest, Recipient, Sender, Terms, to_json
from borrower_help.letters.danger import guarded
from borrower_help.letters.definitions import DEFINITIONS
from borrower_help.letters.proposals import chosen_terms
from borrower_help.letters.terms import OF_SUM
from borrower_help.rules import engine
from borrower_help.rules.facts import CaseFacts
from borrower_help.rules.sources import stale_sources


@dataclass(frozen=True)
class Options:
    """Hold what the sender chose and typed for one letter."""

    chosen: list[str] = field(default_factory=list)  # rule keys
    requests: list[str] = field(default_factory=list)  # request keys; empty: the definition's own
    own_words: str = ""
    name: str = ""
    id_number: str = ""
    phone: str = ""
    hours: str = ""
    relation: str = ""
    recipient_name: str = ""
    app_name: str = ""
    numbers: list[str] = field(default_factory=list)  # for 《停止联系号码清单》, typed by the sender
    reworded: dict[str, str] = field(default_factory=dict)  # key of a composed paragraph → what is said instead
    answers: dict[str, str] = field(default_factory=dict)  # to what the letter asks for by itself, see shapes.Blank
    exhibits: list[str] = field(default_factory=list)  # SHA-256 of the files that go with it
    owned: list[str] = field(default_factory=list)  # fingerprints of flags its sender answers for, see flagging
    four_dates: dict[str, str] = field(default_factory=dict)  # key → day or "forgotten"
    dates_read: bool = False  # the page that says to ring first was read

    def to_json(self) -> dict[str, Any]:
        """Return the options as they are sealed."""
        return asdict(self)

    def to_carry(self) -> dict[str, Any]:
        """Return the options as they leave the site in a file: without what was made of words to remember an answer by."""
        return {name: value for name, value in self.to_json().items() if name != "owned"}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Options":
        """Return sealed options."""
        known = {entry.name for entry in fields(cls)}
        return cls(**{name: value for name, value in data.items() if name in known})


def request_from(
    *,
    key: str,
    facts: CaseFacts,
    about: CasePayload,
    case_id: UUID,
    options: Options,
    on: date,
    exhibits: tuple[Exhibit, ...] = (),
    terms: Terms | None = None,
) -> LetterRequest:
    """Return what the composer is asked for; pure.

    The seed is the case's and the letter's own: neither two people's letters look alike, nor two of one person.
    """
    # a letter about one of several sums may go to somebody else than the lender of the case
    of_case = CasePayload(perspective=about.perspective) if options.answers.get(OF_SUM) else about
    return LetterRequest(
        key=key,
        case=facts,
        chosen=tuple(options.chosen),
        sender=Sender(
            name=options.name,
            id_number=options.id_number,
            phone=options.phone,
            hours=options.hours,
            relation=options.relation or about.borrower_relation,
        ),
        recipient=Recipient(
            name=options.recipient_name or of_case.lender_name,
            app_name=options.app_name or of_case.app_name,
        ),
        own_words=options.own_words,
        requests=tuple(options.requests),
        numbers=tuple(options.numbers),
        answers=options.answers,
        reworded=options.reworded,
        exhibits=exhibits,
        terms=terms,
        seed=crc32(case_id.bytes + key.encode()),
        on=on,
    )


def composed(request: LetterRequest) -> LetterContext:
    """Return the letter asked for, without sources whose review is overdue on its day; pure."""
    return compose(request, engine.evaluate(request.case, without=stale_sources(request.on)))


def context_of(*, case: OpenCase, key: str, options: Options, known: Known) -> dict[str, Any]:
    """Return the context of a letter about an opened case, today, as JSON values."""
    request = request_from(
        key=key,
        facts=known.facts,
        about=case.payload,
        case_id=case.id,
        options=options,
        on=dates.today(),
        exhibits=exhibits_of(case, options.exhibits),
        terms=chosen_terms(case, options.answers) if DEFINITIONS[key].may_promise else None,
    )
    return to_json(compose(guarded(request, known.findings), known.findings))

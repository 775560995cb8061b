"""The shapes of the catalogue of letters: a request, an answer a letter asks for, a plan, a letter."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from borrower_help.letters.contexts import LetterRequest
from borrower_help.rules.facts import CaseFacts

_ALWAYS: Callable[[CaseFacts], bool] = lambda case: True  # noqa: E731
NOTHING_ADMITTED = "不是对欠款金额、息费或者诉讼时效的确认、承诺或者放弃。"
_NO_DEBT_OF_MINE = "不是对任何债务的确认、承诺、担保。"  # of whoever is called about somebody else's


@dataclass(frozen=True)
class Ask:
    """Hold one request a letter may make, in its wordings; `suits` says for which facts it is offered by itself.

    Of more than a letter bears the heaviest by `weight` are chosen beforehand.
    """

    key: str
    wordings: tuple[str, ...]
    suits: Callable[[CaseFacts], bool] = _ALWAYS
    needs_records: bool = False
    weight: int = 5


@dataclass(frozen=True)
class Blank:
    """Hold one answer a letter asks for by itself: what is left empty is a line for the pen, or nothing where it is `silent`."""

    key: str
    label: str  # on the paper
    kind: str = "text"  # text, long, day, money, choice; pen: never asked for here
    choices: Mapping[str, str] = field(default_factory=dict)  # code → words on the paper
    silent: bool = False
    longest: int = 60
    wanted: Callable[[Mapping[str, str]], bool] = lambda answers: True  # whether the other answers leave room for it


@dataclass(frozen=True)
class Plan:
    """Hold how a letter is put together that needs no composer of its own."""

    to: Callable[[LetterRequest], str]
    to_label: str
    signer: str
    opening: tuple[str, ...] = ()  # one paragraph in several wordings
    blanks: tuple[Blank, ...] = ()
    about: str = "有关情况"  # what the part with the answers is called
    asks: str = "请求事项"
    story: bool = False  # whether the records are told
    reasons: bool = False  # whether what was found is a ground
    for_police: bool = False  # whether what is a matter for 110 may be a ground
    sources: str = ""  # how the ids of the sources begin that are grounds; "": any
    articles: Callable[[LetterRequest], tuple[str, ...]] = lambda request: ()
    last: str = ""
    official: bool = False  # goes to an authority, which asks whoever writes for an identity number
    address: bool = False  # a line for the pen: where papers reach the sender
    second_sign: str = ""  # who signs beside the sender
    enclosed: str = ""  # what the desk wants to see with it, whoever writes


@dataclass(frozen=True)
class Definition:
    """Hold one letter of the catalogue."""

    key: str
    version: int  # of its template
    title: str  # of the file: neutral
    heading: str
    perspectives: frozenset[str]
    requests: Mapping[str, Ask]
    sender_fields: tuple[str, ...]  # what may be asked for and printed
    recipient_fields: tuple[str, ...]
    prints_matter: bool  # product, amounts, identity numbers
    reservation: str
    template: str = ""  # the folder of its template, "" for its own
    plan: Plan | None = None
    waits_for_court: bool = False  # whether a genuine paper of a court comes first
    may_promise: bool = False
    exhibits: bool = False  # whether files may go with it

    @property
    def blanks(self) -> tuple[Blank, ...]:
        """Return what it asks for by itself."""
        return self.plan.blanks if self.plan else ()

    def reserved(self, perspective: str) -> str:
        """Return the sentence that nothing is admitted: who is called about another's debt has none to speak of."""
        own = perspective == "borrower"
        return self.reservation if own else self.reservation.replace(NOTHING_ADMITTED, _NO_DEBT_OF_MINE)


BOTH = frozenset({"borrower", "third_party"})
BORROWER = frozenset({"borrower"})

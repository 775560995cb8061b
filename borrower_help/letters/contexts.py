"""What a letter is asked for, and what it says: everything a page prints, already worded, and nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from borrower_help.rules.facts import CaseFacts


@dataclass(frozen=True)
class Sender:
    """Hold who signs; what is empty is a line to fill in by pen. `relation`: whose calls these are, to a third party."""

    name: str = ""
    id_number: str = ""
    phone: str = ""
    hours: str = ""
    relation: str = ""


@dataclass(frozen=True)
class Recipient:
    """Hold who is written to, as far as it is known."""

    name: str = ""
    app_name: str = ""


@dataclass(frozen=True)
class Exhibit:
    """Hold one file that goes with a letter, as the list of evidence names it."""

    number: int  # in the case's list of evidence, not in the letter's
    name: str
    source: str
    obtained: str
    proves: str
    extent: str  # pages or duration
    sha256: str  # of the original
    covered_sha256: str = ""  # of the copy with parts covered, which goes in its place
    proof: tuple[str, ...] = ()  # kinds of proof it is, see truth.words_proof

    @property
    def label(self) -> str:
        """Return what it is called in the letter and in a bundle."""
        return f"证据{self.number}"

    def printed(self, hide: Callable[[str], str]) -> "Exhibit":
        """Return it with what was typed as a letter prints it."""
        return replace(self, name=hide(self.name), source=hide(self.source), proves=hide(self.proves))


@dataclass(frozen=True)
class Paper:
    """Hold one paper that shows something that happened, as a letter names both."""

    key: str
    event: str
    name: str


@dataclass(frozen=True)
class Terms:
    """Hold what a request for other terms offers, from the sums its sender chose; what is not ticked is not in it."""

    kind: str  # what lends
    form: str  # what is asked for, see rules.terms
    balance: Decimal  # as they ask for it
    monthly: Decimal | None = None
    once: Decimal | None = None
    begins: int = 1  # the month of the first instalment
    parts: tuple[Decimal, ...] = ()  # every instalment; (): the lender has to count them
    means: tuple[tuple[str, Decimal], ...] = ()  # lines of a month, a total each
    papers: tuple[Paper, ...] = ()
    words: str = ""  # what its sender wrote about it elsewhere; asked for first


@dataclass(frozen=True)
class LetterRequest:
    """Hold what a letter is composed from."""

    key: str
    case: CaseFacts
    on: date
    chosen: tuple[str, ...] = ()  # rule keys; only what is indicated is printed
    sender: Sender = Sender()
    recipient: Recipient = Recipient()
    own_words: str = ""
    requests: tuple[str, ...] = ()  # request keys; (): those the facts suggest
    numbers: tuple[str, ...] = ()  # to be left alone, typed by the sender
    reworded: Mapping[str, str] = field(default_factory=dict)  # key of a composed paragraph → what is said instead
    answers: Mapping[str, str] = field(default_factory=dict)  # to what the letter asks for by itself, see shapes.Blank
    exhibits: tuple[Exhibit, ...] = ()
    terms: Terms | None = None  # of a letter that may offer something, see shapes.Definition
    seed: int = 0


@dataclass(frozen=True)
class Pair:
    """Hold a label and what stands beside it."""

    label: str
    value: str


@dataclass(frozen=True)
class Table:
    """Hold a table with its columns' widths in per cent."""

    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Section:
    """Hold one part of a letter, printed in this order; `own` are the sender's own paragraphs."""

    heading: str
    lead: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    items: tuple[str, ...] = ()
    before_table: str = ""
    table: Table | None = None
    after: tuple[str, ...] = ()


@dataclass(frozen=True)
class Closing:
    """Hold how a letter ends."""

    reservation: str
    salutation: str = ""
    addressee: str = ""
    sign: str = ""  # "" where nothing is signed
    date_line: str = ""
    attachments: str = ""


@dataclass(frozen=True)
class Reworded:
    """Hold a paragraph as it was composed and as its sender said it instead."""

    composed: str
    typed: str


@dataclass(frozen=True)
class LetterContext:
    """Hold a whole letter; `sheets` are its annexes, each on a new page."""

    key: str
    template_version: int
    language: str
    title: str  # of the file: neutral on a shared phone
    heading: str
    parties: tuple[Pair, ...]
    sections: tuple[Section, ...]
    closing: Closing
    sheets: tuple[Section, ...] = ()
    reworded: tuple[Reworded, ...] = ()  # stands in the sections already
    exhibits: tuple[Exhibit, ...] = ()  # stands in the sheets already

    @property
    def own_words(self) -> str:
        """Return what the sender wrote themselves, a paragraph a line; where an annex holds the whole of it, from there."""
        parts = [sheet for sheet in self.sheets if sheet.own] or self.sections
        own = [*(paragraph for part in parts for paragraph in part.own), *(one.typed for one in self.reworded)]
        return "\n".join(dict.fromkeys(own))


_LATER: dict[Any, tuple[str, ...]] = {LetterContext: ("reworded", "exhibits")}


def to_json(context: LetterContext) -> dict[str, Any]:
    """Return a context as JSON values."""
    data: dict[str, Any] = _plain(asdict(context))
    return data


def from_json(data: dict[str, Any]) -> LetterContext:
    """Return a context from JSON values; raise ValueError for a field that is missing, unknown or of a wrong kind."""
    context: LetterContext = _read(LetterContext, data, "letter")
    return context


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value


def _read(kind: Any, value: Any, where: str) -> Any:
    if is_dataclass(kind):
        return _read_record(kind, value, where)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise ValueError(f"{where}: not a list")
        return tuple(_read(get_args(kind)[0], one, f"{where}[{n}]") for n, one in enumerate(value))
    if get_origin(kind) is UnionType:
        wanted = next(one for one in get_args(kind) if one is not NoneType)
        return None if value is None else _read(wanted, value, where)
    if type(value) is not kind:
        raise ValueError(f"{where}: not a {kind.__name__}")
    return value


def _read_record(kind: Any, value: Any, where: str) -> Any:
    known = {entry.name for entry in fields(kind)}
    if isinstance(value, dict):  # a letter issued before there was such a field has nothing in it
        value = {name: [] for name in _LATER.get(kind, ())} | value
    if not isinstance(value, dict) or set(value) != known:
        raise ValueError(f"{where}: not the fields of {kind.__name__}")
    hints = get_type_hints(kind)
    return kind(**{name: _read(hints[name], value[name], f"{where}.{name}") for name in known})

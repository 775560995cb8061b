"""What the check is given and what it returns."""

from dataclasses import dataclass, field
from hashlib import sha256


@dataclass(frozen=True)
class Record:
    """Hold what the record of a case says where words can go beyond it; None where it says nothing."""

    contacts: int | None = None
    peak: int | None = None  # the most on one day
    night: int | None = None
    visits: int | None = None
    people: int | None = None  # others than the owner who were reached
    texts: int | None = None
    told: frozenset[str] = frozenset()  # others about whom the record holds what was told
    seen: frozenset[str] = frozenset()  # others about whom it holds what the owner saw or heard
    attached: frozenset[str] = frozenset()  # kinds of proof, see words_proof
    numbers: frozenset[str] = frozenset()  # digits of who called
    court_paper: bool = False  # one was checked and is genuine
    may_promise: bool = False  # the letter is about paying


@dataclass(frozen=True)
class Flag:
    """Hold one thing to ask about: its code, the sentence, where it stands, the words that gave rise to it.

    `instead` is the sentence reworded where a plain exchange does it, "" where only its writer can. `known` is what the record says.
    """

    code: str
    passage: str
    text: int = 0  # which of the texts
    start: int = 0
    end: int = 0
    found: str = ""
    instead: str = ""
    known: str = field(default="", compare=False)

    @property
    def fingerprint(self) -> str:
        """Return what an answer is remembered by: it holds for this sentence as it stands, and for nothing else."""
        return sha256(f"{self.code}\x00{self.passage}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Hit:
    """Hold what a rule found in a sentence."""

    found: str
    instead: str = ""
    known: str = ""

"""What an instrument and an article are: the plain records the catalogue is made of."""

from dataclasses import dataclass
from datetime import date

from borrower_help.core.traditional import traditional

# The kind of the source decides how binding it is; nothing else does.
FORCES = (
    "law",
    "administrative_regulation",
    "judicial_interpretation",
    "judicial_policy",
    "departmental_rule",
    "normative_document",
    "local_regulation",
    "recommended_national_standard",
    "self_discipline",
)

# A recommended standard and a trade's own rules are no law; every page and letter that cites one says so.
NOT_LAW = frozenset({"recommended_national_standard", "self_discipline"})

SEEN_LEVELS = ("full_text", "secondary", "memory_only")


@dataclass(frozen=True)
class Words:
    """Hold one sentence of ours in the three languages of the site; never the words of a statute."""

    zh_hans: str
    en: str
    zh_hant: str = ""  # by hand, only where the conversion of `zh_hans` would not do

    def of(self, language: str) -> str:
        """Return the sentence in `language` (zh-hans, zh-hant or en); traditional is made from simplified."""
        if language == "zh-hant":
            return self.zh_hant or traditional(self.zh_hans)
        return {"zh-hans": self.zh_hans, "en": self.en}[language]


@dataclass(frozen=True)
class Source:
    """Hold one instrument: what it is called, who made it, when it binds, how far we have read it."""

    id: str
    title: str
    short_title: str
    title_en: str
    issuer: str
    document_number: str  # "" where it was not checked
    force: str  # one of FORCES
    in_force_from: date
    in_force_until: date | None  # the last day; None: still in force when reviewed
    look_up: str
    seen_level: str
    recheck_before_print: bool
    reviewed_on: date
    review_by: date

    def in_force(self, on: date) -> bool:
        """Return whether the instrument was in force on that day."""
        return self.in_force_from <= on and (self.in_force_until is None or on <= self.in_force_until)


@dataclass(frozen=True)
class Article:
    """Hold one article: its number where it may be printed, and what it means in a sentence of ours."""

    id: str
    source: str
    number: str  # "" where no number may be printed: then the instrument is named alone
    part: str  # the item inside the article, as it is written in Chinese
    part_en: str
    meaning: Words

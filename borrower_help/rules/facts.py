"""What a case says, in plain dataclasses: the only thing the rules ever see.

The codes below are the vocabulary of the whole site: forms offer them, payloads store them, rules and letters read them.
Their wording lives where it is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

# Who keeps the record (owner of the case).
PERSPECTIVES = ("borrower", "third_party")

# How they got in touch ("contact channel").
CONTACT_CHANNELS = (
    "call",
    "robot_call",
    "text",
    "app_message",
    "email",
    "video_call",
    "visit",
    "letter",
    "posting",
    "other",
)
CALLS = frozenset({"call", "robot_call", "video_call"})
MESSAGES = frozenset({"text", "app_message", "email"})

# Who was reached, seen from the owner of the case.
REACHED = (
    "self",  # the owner
    "parent",
    "spouse",
    "child",
    "relative",
    "friend",
    "colleague",
    "employer",  # boss, personnel, switchboard
    "neighbour",
    "village",  # village or residents' committee
    "school",
    "group",  # a chat group or the public
    "other",
    # the sealed index stores places in this list: what comes later stands at its end
    "father",
    "mother",
)
PARENTS = frozenset({"father", "mother"})  # "parent" is one of them, it is not known which, or both

# What the reached person has to do with the debt. "spouse" alone decides nothing: see joint debt.
ROLES = ("borrower", "none", "guarantor", "co_borrower", "joined_debt", "spouse_joint", "heir", "unknown")
OBLIGED_ROLES = frozenset({"borrower", "guarantor", "co_borrower", "joined_debt", "spouse_joint", "heir"})

LENDER_KINDS = (
    "bank",
    "credit_card",
    "consumer_finance",
    "microloan",
    "platform",
    "debt_buyer",
    "unlicensed",
    "unknown",
)

# The debt on the day of the incident, as the owner sees it.
DEBT_STATES = ("overdue", "not_due", "repaid", "disputed", "not_theirs", "number_recycled", "unknown")

PARTS_OF_DAY = (
    "early",
    "morning",
    "afternoon",
    "evening",
    "night",
)  # 凌晨 0-6, 早上 6-12, 下午 12-18, 晚上 18-22, 夜里 22-24

PRECISIONS = ("exact", "about", "part", "day")

# Where it happened, as far as it matters: entering a home is not entering a shop.
PLACES = ("home", "workplace", "public")

CHECKS = ("not_genuine", "genuine", "unchecked")

CONDUCT = (
    "asked_me_to_pay",
    "said_amount",
    "insulted",
    "frightened",
    "asked_whereabouts",
    "many_calls",
    "at_night",
    "asked_to_persuade",
    "called_workplace",
    "called_village",
    "called_school",
    "told_others",
    "threatened_harm",
    "threatened_exposure",
    "threatened_jail",
    "threatened_family_record",
    "announced_suit",  # said they would sue or report to the credit register: indicates nothing by itself
    "claimed_authority",  # police, court, prosecutor, government
    "claimed_lawyer",  # lawyer or mediator
    "showed_paper",
    "hid_identity",
    "no_papers",
    "open_envelope",
    "published",
    "obscene_pictures",
    "visit_unannounced",
    "visit_alone",
    "visit_in_numbers",
    "entered_or_stayed",
    "hit_or_held",
    "damaged_or_blocked",
    "filmed",
    "took_property",
    "private_account",
    "extra_fees",
    "pushed_borrowing",
    "after_repayment",
    "after_wrong_person",
    "after_objection",
    "spoke_to_child",
    "followed",
)

# Further questions whose answer the rules know, each asked once per case; "" is "I do not know".
ANSWERS = {
    "agreed_night": ("yes", "no"),  # the borrower agreed to be contacted between 22:00 and 8:00
    "agreed_attempts": ("yes", "no"),  # another number of tries a day was agreed
    "persuade_or_relay": ("persuade", "relay"),  # what a third party was asked to do: press, or pass on a word
    "unlisted_contacts": ("none", "one", "more"),  # how many of those contacted nobody had ever named to the lender
    "child_age": ("under_14", "from_14"),
    "frail_contacted": ("yes", "no"),  # somebody old or ill was among those reached
    "abusive_times": ("under_three", "three_or_more"),  # foul or frightening messages within thirty days
    "card_principal": ("under_50000", "from_50000"),  # what the card's own debt is without interest, in yuan
    "negative_record": ("no_record", "told_before", "not_told"),  # in the credit report, and whether it was announced
    "own_record_threat": ("yes", "no"),  # somebody who owes nothing was told that their own record would suffer
    "followed_again": ("yes", "no"),  # it was more than once
    "visitors_least": ("one", "two_or_more"),  # how many came on the visit with the fewest
    "property_agreed": ("yes", "no"),  # what they took was handed over freely
    "filmed_what": ("private", "outside"),  # inside the home or a person in it; only the door or the street
    "posting_named": ("yes", "no"),  # what was put up showed a name, a face, an address or the debt
    "private_channel": ("official", "private", "not_allowed"),  # private phone or chat: the lender says no; unchecked
    "agency_notice": ("own_staff", "told", "not_told"),  # was an outside firm announced by the lender?
    "transfer_notice": ("yes", "no"),  # was there a notice that the debt was sold?
    "signed_plan": ("kept", "broken", "none"),  # a signed instalment plan for a card
    "loan_signs": ("yes", "no"),  # fee taken beforehand, extreme cost, an IOU for money never received
}
PLAN_DAY = "plan_signed_on"  # the one further answer that is a day


@dataclass(frozen=True, slots=True)
class IncidentFacts:
    """Hold one occasion: a contact, or the counted contacts of one day. Times are Beijing wall time, naive."""

    id: str
    on: date
    at: datetime | None = None  # None: only the part of the day, or only the day, is known
    part: str = ""  # one of PARTS_OF_DAY, "" where `at` is set or nothing is known
    precision: str = "exact"
    contact_channel: str = "call"
    connected: bool | None = None  # a call: answered, not answered, not known
    answered: int = 0  # counts of this record; a single answered call has answered=1
    unanswered: int = 0
    texts: int = 0
    night: int = 0  # how many of those were between 22:00 and 8:00, as the person counted or as the time says
    number: str = ""
    reached: str = "self"
    role: str = "unknown"
    conduct: frozenset[str] = frozenset()
    claimed: str = ""  # who they said they were, verbatim
    claim_check: str = "unchecked"  # one of CHECKS, about claimed_authority and claimed_lawyer
    paper_check: str = "unchecked"
    words: str = ""
    hearsay: bool = False  # True: told by the person reached, not seen or heard by the owner
    told_by: str = ""  # one of REACHED
    debt_state: str = "unknown"
    consent_to_entry: bool | None = None
    reported: bool = False  # the record names a police station or its receipt
    place: str = ""  # one of PLACES, "" where it was not asked; a visit to the office is not a visit to the home

    @property
    def contacts(self) -> int:
        """Return how many contacts this record stands for."""
        return self.answered + self.unanswered + self.texts or 1


@dataclass(frozen=True)
class RefusalFacts:
    """Hold one refusal or objection that was sent: when, by whom reached, to which number."""

    id: str
    at: datetime
    by: str = "self"  # one of REACHED
    kind: str = "stop_contact"  # stop_contact, wrong_person, repaid, stay_reachable; complaint: only in a letter
    number: str = ""
    letter: str = ""  # the letter that told them, "" for a text or a word
    spoken: bool = False  # a letter that was read out on the phone: not in writing


@dataclass(frozen=True)
class CaseFacts:
    """Hold a whole case as the rules see it; the record of one owner's dealings with one creditor."""

    perspective: str
    lender_kind: str = "unknown"
    lender_name: str = ""
    app_name: str = ""
    incidents: tuple[IncidentFacts, ...] = ()
    refusals: tuple[RefusalFacts, ...] = ()
    borrower_reachable: bool | None = None
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))  # further answers, by question key

    def answer(self, key: str) -> str:
        """Return the answer to a further question, "" where it was not given."""
        return self.answers.get(key, "")

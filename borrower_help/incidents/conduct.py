"""The conduct catalogue in plain words: a label and an example for every code of `rules.facts.CONDUCT`.

Codes are the vocabulary of the rules; the wording lives here. Some acts read differently for the person who is asked
to pay and for somebody who owes nothing: those have words for each.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Option, Words
from borrower_help.rules.facts import CONDUCT

NOTHING = "nothing"  # an answer of the form, not a conduct: they called and that was all


@dataclass(frozen=True)
class Act:
    """Hold the words of one conduct; `to_kin` and `to_kin_example` replace them for somebody who owes nothing."""

    code: str
    label: Words
    example: Words
    to_kin: Words = ""
    to_kin_example: Words = ""

    def words(self, perspective: str) -> tuple[Words, Words]:
        """Return label and example as the owner of the record would say them."""
        if perspective != "third_party":
            return self.label, self.example
        return self.to_kin or self.label, self.to_kin_example or self.example


_ACTS = (
    Act(
        "asked_me_to_pay",
        _("Wanted others to pay for me"),
        _("“If she won't pay, you're her father, you pay.”"),
        _("Wanted me to pay for them"),
        _("“You're his mother. Put the money up first.”"),
    ),
    Act(
        "said_amount",
        _("Told others how much I owe"),
        _("Said to family or colleagues which app and how much"),
        _("Told me how much they owe"),
        _("“He owes us more than thirty thousand on the app.”"),
    ),
    Act("insulted", _("Swore at people"), _("Called us deadbeats, crooks, foul names")),
    Act("frightened", _("Frightened people"), _("“Just you wait.” “This will end badly.”")),
    Act(
        "asked_whereabouts",
        _("Asked others where I am and what I earn"),
        _("Where do they live, where do they work, when are they home"),
        _("Asked where they are and what they earn"),
        _("“Where does he live now? Which firm? How much a month?”"),
    ),
    Act("many_calls", _("Called many times in one day"), _("One call after another, or a new number each time")),
    Act("at_night", _("Came or called at night"), _("After ten at night or before eight in the morning")),
    Act(
        "asked_to_persuade",
        _("Asked others to press me"),
        _("“Talk to him. Get him to call us today.”"),
        _("Asked me to press them or pass a word"),
        _("“Tell him to call back today, or else.”"),
    ),
    Act("called_workplace", _("Went to the workplace"), _("Called the boss, the office, the front desk")),
    Act(
        "called_village",
        _("Went to the village or residents' committee"),
        _("Called the village head or the committee"),
    ),
    Act("called_school", _("Went to the school"), _("Called the child's teacher, a class group")),
    Act(
        "told_others",
        _("Told other people about my debt"),
        _("Relatives, friends, neighbours or a chat group now know"),
        _("Told other people about their debt"),
        _("Neighbours, relatives or a chat group now know"),
    ),
    Act(
        "threatened_harm",
        _("Said they would hurt somebody"),
        _("“We'll break your leg.” “Mind your child on the way to school.”"),
    ),
    Act(
        "threatened_exposure",
        _("Said they would expose people"),
        _("“We'll call everyone in your contacts.” “We'll post your photo.”"),
    ),
    Act(
        "threatened_jail",
        _("Said somebody would be jailed or arrested"),
        _("“The police will be at your door tomorrow.”"),
    ),
    Act(
        "threatened_family_record",
        _("Said it would hurt the family"),
        _("“Your child can't get into university, the army or the civil service.”"),
    ),
    Act(
        "announced_suit",
        _("Said they would sue or report to the credit register"),
        _("“We'll see you in court.” Lenders may do this; noting it down is enough"),
    ),
    Act(
        "claimed_authority",
        _("Said they were police, court or government"),
        _("“This is the court, about your case.” “Economic crimes unit here.”"),
    ),
    Act(
        "claimed_lawyer",
        _("Said they were a lawyer or mediator"),
        _("“Law firm here.” “Pre-trial mediation centre here.”"),
    ),
    Act("showed_paper", _("Sent or showed a paper"), _("A summons, a lawyer's letter, a case notice, a wanted notice")),
    Act("hid_identity", _("Would not say who they were"), _("No company, no name, or a different one each time")),
    Act("no_papers", _("Came without papers"), _("No staff card, no letter of authority to be seen")),
    Act(
        "open_envelope",
        _("Sent a letter others could read"),
        _("“Collection” or “debt” on the envelope, or no envelope at all"),
    ),
    Act("published", _("Posted name, photo or ID card"), _("In a group, a short video, on a wall, on a banner")),
    Act(
        "obscene_pictures",
        _("Sent dirty or doctored pictures"),
        _("A face put on another body, a picture as for a funeral"),
    ),
    Act("visit_unannounced", _("Came to the door without a word before"), _("Nobody had called or agreed to it")),
    Act("visit_alone", _("One person came alone"), _("Nobody with them, nobody recording")),
    Act("visit_in_numbers", _("Came in a crowd"), _("Four or five of them, standing around the door")),
    Act("entered_or_stayed", _("Came in or would not leave"), _("Pushed the door, sat down, stood in the hall")),
    Act("hit_or_held", _("Hit, pulled or held somebody"), _("Pushing, dragging, not letting anyone out")),
    Act(
        "damaged_or_blocked",
        _("Damaged or blocked things"),
        _("Glue in the lock, paint on the wall, wreaths at the door"),
    ),
    Act("filmed", _("Took photos or video"), _("Held a phone at the person, the door, the car")),
    Act("took_property", _("Took things or a phone away"), _("Took the car, the phone, the ID card")),
    Act(
        "private_account",
        _("Wanted money to a private account"),
        _("To a personal card, WeChat or Alipay, not the lender's app"),
    ),
    Act("extra_fees", _("Wanted extra fees"), _("A “collection fee”, “door fee”, “lawyer's fee”")),
    Act("pushed_borrowing", _("Pushed to borrow elsewhere"), _("“Borrow from another app and pay us first.”")),
    Act("after_repayment", _("It was paid off and they still come"), _("Everything is paid, they still want money")),
    Act(
        "after_wrong_person",
        _("They were told it is the wrong person"),
        _("Said already “not me, wrong number”, and still they call"),
    ),
    Act("after_objection", _("They got a written objection"), _("A complaint or letter was sent, and still they call")),
    Act("spoke_to_child", _("Spoke to a child about it"), _("Called the child, waited for the child at the gate")),
    Act("followed", _("Followed or lay in wait"), _("Behind on the road, in a car downstairs")),
)
ACTS = {act.code: act for act in _ACTS}

FIRST = {
    "borrower": ("many_calls", "told_others", "insulted", "frightened", "threatened_exposure", "at_night"),
    "third_party": (
        "asked_me_to_pay",
        "said_amount",
        "asked_whereabouts",
        "asked_to_persuade",
        "insulted",
        "many_calls",
    ),
}


def label(code: str, perspective: str) -> Words:
    """Return the words for a conduct as the owner of the record would say them."""
    return ACTS[code].words(perspective)[0]


def labels(codes: Iterable[str], perspective: str) -> list[Words]:
    """Return the words for several conducts, in the order of the catalogue."""
    chosen = set(codes)
    return [label(code, perspective) for code in CONDUCT if code in chosen]


def options(codes: Sequence[str], perspective: str, shows: Mapping[str, tuple[str, ...]]) -> list[Option]:
    """Return the answers a form offers for `codes`; `shows` names the fields some of them open."""
    return [Option(code, *ACTS[code].words(perspective), shows.get(code, ())) for code in codes]


def offered(perspective: str, shows: Mapping[str, tuple[str, ...]]) -> tuple[list[Option], list[Option]]:
    """Return the six commonest answers and, closing them, "nothing else"; then all the others."""
    first = FIRST[perspective]
    rest = [code for code in CONDUCT if code not in first]
    nothing = Option(NOTHING, _("They just called, nothing else"), _("Not picked up, or only a few words"))
    return [*options(first, perspective, shows), nothing], options(rest, perspective, shows)

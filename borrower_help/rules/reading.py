"""Read an incident the way rules need it: who was reached, how often, when. Nothing here knows a law."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from borrower_help.rules.facts import CALLS, CONDUCT, MESSAGES, OBLIGED_ROLES, PARENTS, CaseFacts, IncidentFacts

# A video call is no "voice" call to be counted against a daily number, though it disturbs like one.
VOICE = frozenset({"call", "robot_call"})

# A chat group, a committee or a school as such owes nobody's debt; a single person may.
INSTITUTIONS = frozenset({"group", "village", "school"})

# A notice on a wall is no conversation with anybody.
NOT_TO_A_PERSON = frozenset({"posting", "other"})

# What can only have been done to somebody who heard or read it: such an incident was a conversation, ticked or not.
UNSPOKEN = frozenset(
    {"many_calls", "at_night", "called_workplace", "called_village", "called_school"}
    | {"after_repayment", "after_wrong_person", "after_objection", "no_papers"}
    | {"visit_unannounced", "visit_alone", "visit_in_numbers", "followed", "filmed", "damaged_or_blocked"}
)
SAID = frozenset(CONDUCT) - UNSPOKEN

DISCLOSED = frozenset({"said_amount", "told_others", "open_envelope", "published"})
THREATENED = frozenset({"threatened_harm", "threatened_exposure"})
# Talk of prison or of a child's future is exaggeration of consequences, a rule of its own.
CONSEQUENCES = frozenset({"threatened_jail", "threatened_family_record", "announced_suit"})
PRESSED = THREATENED | {"asked_me_to_pay", "insulted", "frightened", "threatened_jail", "threatened_family_record"}

PART_HOURS = {"early": (0, 6), "morning": (6, 12), "afternoon": (12, 18), "evening": (18, 22), "night": (22, 24)}
NIGHT_FROM, NIGHT_UNTIL = time(22), time(8)
ABOUT = timedelta(minutes=30)  # ours: how far "about ten" may be off
_MOMENT = timedelta(microseconds=1)
# The guideline calls a borrower lost after three days without an answer; whoever answered within three was not.
_RECENT = timedelta(days=2)


@dataclass(frozen=True)
class Tally:
    """Hold how many voice calls and texts a record stands for; `unknown` calls were answered or not."""

    answered: int = 0
    unanswered: int = 0
    unknown: int = 0
    texts: int = 0


def reached_borrower(incident: IncidentFacts, case: CaseFacts) -> bool:
    """Return whether the person reached was the borrower."""
    return incident.role == "borrower" or (case.perspective == "borrower" and incident.reached == "self")


def unrelated(incident: IncidentFacts, case: CaseFacts) -> bool | None:
    """Return whether the person reached has nothing to do with the debt; None where their role is not known."""
    if reached_borrower(incident, case) or incident.role in OBLIGED_ROLES:
        return False
    if incident.role == "none" or incident.reached in INSTITUTIONS:
        return True
    return None


def spoke(incident: IncidentFacts) -> bool | None:
    """Return whether something was said to somebody; None for a call of which nobody knows."""
    if incident.contact_channel not in CALLS or incident.connected or incident.answered or incident.texts:
        return True
    if incident.conduct & SAID:
        return True
    return False if incident.connected is False or incident.unanswered else None


def tally(incident: IncidentFacts) -> Tally:
    """Return the voice calls and texts a record counts, whether it is one contact or a day of them."""
    if incident.precision == "day" and incident.answered + incident.unanswered + incident.texts:
        return Tally(incident.answered, incident.unanswered, 0, incident.texts)
    if incident.contact_channel in MESSAGES:
        return Tally(texts=max(1, incident.texts))
    if incident.contact_channel not in VOICE:
        return Tally()
    if incident.answered or incident.unanswered:
        return Tally(incident.answered, incident.unanswered)
    answered = spoke(incident)
    return Tally(answered=answered is True, unanswered=answered is False, unknown=answered is None)


def span(incident: IncidentFacts) -> tuple[datetime, datetime]:
    """Return the earliest and the latest moment at which it can have been."""
    if incident.at is not None:
        slack = ABOUT if incident.precision == "about" else timedelta()
        return incident.at - slack, incident.at + slack
    first, last = PART_HOURS.get(incident.part, (0, 24))
    midnight = datetime.combine(incident.on, time())
    return midnight + timedelta(hours=first), midnight + timedelta(hours=last) - _MOMENT


def after(incident: IncidentFacts, moment: datetime) -> bool | None:
    """Return whether it came after `moment`; None where its time leaves that open."""
    first, last = span(incident)
    if first > moment:
        return True
    return False if last <= moment else None


def same_person(reached: str, refused_by: str) -> bool | None:
    """Return whether the one reached is the one who refused; None where only "a parent" is known of the one reached.

    Who wrote down a refusal of "mother or father" spoke for both of them.
    """
    if reached == refused_by or (refused_by == "parent" and reached in PARENTS):
        return True
    return None if reached == "parent" and refused_by in PARENTS else False


def is_night(moment: datetime) -> bool:
    """Return whether `moment` is in the quiet hours: 22:00:00 is, 8:00:00 is not."""
    return not NIGHT_UNTIL <= moment.time() < NIGHT_FROM


def night_count(incident: IncidentFacts) -> int | None:
    """Return how many of its contacts were at night; None where the time leaves that open."""
    if incident.at is None and not incident.part:
        if incident.night:
            return min(incident.night, incident.contacts)
        counted = incident.answered + incident.unanswered + incident.texts and incident.precision == "day"
        return 0 if counted and "at_night" not in incident.conduct else None
    if incident.at is not None and incident.precision != "about":  # the usual record: no span to look at
        return incident.contacts if is_night(incident.at) else 0
    first, last = (is_night(moment) for moment in span(incident))
    if first != last:
        return None
    return incident.contacts if first else 0


def in_small_hours(incident: IncidentFacts) -> bool:
    """Return whether it was certainly between midnight and six."""
    return all(moment.hour < PART_HOURS["early"][1] for moment in span(incident))


class Reachable:
    """Know on which days the borrower could be reached, as far as the record shows it."""

    def __init__(self, case: CaseFacts) -> None:
        self.said = case.borrower_reachable
        self.notice = min((r.at.date() for r in case.refusals if r.kind == "stay_reachable"), default=None)
        self.answered: set[date] = {i.on for i in case.incidents if reached_borrower(i, case) and spoke(i)}

    def on(self, incident: IncidentFacts) -> bool | None:
        """Return whether they could be reached when it happened; None where the record does not show it."""
        if self.said is not None:
            return self.said
        if self.notice is not None and self.notice < incident.on:
            return True
        recent = (incident.on - timedelta(days) for days in range(_RECENT.days + 1))
        return True if any(day in self.answered for day in recent) else None


def first_reason(reasons: set[str], order: tuple[str, ...]) -> str:
    """Return the code that comes first in `order`; its last where there is none."""
    return next((code for code in order if code in reasons), order[-1])

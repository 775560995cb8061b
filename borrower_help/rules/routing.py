"""From a case to its doors in their order: what was found, who lends, what was tried already; no clock, no wording.

The order and the reasons are the finder's; here several matters of one case become one list, danger goes before all, and
each door gets the papers that may be handed in there.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from borrower_help.rules import finder, papers
from borrower_help.rules.finder import COMPANY, HOTLINE, NFRA, POLICE, SUPERVISED, Door, Way
from borrower_help.rules.situation import HAS_A_DESK, Situation, is_grave, matters, may_write_to_company

MOST = 6  # a longer list is no answer
AUTHORITIES = frozenset({NFRA, finder.LOCAL, finder.PBOC, HOTLINE})
_ALWAYS_AGAIN = frozenset({POLICE, COMPANY, *AUTHORITIES, finder.ADVICE, finder.COURT})


@dataclass(frozen=True)
class Step:
    """Hold one door of the way: why it stands here, and the papers for it, the first one first."""

    channel: str
    reason: str
    letters: tuple[str, ...] = ()


@dataclass(frozen=True)
class Route:
    """Hold the doors in their order and those left out with the reason; `grave`: 110 first, and nothing to the collector."""

    steps: tuple[Step, ...]
    more: tuple[Door, ...]  # they fit too, and come after those
    against: tuple[Door, ...]
    grave: bool
    court_first: bool

    @property
    def withheld(self) -> frozenset[str]:
        """Return which fields no letter of this case may ask for or print."""
        return papers.UNSAFE_FIELDS if self.grave else frozenset()


def route(here: Situation) -> Route:
    """Return the doors in their order, each with its reason and its papers, and the reasons against the others."""
    grave = is_grave(here)
    doors, against = _merged(here)
    doors, against = _in_danger(here, doors, against)
    doors = _remembered(here, doors)
    named = {door for door, _reason in doors}
    against = [one for one in _once([*against, (papers.PUBLIC, "public_post")]) if one[0] not in named]
    steps = tuple(Step(door, reason, papers.letters_for(here, door, reason)) for door, reason in doors[:MOST])
    return Route(steps, tuple(doors[MOST:]), tuple(against), grave, here.court_paper)


def _merged(here: Situation) -> tuple[list[Door], list[Door]]:
    history = _history(here)
    ways = [_way(here, matter, history) for matter in matters(here)]
    first = [door for way in ways for door in way.doors if door[0] == POLICE]
    if here.court_paper:  # its days run whatever else there is; a life goes before them
        first = [*(first if is_grave(here) else []), *ways[0].doors, *first]
    doors = _once([*first, *(door for way in ways for door in way.doors)])
    return doors, _once([door for way in ways for door in way.against])


def _way(here: Situation, matter: str, history: str) -> Way:
    way = finder.find(here.lender, matter, history)
    if history == "authority":
        way = Way(tuple(_asked_itself(here, matter, door) for door in way.doors), way.against)
    if here.obliged or matter in {"not_mine", "paper", "report"}:
        return way
    way = finder.for_no_customer(way)
    return Way(tuple((door, "stop_my_number" if door == COMPANY else why) for door, why in way.doors), way.against)


def _asked_itself(here: Situation, matter: str, door: Door) -> Door:
    """Return a door with its reason; of an authority that was not asked itself, the one it has after the company."""
    if door[1] != "ask_progress" or here.tried_at(door[0]):
        return door
    return next((one for one in finder.find(here.lender, matter, "silence").doors if one[0] == door[0]), door)


def _history(here: Situation) -> str:
    """Return what was tried in the finder's words; somebody who still waits for an answer has none yet."""
    if any(one.channel in AUTHORITIES for one in here.tried):
        return "authority"
    company = here.tried_at(COMPANY)
    return company.answer if company and company.answer in {"silence", "refused"} else "none"


def _in_danger(here: Situation, doors: list[Door], against: list[Door]) -> tuple[list[Door], list[Door]]:
    """Return the doors without talks, where nobody is sent to the company first, nor at all while it would do harm."""
    if not is_grave(here):
        return doors, against
    doors = [(door, "report_at_once" if why in {"nfra_then", "local_then"} else why) for door, why in doors]
    gone: list[Door] = [(finder.MEDIATION, "not_in_fear")]
    if not may_write_to_company(here):
        licensed = "after_police" if here.lender in HAS_A_DESK else "no_desk"
        gone.insert(0, (COMPANY, "tells_them_more" if here.lender == "unlicensed" else licensed))
    left_out = {door for door, _why in gone}
    return [door for door in doors if door[0] not in left_out], [*gone, *against]


def _remembered(here: Situation, doors: list[Door]) -> list[Door]:
    """Return the doors with what is known of those tried: who still has time waits, small doors are not asked twice."""
    now: list[Door] = []
    later: list[Door] = []
    for door, reason in doors:
        tried = here.tried_at(door)
        if tried is None:
            now.append((door, reason))
        elif tried.answer == "waiting" and door not in {POLICE, finder.ADVICE, finder.COURT}:
            # an authority that has the matter is asked first; a company that has time yet keeps its place
            now.insert(_after_danger(now) if door in AUTHORITIES else len(now), (door, "wait_answer"))
        elif door == POLICE:
            now.append((door, "police_again"))
        elif door == COMPANY:
            now.append((door, _company_again(here, tried.answer)))
        elif door in _ALWAYS_AGAIN:
            now.append((door, reason))
        else:
            later.append((door, "asked_before"))
    return [*now, *later]


def _company_again(here: Situation, answer: str) -> str:
    if answer == "done":
        return "hold_to_it"
    customer = here.obliged and here.lender in SUPERVISED
    return "body_above" if answer == "refused" and customer else "once_more"


def _after_danger(doors: list[Door]) -> int:
    """Return how many doors at the beginning go before everything."""
    first = {"is_it_real", "what_by_when", "asks_money"}
    urgent = [door == POLICE or reason in first for door, reason in doors]
    return urgent.index(False) if False in urgent else len(urgent)


def _once(doors: Iterable[Door]) -> list[Door]:
    seen: dict[str, Door] = {}
    for door in doors:
        seen.setdefault(door[0], door)
    return list(seen.values())

"""The letters there are: who may write each, what it may print, what it may ask for."""

from types import MappingProxyType

from borrower_help.letters.catalogue import authorities, company, contacts, court, settled
from borrower_help.letters.catalogue.complaint import COMPLAINT
from borrower_help.letters.catalogue.digest import DIGEST
from borrower_help.letters.catalogue.notice import NOTICE
from borrower_help.letters.shapes import Ask, Definition
from borrower_help.rules.facts import CaseFacts

# In the order they are offered: to the company first, then what concerns numbers and data, then who may look into it.
_ALL = (
    COMPLAINT,
    NOTICE,
    company.SECOND_LEVEL,
    company.REPAID,
    company.NOT_MINE,
    company.NEGOTIATION,
    authorities.POLICE_REPORT,
    contacts.STAY_REACHABLE,
    contacts.CHANGE_CONTACTS,
    contacts.TRANSFER_CHECK,
    contacts.DATA_ACCESS,
    company.ACCOUNT_STATEMENT,
    company.FEE_OBJECTION,
    court.PAYMENT_ORDER,
    authorities.MEDIATION,
    company.SETTLEMENT,
    settled.CLEARANCE,
    court.AUTHORISATION,
    authorities.REGULATOR_COMPLAINT,
    authorities.REGULATOR_REPORT,
    authorities.LOCAL_AUTHORITY,
    authorities.CREDIT_OBJECTION,
    authorities.NUISANCE,
    authorities.LEGAL_AID,
    DIGEST,
)
MOST_CHOSEN = 6  # requests chosen beforehand: more, and nobody reads them out or answers them one by one
DEFINITIONS = MappingProxyType({one.key: one for one in _ALL})


def for_perspective(perspective: str) -> tuple[Definition, ...]:
    """Return the letters the owner of such a record may write."""
    return tuple(one for one in DEFINITIONS.values() if perspective in one.perspectives)


def suggested(key: str, case: CaseFacts) -> tuple[str, ...]:
    """Return the requests chosen beforehand, in the order they are printed: those that suit the facts, the heaviest six."""
    suited = suiting(key, case)
    heaviest = sorted(suited, key=lambda ask: -ask.weight)[:MOST_CHOSEN]
    return tuple(ask.key for ask in suited if ask in heaviest)


def suiting(key: str, case: CaseFacts) -> tuple[Ask, ...]:
    """Return the requests that suit the facts."""
    return tuple(ask for ask in offered(key, case) if ask.suits(case))


def offered(key: str, case: CaseFacts) -> tuple[Ask, ...]:
    """Return the requests that may be made at all: what needs a record is not offered without one."""
    asks = DEFINITIONS[key].requests.values()
    return tuple(ask for ask in asks if case.incidents or not ask.needs_records)

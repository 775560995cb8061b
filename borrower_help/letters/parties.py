"""Who is written to, about what, and whom the requests name: people by relation only."""

from borrower_help.letters import claims, phrases
from borrower_help.letters.catalogue.terms import is_private
from borrower_help.letters.contexts import LetterRequest
from borrower_help.letters.reading import Counts, counts
from borrower_help.rules.facts import OBLIGED_ROLES, PARENTS, IncidentFacts

_FAMILY = "我的家人、同事"


def company(request: LetterRequest) -> str:
    """Return the company; where the lender is not known, whoever runs the app, asked to pass it on."""
    name = claims.known_name(request.recipient, request.case)
    if name:
        return name
    app = phrases.plain(request.recipient.app_name, 60)
    if app:
        return f"{phrases.quoted(app)}App运营方{phrases.AND_ON_TO}实际放款机构"
    return f"{claims.caller(request.case) or '与我联系的机构'}{phrases.AND_ON_TO}实际放款机构（名称待告知）"


def calling_side(request: LetterRequest) -> str:
    """Return who called somebody about another's debt; their own word for who they are stays their word."""
    known = claims.known_name(request.recipient, request.case)
    return known or f"{claims.caller(request.case) or '与我联系的一方'}{phrases.AND_ON_TO}委托方（名称待告知）"


def company_or_caller(request: LetterRequest) -> str:
    """Return the company of a borrower's letter, the calling side of anybody else's."""
    return company(request) if request.case.perspective == "borrower" else calling_side(request)


def identified(name: str, id_number: str) -> str:
    """Return who signs, with the identity number, or room to write both by pen."""
    signer = phrases.plain(name, 60) or phrases.NAME_BLANK
    return f"{signer}　身份证号：{phrases.plain(id_number, 30) or phrases.ID_BLANK}（仅供核验身份）"


def matter(request: LetterRequest) -> str:
    """Return what the letter is about: the app, and a line for the end of the contract's number; between people for its day."""
    if is_private(request):
        return f"借款，借条或者转账的日期：{phrases.BLANK}"
    app = phrases.plain(request.recipient.app_name, 60)
    return f"{f'{phrases.quoted(app)}App，' if app else ''}合同编号尾号：{phrases.BLANK}"


def values(request: LetterRequest, annexes: int) -> dict[str, str]:
    """Return what the requests name: people by relation only, the days of the record, the sheet of numbers."""
    named = {"people": _FAMILY, "period": "本信所述期间", "sheet": f"附件{annexes}"}
    if request.case.incidents:
        total = counts(request.case.incidents)
        people = [phrases.PEOPLE[who] for who in _unrelated(request.case.incidents, total)]
        named["people"] = f"我的{'、'.join(people[:5])}" if people else _FAMILY
        named["period"] = phrases.period(total.first_on, total.last_on)
    return named


def _unrelated(incidents: tuple[IncidentFacts, ...], total: Counts) -> list[str]:
    """Return who was reached and signed nothing, most often reached first: only they have nothing to do with it."""
    obliged = {incident.reached for incident in incidents if incident.role in OBLIGED_ROLES}
    free = {incident.reached for incident in incidents if incident.role == "none"} - obliged - {"group", "other"}
    if obliged & PARENTS:
        free.discard("parent")  # it may have been the one who signed
    if "parent" in free or free >= PARENTS:  # said once, it means both
        free = free - PARENTS | {"parent"}
    reached = dict.fromkeys("parent" if who in PARENTS and "parent" in free else who for who, _ in total.people)
    return [who for who in reached if who in free]

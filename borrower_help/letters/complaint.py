"""The complaint of a borrower to the creditor (投诉书)."""

from borrower_help.letters import body, claims, grounds, phrases, sheets
from borrower_help.letters.contexts import LetterContext, LetterRequest, Pair, Section
from borrower_help.letters.definitions import suggested
from borrower_help.letters.reading import Counts, counts
from borrower_help.rules.facts import OBLIGED_ROLES, PARENTS, IncidentFacts
from borrower_help.rules.shapes import SUPERVISED, Finding

_FAMILY = "我的家人、同事"
_LAST = "以上是我对照后的理解，请贵方核查并答复；是否违反规定，由有权机关认定。"


def compose(request: LetterRequest, findings: tuple[Finding, ...]) -> LetterContext:
    """Return the letter."""
    chosen = grounds.chosen_findings(findings, request.chosen)
    main = body.compose(request, chosen, hide=str)
    annexes = list(main.annexes)
    if "stop_others" in (request.requests or suggested(request.key, request.case)):
        annexes.append(sheets.numbers(request.numbers))
    reasons = grounds.reasons(chosen, request.case, request.on)
    after = (*grounds.held_back(chosen, (), request.on), _LAST)
    sections = body.headed(
        (
            ("请求事项", Section("", items=body.asks(request, _values(request, len(annexes))))),
            ("事实经过", main.facts),
            ("理由和依据", Section("", items=reasons, after=after) if reasons else None),
        )
    )
    return body.letter("complaint", _parties(request), sections, annexes, to=recipient(request), signer="投诉人")


def recipient(request: LetterRequest) -> str:
    """Return who is written to; where the lender is not known, whoever runs the app, asked to pass it on."""
    name = claims.known_name(request.recipient, request.case)
    if name:
        return name
    app = phrases.plain(request.recipient.app_name, 60)
    if app:
        return f"“{app}”App运营方，并请转交实际放款机构"
    return f"{claims.caller(request.case) or '与我联系的机构'}，并请转交实际放款机构（名称待告知）"


def _parties(request: LetterRequest) -> tuple[Pair, ...]:
    sender = request.sender
    name, phone = phrases.plain(sender.name, 60) or phrases.BLANK, phrases.plain(sender.phone, 40) or phrases.BLANK
    hours = phrases.plain(sender.hours, 60)
    identity = phrases.plain(sender.id_number, 30) or phrases.BLANK
    return (
        Pair("被投诉人", recipient(request) + _department(request)),
        Pair("投诉人", f"{name}　身份证号：{identity}（仅供核验身份）"),
        Pair("联系方式", f"{phone}{f'，{hours}' if hours else ''}"),
        Pair("所涉业务", _matter(request)),
    )


def _department(request: LetterRequest) -> str:
    if not claims.known_name(request.recipient, request.case):
        return ""
    return "（消费者权益保护部门）" if request.case.lender_kind in SUPERVISED else "（投诉处理部门）"


def _matter(request: LetterRequest) -> str:
    app = phrases.plain(request.recipient.app_name, 60)
    return f"{f'“{app}”App，' if app else ''}合同编号尾号：{phrases.BLANK}"


def _values(request: LetterRequest, annexes: int) -> dict[str, str]:
    """Return what the requests name: people by relation only, the days of the record, the sheet of numbers."""
    values = {"people": _FAMILY, "period": "本信所述期间", "sheet": f"附件{annexes}"}
    if request.case.incidents:
        total = counts(request.case.incidents)
        named = [phrases.PEOPLE[who] for who in _unrelated(request.case.incidents, total)]
        values["people"] = f"我的{'、'.join(named[:5])}" if named else _FAMILY
        values["period"] = phrases.period(total.first_on, total.last_on)
    return values


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

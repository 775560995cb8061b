"""The complaint of a borrower to the creditor (投诉书)."""

from borrower_help.letters import body, claims, grounds, parties, phrases, sheets
from borrower_help.letters.contexts import LetterContext, LetterRequest, Pair, Section
from borrower_help.letters.definitions import suggested
from borrower_help.rules.shapes import SUPERVISED, Finding

_LAST = "以上是我对照后的理解，请核查并答复；是否符合规定，由有权机关认定。"


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
            ("请求事项", Section("", items=body.asks(request, parties.values(request, len(annexes))))),
            ("事实经过", main.facts),
            ("理由和依据", Section("", items=reasons, after=after) if reasons else None),
        )
    )
    return body.letter(
        "complaint",
        _parties(request),
        sections,
        annexes,
        to=parties.company(request),
        signer="投诉人",
        perspective="borrower",
    )


def _parties(request: LetterRequest) -> tuple[Pair, ...]:
    sender = request.sender
    phone = phrases.plain(sender.phone, 40) or phrases.BLANK
    hours = phrases.plain(sender.hours, 60)
    return (
        Pair("被投诉人", parties.company(request) + _department(request)),
        Pair("投诉人", parties.identified(sender.name, sender.id_number)),
        Pair("联系方式", f"{phone}{f'，{hours}' if hours else ''}"),
        Pair("所涉业务", parties.matter(request)),
    )


def _department(request: LetterRequest) -> str:
    if not claims.known_name(request.recipient, request.case):
        return ""
    return "（消费者权益保护部门）" if request.case.lender_kind in SUPERVISED else "（投诉处理部门）"

"""The letter of somebody who is called about another's debt (告知函): stop, delete, say where the number came from."""

from borrower_help.letters import body, grounds, parties, phrases, redaction, sheets
from borrower_help.letters.contexts import LetterContext, LetterRequest, Pair, Section
from borrower_help.letters.phrases import pick
from borrower_help.letters.reading import owner_obliged
from borrower_help.rules.facts import REACHED
from borrower_help.rules.shapes import Finding

_INLINE_NUMBERS = 4
# What is the sender's own, whatever was recorded, in this order: peace, no debt without a guarantee, one's own data.
_PEACE = "civil-code-art-1033-calls"
_NO_GUARANTOR = "civil-code-art-686"
_OWN_DATA = ("pipl-art-44", "pipl-art-47", "pipl-art-50")
OWN_RIGHTS = (_PEACE, _NO_GUARANTOR, *_OWN_DATA)
_LAST = "以上是我对照后的理解，请核查并答复；是否符合规定，由有权机关认定。"


def compose(request: LetterRequest, findings: tuple[Finding, ...]) -> LetterContext:
    """Return the letter; no product, amount or identity number stands in it, whatever the record holds."""
    hide = redaction.for_perspective(request)
    chosen = grounds.chosen_findings(findings, request.chosen)
    main = body.compose(request, chosen, hide)
    annexes = list(main.annexes)
    if len(_numbers(request)) > _INLINE_NUMBERS:
        annexes.append(sheets.numbers(_numbers(request)))
    sections = body.headed(
        (
            ("我的情况", Section("", lead=_position(request))),
            ("请求事项", Section("", items=body.asks(request, {}))),
            ("事实经过", main.facts),
            ("理由和依据", _reasons(request, chosen)),
        )
    )
    return body.letter(
        "notice",
        _parties(request, len(annexes)),
        sections,
        annexes,
        to=parties.calling_side(request),
        signer="告知人",
        perspective="third_party",
    )


def _numbers(request: LetterRequest) -> tuple[str, ...]:
    typed = (request.sender.phone, *request.numbers)
    return tuple(dict.fromkeys(phrases.plain(number, 40) for number in typed if number.strip()))


def _parties(request: LetterRequest, annexes: int) -> tuple[Pair, ...]:
    numbers = _numbers(request)
    stop = "、".join(numbers) or phrases.BLANK
    if len(numbers) > _INLINE_NUMBERS:
        stop = f"见附件{annexes}"
    # who has to answer for the debt cannot ask to be left alone altogether
    label = "我的号码" if owner_obliged(request.case) else "请勿再联系"
    return (
        Pair("致", parties.calling_side(request)),
        Pair("告知人", phrases.plain(request.sender.name, 60) or phrases.BLANK),
        Pair(label, f"{stop}（号码只供核对）"),
    )


def _position(request: LetterRequest) -> tuple[str, ...]:
    """Return who the sender is to the one they ask for, and of a guarantee only what is known.

    Whether anybody borrowed is not the sender's to say: 贵方要找的人, never a borrower.
    """
    obliged, who = owner_obliged(request.case), _relation(request)
    if obliged:
        called = f"贵方要找的人是{who}。" if who else ""
        return (f"{called}贵方为此联系我，本函只说联系方式和个人信息。",)
    opening = pick(
        request.seed,
        "position",
        (
            f"贵方要找的人是{who}，不是我。" if who else "贵方要找的人不是我。",
            f"我不是贵方要找的人{f'，贵方找的是{who}' if who else ''}。",
            f"贵方打来是要找{who}，不是我。" if who else "贵方打来要找的不是我。",
        ),
    )
    if obliged is None:
        return (opening + "贵方如认为我有付款义务，请按下列请求出示文件；在此之前，请不要向我提付款的事。",)
    return (opening + "我没有提供过担保，也没有共同借款。",)


def _relation(request: LetterRequest) -> str:
    relation = request.sender.relation.strip()
    if relation in REACHED:
        return "" if relation in {"self", "group", "other"} else f"我的{phrases.PEOPLE[relation]}"
    typed = phrases.plain(relation, 20)
    return typed if not typed or typed.startswith("我") else f"我的{typed}"


def _reasons(request: LetterRequest, chosen: tuple[Finding, ...]) -> Section | None:
    """Return the sender's own rights first, then what was found, where rules of the trade may stand beside a law."""
    obliged = owner_obliged(request.case)
    free = (_NO_GUARANTOR,) if obliged is False else ()
    wanted = () if obliged else (_PEACE, *free, *_OWN_DATA)
    own = grounds.usable(wanted, request.on)
    items = grounds.general(own, request.on)
    items += grounds.reasons(chosen, request.case, request.on, said=frozenset(own))
    held_back = grounds.held_back(chosen, wanted, request.on)
    if not items:
        return Section("", lead=held_back) if held_back else None
    return Section("", items=items, after=(*held_back, _LAST))

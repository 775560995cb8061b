"""Compose a letter by its plan: whom it goes to, what is asked, what was answered, what happened, why."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from borrower_help.letters import body, claims, grounds, parties, phrases, redaction, sheets, terms
from borrower_help.letters.contexts import Closing, LetterContext, LetterRequest, Pair, Section
from borrower_help.letters.definitions import DEFINITIONS, suggested
from borrower_help.letters.phrases import pick
from borrower_help.letters.shapes import Blank, Definition, Plan
from borrower_help.rules.shapes import Finding

_LONGEST = {"text": 200, "long": 2_000}
_WHOLE_LINE = phrases.BLANK * 3  # thirty characters: what a line of the answers' column holds
_TWO_LINES = 500  # characters; who may write more gets three lines


def compose(request: LetterRequest, findings: tuple[Finding, ...]) -> LetterContext:
    """Return the letter; who is called about another's debt names no product, amount or identity number."""
    definition = DEFINITIONS[request.key]
    plan = definition.plan
    if plan is None:
        raise ValueError(f"{request.key}: has no plan")
    request = terms.fitting(request)
    hide = redaction.for_perspective(request)
    chosen = grounds.chosen_findings(findings, request.chosen, for_adviser=plan.for_police) if plan.reasons else ()
    main = body.compose(request, chosen, hide) if plan.story else body.own_words_only(request, hide)
    annexes = list(main.annexes)
    if "stop_others" in (request.requests or suggested(request.key, request.case)) and definition.requests.get(
        "stop_others"
    ):
        annexes.append(sheets.numbers(request.numbers))
    named = parties.values(request, len(annexes)) | terms.values(request, len(annexes) + 1)
    annexes += terms.annexes(request)
    sections = body.headed(
        (
            (plan.asks, Section("", items=body.asks(request, named))),
            (plan.about, _about(request, plan, hide)),
            ("事实经过" if plan.story else "说明", _facts(request, plan, main.facts)),
            ("理由和依据", _reasons(request, plan, chosen)),
        )
    )
    letter = body.letter(
        request.key,
        _parties(request, definition, plan),
        sections,
        annexes,
        to=plan.to(request),
        signer=plan.signer,
        perspective=request.case.perspective,
    )
    return replace(letter, closing=_closing(letter.closing, plan))


def _closing(closing: Closing, plan: Plan) -> Closing:
    """Return the end with who signs beside the sender, and with what the desk wants to see."""
    sign = f"{closing.sign}\n{plan.second_sign}（签名）：{phrases.BLANK}" if plan.second_sign else closing.sign
    return replace(closing, sign=sign, attachments=closing.attachments or plan.enclosed)


def _parties(request: LetterRequest, definition: Definition, plan: Plan) -> tuple[Pair, ...]:
    sender, wanted = request.sender, definition.sender_fields
    name = sender.name if "name" in wanted else ""
    signer = phrases.plain(name, 60) or phrases.BLANK
    borrower = request.case.perspective == "borrower"
    if "id_number" in wanted and (borrower or plan.official):
        # who is called about another's debt writes it by pen: it is never held or printed for them
        signer = parties.identified(name, sender.id_number if borrower else "")
    pairs = [Pair(plan.to_label, plan.to(request)), Pair(plan.signer, signer)]
    if "phone" in wanted:
        pairs.append(Pair("联系方式", _reached(request, plan, "hours" in wanted)))
    if plan.address:
        pairs.append(Pair("通信地址", phrases.BLANK * 2))
    if definition.prints_matter and borrower:
        pairs.append(Pair("所涉业务", parties.matter(request)))
    return tuple(pairs)


def _reached(request: LetterRequest, plan: Plan, with_hours: bool) -> str:
    """Return the number, and when to call it: never for a company that has no business with the sender."""
    number = phrases.plain(request.sender.phone, 40) or phrases.BLANK
    if request.case.perspective != "borrower" and not plan.official:
        return f"{number}（号码只供核对）"
    hours = phrases.plain(request.sender.hours, 60) if with_hours else ""
    return f"{number}，{hours}" if hours else number


def _about(request: LetterRequest, plan: Plan, hide: Callable[[str], str]) -> Section | None:
    pairs = [
        Pair(blank.label, said or for_the_pen(blank))
        for blank in plan.blanks
        if blank.wanted(request.answers) and ((said := _said(request, blank, hide)) or not blank.silent)
    ]
    return Section("", pairs=tuple(pairs)) if pairs else None


def _said(request: LetterRequest, blank: Blank, hide: Callable[[str], str]) -> str:
    said = answer(blank, request.answers.get(blank.key, ""), hide)
    if blank.key == "company" and not said:
        return claims.known_name(request.recipient, request.case)
    if blank.key == "cause_proof" and request.terms:
        return "\n".join(line for line in (terms.papers_line(request.terms), said) if line)
    return said


def for_the_pen(blank: Blank) -> str:
    """Return what stands where nothing was answered: boxes to tick, or lines as long as the answer may be."""
    if blank.kind == "choice":
        return _boxes(tuple(blank.choices.values()))
    if blank.kind == "long":
        return "\n".join([_WHOLE_LINE] * (2 if blank.longest <= _TWO_LINES else 3))
    if blank.kind == "day":
        return "＿＿＿＿年＿＿月＿＿日"
    if blank.kind == "money":
        return f"{phrases.BLANK}元"
    return phrases.BLANK * 2


def _boxes(choices: tuple[str, ...]) -> str:
    """Return boxes to tick, as many on a line as fit whole: no box stands apart from its words."""
    lines: list[str] = []
    for words in choices:
        box = f"□{words}"
        if lines and len(lines[-1]) + 1 + len(box) <= len(_WHOLE_LINE):
            lines[-1] += f"　{box}"
        else:
            lines.append(box)
    return "\n".join(lines)


def answer(blank: Blank, typed: str, hide: Callable[[str], str] = str) -> str:
    """Return an answer as the paper prints it; "" where nothing was said or what was said is no answer to this."""
    if blank.kind == "pen":
        return ""
    if blank.kind == "choice":
        return blank.choices.get(typed, "")
    if blank.kind == "day":
        try:
            return phrases.full_day(date.fromisoformat(typed)) if typed else ""
        except ValueError:
            return ""
    if blank.kind == "money":
        return f"{Decimal(typed):,.2f}元" if typed else ""
    return hide(phrases.plain(typed, _LONGEST[blank.kind]))


def _facts(request: LetterRequest, plan: Plan, facts: Section | None) -> Section | None:
    if not plan.opening:
        return facts
    opening = pick(request.seed, "plan-opening", plan.opening)
    if facts is None:
        return Section("", lead=(opening,))
    return replace(facts, lead=(opening, *facts.lead))


def _reasons(request: LetterRequest, plan: Plan, chosen: tuple[Finding, ...]) -> Section | None:
    articles = plan.articles(request)
    own = grounds.usable(articles, request.on)
    items = grounds.general(own, request.on)
    items += grounds.reasons(chosen, request.case, request.on, said=frozenset(own), sources=plan.sources)
    held_back = grounds.held_back(chosen, articles, request.on)
    after = (*held_back, *((plan.last,) if items and plan.last else ()))
    if not items:
        return Section("", lead=held_back) if held_back else None
    if len(items) == 1:  # one reason is said, not numbered
        return Section("", lead=items, after=after)
    return Section("", items=items, after=after)

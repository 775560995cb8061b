"""The words of a request for other terms: what is asked for in each form, how often and how much, the annexes that show it. Pure."""

from dataclasses import replace
from decimal import Decimal

from borrower_help.letters.catalogue.terms import is_card, is_private
from borrower_help.letters.contexts import LetterRequest, Section, Table, Terms
from borrower_help.letters.definitions import DEFINITIONS, suggested
from borrower_help.letters.sheets import Annex
from borrower_help.rules.terms import REQUESTS, forms_of

PLAN, MEANS = "《分期安排》", "《每月收支汇总》"
ADDS, MONEY = "adds", "means"  # the answer that says what was ticked; the tick for the lines of a month
OF_SUM = "of_sum"  # the answer that says which sum it is about
_ANSWER = "能否办理，请书面答复；不能办理的，说明理由和可以办理的方案。"
_NO_MORE = "分期期间不再另计利息和费用"
_SIGNED = "谈成的，请签书面协议，写明期数、每期数额、按约履行期间停止催收、征信如何报送。"
# Per form: what is asked for ({how}: how often and how much), and what has to stand in writing.
_WANTED = {
    "": "请按下列每月可以安排的数额和期数与我协商，书面答复能否办理；不能办理的，说明理由和可以办理的方案。",
    "personal_instalments": f"请与我协商信用卡个性化分期，最长不超过五年：{{how}}，{_NO_MORE}。{_ANSWER}",
    "instalments": f"请同意分期支付：{{how}}，{_NO_MORE}。{_ANSWER}",
    "extension": "请同意延长期限、降低每期数额：{how}，利息仍按原约定计算；请书面告知新的期数、每期数额和总额。"
    "不能办理的，说明理由和可以办理的方案。",
    "fee_waiver": "请减免违约金和原约定以外收取的费用，减免后的部分分期支付：{how}。不能减免的，请逐项说明依据。",
    "freeze": "请同意自收到本申请之日起暂停三个月：期间不扣款、不另计违约金；利息是否计算，请书面写明。期满后按原约定继续。"
    "不能办理的，说明理由和可以办理的方案。",
    "settlement": "请同意由我一次支付{once}，双方就此了结。请先出具书面文件，写明数额、付款期限、官方收款账户和“全部结清”；"
    "我收到后再付款。不能办理的，说明理由和可以办理的方案。",
}
_AGREED = {
    "freeze": "谈成的，请出具书面文件，写明暂停的起止日期、期间利息如何计算、期间停止催收、征信如何报送。",
    "settlement": "谈成的，请出具书面文件；付清后出具结清证明，停止催收，写明征信如何报送。",
}
# Between two people there is no report to a credit register, no ticket number and no account in an app.
_SIGNED_PRIVATE = "谈成的，请签书面协议，写明期数、每期数额、收款方式；付清以后归还借条，或者写明已经结清。"
_AGREED_PRIVATE = {
    "freeze": "谈成的，请写下来：暂停的起止日期、期间利息如何计算。",
    "settlement": "谈成的，请写下来；付清以后归还借条，或者写明已经结清。",
}
_OFFICIAL, _OWN = "官方收款账户", "收款账户"
_TICKET = "，并告知受理编号"
_HOW = "按第二部分每月可以安排的数额和期数"


def fitting(request: LetterRequest) -> LetterRequest:
    """Return a request whose form exists for its product and whose sums are those offered; what that makes moot is left out."""
    if not DEFINITIONS[request.key].may_promise:
        return replace(request, terms=None)
    there = forms_there(request)
    form = request.terms.form if request.terms else request.answers.get("form", "")
    form = form if form in there else ""
    answers = {**request.answers, **(told(request.terms) if request.terms else {}), "form": form}
    unneeded = {"waive"} if form in {"fee_waiver", "settlement"} or "fee_waiver" not in there else set()
    wanted = [key for key in request.requests or suggested(request.key, request.case) if key not in unneeded]
    terms = request.terms if form else None
    return replace(request, answers=answers, requests=tuple(wanted or ["plan"]), terms=terms)


def forms_there(request: LetterRequest) -> tuple[str, ...]:
    """Return which requests exist for what this letter is about."""
    if request.terms:
        return REQUESTS[request.terms.kind]
    return forms_of("card" if is_card(request) else request.answers.get("product", ""))


def values(request: LetterRequest, annex: int) -> dict[str, str]:
    """Return what the requests of such a letter say; `annex` is the number of the annex with the plan."""
    form, once = request.answers.get("form", ""), request.answers.get("once", "")
    said = {"how": _how(request, annex), "once": _yuan(Decimal(once)) if once else "下列数额"}
    wanted = _WANTED.get(form, "").format(**said)
    if not is_private(request):
        return {"wanted": wanted, "agreement": _AGREED.get(form, _SIGNED), "ticket": _TICKET}
    agreement = _AGREED_PRIVATE.get(form, _SIGNED_PRIVATE)
    return {"wanted": wanted.replace(_OFFICIAL, _OWN), "agreement": agreement, "ticket": ""}


def _how(request: LetterRequest, annex: int) -> str:
    terms = request.terms
    if terms is None or terms.monthly is None:
        return _HOW
    if not terms.parts:
        return f"每月{_yuan(terms.monthly)}"
    count, later = len(terms.parts), f"从第{terms.begins}个月起，" if terms.begins > 1 else ""
    if count == 1:
        return f"{later}一期付清，见附件{annex}"
    usual = "每期" if len(set(terms.parts[:-1])) == 1 else "每期不超过"
    last = f"，最后一期{_yuan(terms.parts[-1])}" if usual == "每期" and terms.parts[-1] != terms.monthly else ""
    return f"{later}共{count}期，{usual}{_yuan(terms.monthly)}{last}，逐期数额见附件{annex}"


def annexes(request: LetterRequest) -> list[Annex]:
    """Return the plan, instalment by instalment, and the lines of a month where they were ticked."""
    terms = request.terms
    if terms is None:
        return []
    made = [Annex(PLAN, _plan(terms))] if terms.parts else []
    return made + ([Annex(MEANS, _month(terms))] if terms.means else [])


def _plan(terms: Terms) -> Section:
    total = sum(terms.parts, Decimal())
    waived = "，按减免违约金和费用以后的部分" if terms.form == "fee_waiver" else ""
    lead = (
        f"按贵方目前主张的{_yuan(terms.balance)}计算{waived}。协议签订后第{terms.begins}个月起每月一期，共{len(terms.parts)}期，"
        f"合计{_yuan(total)}，尾数在最后一期。数额以核对后的明细为准，付款日以书面协议为准。"
    )
    left, rows = total, []
    for number, part in enumerate(terms.parts, 1):
        left -= part
        rows.append((f"第{number}期", f"{part:,.2f}", f"{left:,.2f}"))
    rows.append(("合计", f"{total:,.2f}", f"{left:,.2f}"))
    return Section(
        "", lead=(lead,), table=Table(("期数", "每期数额（元）", "付后还剩（元）"), (24, 38, 38), tuple(rows))
    )


def _month(terms: Terms) -> Section:
    lead = "以下只列每项的合计，不含账号、单位名称和他人的情况。只供协商使用，请勿另作他用。"
    rows = tuple((label, f"{amount:,.2f}") for label, amount in terms.means)
    return Section("", lead=(lead,), table=Table(("项目", "每月（元）"), (62, 38), rows))


def papers_line(terms: Terms) -> str:
    """Return which paper shows what, a line for each thing that happened."""
    events: dict[str, list[str]] = {}
    for one in terms.papers:
        events.setdefault(one.event, []).append(one.name)
    return "\n".join(f"{event}（{'、'.join(names)}）" for event, names in events.items())


def ticked(terms: Terms, adds: str) -> Terms:
    """Return terms with only what was ticked: the lines of a month, each paper by its key."""
    keys = set(adds.split())
    papers = tuple(one for one in terms.papers if one.key in keys)
    return replace(terms, means=terms.means if MONEY in keys else (), papers=papers, words="")


def told(terms: Terms) -> dict[str, str]:
    """Return what an offer answers of what the letter asks."""
    product = {"card": "card", "shop": "other", "unknown": "other"}.get(terms.kind, "loan")
    sums = {"monthly": terms.monthly, "once": terms.once}
    told = {name: "" if value is None else f"{value:.2f}" for name, value in sums.items()}
    return {"product": product, "months": f"{len(terms.parts)}期" if terms.parts else "", **told}


def _yuan(value: Decimal) -> str:
    return f"{value:,.2f}元"

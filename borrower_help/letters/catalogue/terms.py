"""What the catalogue says of a request for other terms: its forms, which answers each needs, what each rests on."""

from collections.abc import Callable, Mapping

from borrower_help.letters.contexts import LetterRequest
from borrower_help.rules.terms import AGREED, SOURCES

FORMS = {
    "personal_instalments": "信用卡个性化分期",
    "instalments": "分期支付",
    "extension": "延长期限、降低每期数额",
    "fee_waiver": "减免违约金和费用",
    "freeze": "暂停三个月",
    "settlement": "一次支付后了结",
}
_NOT_ASKED = {"monthly": {"settlement", "freeze"}, "months": {"settlement", "freeze", "extension"}}
_CARD = "personal_instalments"


def asked(blank: str) -> Callable[[Mapping[str, str]], bool]:
    """Return whether a request in its form asks for this: a sum paid once has no months."""

    def wanted(answers: Mapping[str, str]) -> bool:
        form = answers.get("form", "")
        return form == "settlement" if blank == "once" else form not in _NOT_ASKED[blank]

    return wanted


def is_card(request: LetterRequest) -> bool:
    """Return whether a letter is about a credit card: as was answered, else as the case says."""
    product = request.terms.kind if request.terms else request.answers.get("product", "")
    return product == "card" or (not product and request.case.lender_kind == "credit_card")


def is_private(request: LetterRequest) -> bool:
    """Return whether a letter is about what a person lent, or somebody without a licence."""
    return request.terms is not None and request.terms.kind == "private"


def articles(request: LetterRequest) -> tuple[str, ...]:
    """Return what a request rests on: a credit card has a plan of its own, everything else is changing a contract."""
    if is_card(request) and request.answers.get("form", "") in {"", _CARD}:
        return (SOURCES[_CARD], f"{SOURCES[_CARD]}-stop")
    return (AGREED,)

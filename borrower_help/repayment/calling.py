"""What to say on the phone about an offer: Chinese, to be read out. Pure."""

from collections.abc import Mapping

from borrower_help.core.money import show_yuan
from borrower_help.repayment.offers import Form, Offer

PERSON = "private"  # who lent is no office: no ticket, no staff number
_BEGIN_PERSON = "你好。我想跟你商量，这笔钱换个还法。"
_BEGIN = "你好，我是本人。我想谈新的还款安排，请转给能办这件事的人，并登记。"
_ASKS: Mapping[str, str] = {
    "personal_instalments": "我想申请信用卡个性化分期{sums}。",
    "instalments": "我想申请分期{sums}，分期期间不再另计息费。",
    "extension": "我想延长期限、把每期降下来{sums}。请告诉我新的期数和总额。",
    "fee_waiver": "请减免违约金和合同以外的费用，其余我分期付{sums}。",
    "freeze": "请先暂停三个月，期间不扣款，利息怎么算请书面告诉我。",
    "settlement": "我想一次了结{sums}。请先给我写明“全部结清”的书面文件，我收到再付。",
}
_A_LITTLE = "“先还一点表示诚意”"
_WRITTEN = "能不能办，请发文字给我。我收到书面的再定，电话里不定数目、不定日期。"
_WRITTEN_PERSON = "行不行，请发文字给我。说定了写在纸上，两边都签；电话里不定数目、不定日期。"
_PRESSED = (
    ("“今天必须答应”", "今天定不了。请把方案发文字给我，我看了再答复。"),
    (_A_LITTLE, "等书面方案到了，我按方案付，只付到官方账户。"),
    ("“那你能还多少”", "数目只按我书面申请写的，电话里不另说。"),
    ("“你承认欠多少吧”", "数额以你们给的明细为准，我核对以后再说。"),
)
_LIKE_A_PERSON = {_A_LITTLE: "写好了，我按写的付，转到你本人的账户，留转账记录。"}
_END = "我记下了：您的工号、刚才说的话和时间。请发文字给我。今天先到这里，再见。"
_END_PERSON = "今天说的我记下了。请发文字给我。今天先到这里，再见。"


def opening(offer: Offer | None, form: Form, kind: str) -> tuple[str, ...]:
    """Return the first sentences: who one is, what is asked for, that it counts in writing."""
    begin, written = (_BEGIN_PERSON, _WRITTEN_PERSON) if kind == PERSON else (_BEGIN, _WRITTEN)
    return begin, _ASKS[form.key].format(sums=_sums(offer, form)), written


def pressed(kind: str) -> tuple[tuple[str, str], ...]:
    """Return what they may say to press for an answer, and what to say to it."""
    if kind != PERSON:
        return _PRESSED
    return tuple((said, _LIKE_A_PERSON.get(said, answer)) for said, answer in _PRESSED)


def end(kind: str) -> str:
    """Return the sentence that ends a call."""
    return _END_PERSON if kind == PERSON else _END


def _sums(offer: Offer | None, form: Form) -> str:
    """Return the sums of the offer; none where it does not fit, or where nobody knows how much is asked for."""
    if offer is None or not form.fits:
        return ""
    if form.key == "settlement":
        return f"：{show_yuan(form.total)}元" if form.total else ""
    if form.monthly is None:
        return ""
    later = f"从第{offer.begins}个月起，" if offer.begins > 1 else ""
    months = f"，{form.months}期" if form.months and form.key != "extension" else ""
    return f"：{later}每月{show_yuan(form.monthly)}元{months}"

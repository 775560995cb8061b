"""Find amounts, identity and card numbers in what people write; a letter that must not print them says so in brackets."""

import re
from collections.abc import Callable
from functools import partial

from borrower_help.letters.contexts import LetterRequest

CHINESE = "零〇一二两三四五六七八九十百千万亿几壹贰叁肆伍陆柒捌玖拾佰仟"
_UNIT = "(?:元|块钱|块|圆|人民币|RMB|rmb)"
_NOT_MONEY = "(?![次个天日号点分条遍位年月周秒])"
AMOUNT = re.compile(
    rf"(?:[¥￥]|RMB|rmb)\s*\d[\d,，.]*(?:\s*[万千wWkK])?"
    rf"|(?<![\d,，.])\d[\d,，.]*\s*[多余几]?\s*[万千百wWkK]?\s*[多余]?\s*{_UNIT}"
    rf"|(?<![\d,，.])\d[\d,，.]*\s*[多余几]?\s*万多?{_NOT_MONEY}"
    rf"|[{CHINESE}]+[多余来]?[万千百]?{_UNIT}"
    rf"|[{CHINESE}]*[一二两三四五六七八九十几壹贰叁肆伍陆柒捌玖][十百千]?万[{CHINESE}多余]*{_NOT_MONEY}"
)
# A bare number is money where it follows a word of owing or paying.
AMOUNT_AFTER = re.compile(
    rf"([欠还借垫付][^\d，。；！？\n]{{0,6}}?)(\d[\d,.]{{2,}}(?![\d:：]){_NOT_MONEY})"
    rf"|([欠先]?还|每期|每月)((?:[一二两三四五六七八九几]+[百千万][一二两三四五六七八九]?)[多余]?{_NOT_MONEY})"
    rf"|(欠[^，。；！？\n]{{0,6}}?)([{CHINESE}]{{2,}}[多余]?{_NOT_MONEY})"
)
_IDENTITY = re.compile(r"(?<!\d)\d{6}\s?(?:19|20)\d{2}\s?[01]\d[0-3]\d\s?\d{3}[\dXx](?![\dXx])")
_CARD = re.compile(r"(?<!\d)(?:\d[ -]?){15,18}\d(?!\d)")


def without_matter(text: str, products: tuple[str, ...]) -> str:
    """Return text without amounts, identity and card numbers and the names of `products`; each gap is visible."""
    text = _IDENTITY.sub("（证件号略）", text)
    text = _CARD.sub("（卡号略）", text)
    text = AMOUNT.sub("（金额略）", text)
    text = AMOUNT_AFTER.sub(lambda found: f"{found[1] or found[3] or found[5]}（金额略）", text)
    for product in sorted((one for one in products if one.strip()), key=len, reverse=True):
        text = re.sub(re.escape(product.strip()), "（产品名略）", text, flags=re.IGNORECASE)
    return text


def for_perspective(request: LetterRequest) -> Callable[[str], str]:
    """Return how typed words are printed: who is called about another's debt names no product, amount or identity number."""
    if request.case.perspective == "borrower":
        return str
    return partial(without_matter, products=(request.recipient.app_name, request.case.app_name))

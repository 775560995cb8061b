"""Compare numbers of times in a sentence with those of the record."""

import re

from borrower_help.letters.truth.clauses import Sentence
from borrower_help.letters.truth.shapes import Hit, Record

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
_TENS = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_CHINESE = "零〇一二两三四五六七八九十百千万几"
_UNIT = r"(?:多|余|来|几)?\s*(?P<unit>次|回|趟|遍|拨(?!打)|通|条|个人|号人|人|个(?!月|小时|钟头|星期|礼拜|多月|半|受理|书面|平台|字|孩子|女|男))"
_NUMBER = re.compile(
    rf"(?<![第\d月])(?P<number>\d{{1,5}}|成百上千|成千上万|上百|上千|好几[十百千]|无数|数不清|[{_CHINESE}]+)(?P<more>多|余|来|几)?{_UNIT}"
)
_ENDLESS = re.compile(r"无数(?:个|次|条|通)|数不清(?:的)?(?:电话|短信|次)")
_MANY = 100  # who holds a hundred may call it numberless
_QUALIFIED = (
    ("night", re.compile(r"半夜|深夜|凌晨|夜里|夜间|大晚上|晚上")),
    ("peak", re.compile(r"一天|当天|那天|昨天|今天|前天|每天|单单|仅|一小时|一上午|一下午|一晚|[号日]就")),
    ("visits", re.compile(r"上门|来(?:过)?(?:我)?家|到(?:过)?(?:我)?家|闹过|登门|来了|来过")),
)
_PERSONS = re.compile(r"通讯录|亲戚|朋友|同事|接到|打遍|被打|联系过|骚扰")
_CONTACT = re.compile(r"电话|打|拨|短信|信息|骚扰|轰炸|来电|联系|上门|来家|来我家|来过|来了|闹|通|条|催|号码|接到")
_OWN_CALL = re.compile(
    r"(?<![给找跟对骂打])(?:我|俺)(?!电话|手机|的|家)(?:又|也|一共|总共|前后|给他们|给你们|给\d+)?[^，。；被]{0,3}(?:打了|拨了|拨打|打过去|投诉|请了|用了|接了|只收)"
)


def too_many(sentence: Sentence, record: Record) -> Hit | None:
    """Return a number of times that is greater than what the record holds of that kind."""
    for clause in re.split(r"[，；,;]", sentence.own):
        if not _CONTACT.search(sentence.text) or _OWN_CALL.search(clause):
            continue
        hit = _in_clause(clause, record)
        if hit:
            return hit
    return None


def _in_clause(clause: str, record: Record) -> Hit | None:
    endless = _ENDLESS.search(clause)
    if endless and record.contacts is not None and record.contacts < _MANY:
        return Hit(endless[0], known=str(record.contacts))
    found = list(_NUMBER.finditer(clause))
    for n, one in enumerate(found):
        least = _least(one["number"], bool(one["more"]))
        begin = found[n - 1].end() if n else 0
        end = found[n + 1].start() if n + 1 < len(found) else len(clause)
        for held in _held(one["unit"], clause[begin:end], record):
            if least is not None and least > max(held, 1):
                return Hit(one[0], known=str(held))
    return None


def _held(unit: str, around: str, record: Record) -> list[int]:
    """Return what the record holds of what is counted here: everything, and the narrower kind where the words say so."""
    if "人" in unit:
        return [record.people] if record.people is not None and _PERSONS.search(around) else []
    held = [record.contacts]
    if unit == "条" or "短信" in around:
        held.append(record.texts)
    held += [getattr(record, name) for name, words in _QUALIFIED if words.search(around)]
    return [one for one in held if one is not None]


def _least(number: str, more: bool) -> int | None:
    """Return the least a number can mean: 十几 is eleven, 几百 two hundred, 七八 seven; None where it is none."""
    if number.isdecimal():
        return int(number)
    fixed = {"成百上千": 100, "成千上万": 1000, "上百": 100, "上千": 1000, "无数": _MANY, "数不清": _MANY}
    if number in fixed:
        return fixed[number]
    number = number.removeprefix("好")
    if number in {"几", "一", "两", "二"} or not number:
        return {"几": None, "": None, "一": 1, "两": 2, "二": 2}[number]
    if number.startswith("几"):
        return 2 * _TENS.get(number[1:2], 1)
    value = _value(number.rstrip("几"))
    return (
        value + 1
        if value and (number.endswith("几") or (more and value % 10 == 0 and value < _MANY and number != "十"))
        else value
    )


def _value(number: str) -> int | None:
    """Return 三十六, 一百二; of two figures side by side (七八, 四五十) the smaller."""
    number = re.sub(r"([一二两三四五六七八九])[一二两三四五六七八九](?=$|[十百千万])", r"\1", number)
    total, figure = 0, 0
    for sign in number:
        if sign in _TENS:
            total += max(figure, 1) * _TENS[sign]
            figure = 0
        elif sign in _DIGITS:
            figure = _DIGITS[sign]
        else:
            return None
    return total + figure

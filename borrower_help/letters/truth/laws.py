"""Read what a sentence says about the law: instruments and articles are looked up; verdicts and popular errors are asked about."""

import re
from collections.abc import Iterator

from borrower_help.letters.truth.clauses import Sentence
from borrower_help.letters.truth.counting import _value as number_of
from borrower_help.letters.truth.shapes import Hit, Record
from borrower_help.rules.sources import ARTICLES, SOURCES

_ARTICLE = r"第?\s*(?P<number>\d{1,4}|[零〇一二三四五六七八九十百千]{1,8})\s*条(?:之(?P<part>[一二三四五六七八九\d]))?"
_IN_MARKS = re.compile(rf"《(?P<title>[^》]{{2,40}})》(?:[^，。；第\d]{{0,4}}{_ARTICLE})?")
_BARE = re.compile(
    rf"(?<![《\u4e00-\u9fff])?(?P<title>民法典|刑法|个人信息保护法|治安(?:管理)?处罚法|消费者权益保护法|消法|合同法|律师法|民事诉讼法|网络安全法|征信业管理条例)(?:的)?{_ARTICLE}"
)
# Said of an article and not so: see guides.claims.
_WRONG = frozenset({("民法典", "124")})
_STARTS = ("中华人民共和国", "最高人民法院关于", "最高人民法院、最高人民检察院关于")

_RULES = (
    r"(?:民法典|刑法|合同法|消费者?[^，。；]{0,4}法)(?:里|上|中)?(?:说|写|讲|规定)|法律(?:上)?(?:明文|明确)?(?:规定|有规定)|国家(?:有)?(?:规定|政策)|明文规定|法律上|法规规定|政策规定|(?:这|那)是(?:法律)?规定|(?:不能|不得|可以)起诉|(?:合同|条款)[^，。；]{0,4}(?:作废|无效)|(?:不算|算)(?:违法|犯罪)|(?:银保监会?|监管|央行)(?:局|总局)?规定",
    r"构成[^，。；]{1,10}罪|(?:就|已)(?:是|经是)?犯(?:罪|法)了?|犯罪|[一二三四五六七八九十\d]年(?:以上|以下|起步|有期)|(?:要|会|可以|最高)[^，。；]{0,4}判|坐牢|入刑|拘留你|罪起步|算?软暴力|违法一次|已经违法",
    r"(?:过|超过)了?[^，。；]{0,4}(?:诉讼)?时效|(?:利息|利率)[^，。；]{0,6}超(?:过)?[^，。；]{0,6}[，]?[^，。；]{0,6}(?:作废|不用|无效|违法)|时效[^，。；]{0,4}(?:过|届满|到期)|(?:超过|满)?[三两二3]年[^，。；]{0,6}(?:不用|不必|可以不)还",
    r"(?:利息|本金|债|钱)[^，。；]{0,12}(?:一律无效|都?不用还|可以不还)|一律无效|(?:必须|应当|一定要)同意|(?:停息挂账)[^，。；]{0,6}(?:国家|必须|权利)",
    r"(?:每天|每周|一天|一周|每月)[^，。；]{0,6}(?:最多|不能超过|不超过|只能)(?![^，。；]{0,3}[了过])[^，。；]{0,8}(?:次|个|条|通)|(?:最多|只能)[^，。；]{0,4}打(?!了|过)[^，。；]{0,6}(?:次|个)(?:电话)?",
    r"(?:必须|应当|应该)赔(?:偿)?我?|一次赔|规定你们要赔|要赔我",
)
_RULE = re.compile("|".join(_RULES))
_ASKS = re.compile(r"^请|请[^，。；]{0,6}(?:依法|按规定|说明|核实)|不知道|不懂|是不是|是否|吗$|请问|以为|涉嫌")

_PAPER = r"传票|支付令|判决书|裁定书|调解书|应诉通知|起诉状副本|开庭(?:通知|短信)|执行(?:通知|局)|仲裁(?:委|通知)|案号"
_ARRIVED = re.compile(
    rf"(?:{_PAPER})[^。；]{{0,14}}(?:收到|送到|送来|到了|在我(?:手|这)|下来|来了|是真的|联系过|寄来|查到)|(?:收到|签收|送来|发)[^，。；]{{0,8}}(?:{_PAPER})|(?:法院|执行局|法官|书记员)[^，。；他]{{0,4}}(?:给我打|打来|来了?电话|联系我)"
)
_NOT_ARRIVED = re.compile(r"没收到|没有收到|未收到|还没|假的|伪造|不是真|没有这个案|冒充|自称|谎称|“")


def stated(sentence: Sentence, record: Record) -> Hit | None:
    """Return a statement of law that the catalogue does not hold, or a verdict; what they say about it is theirs."""
    del record
    own = sentence.own
    known = False
    for title, number, found in _cited(own):
        if not _holds(title, number):
            return Hit(found)
        known = True
    rule = _RULE.search(own)
    if rule and not known and not _ASKS.search(own):
        return Hit(rule[0])
    return None


def _cited(text: str) -> Iterator[tuple[str, str, str]]:
    for pattern in (_IN_MARKS, _BARE):
        for found in pattern.finditer(text):
            yield found["title"], _number(found["number"] or "", found["part"] or ""), found[0]


def _number(number: str, part: str) -> str:
    if not number:
        return ""
    digits = number if number.isdecimal() else str(number_of(number) or 0)
    return f"{digits}-{part if part.isdecimal() else number_of(part) or 0}" if part else digits


def _holds(title: str, number: str) -> bool:
    """Return whether an instrument by that name is in force in the catalogue, with that article where one is given."""
    wanted = _plain(title)
    known = [
        source.id
        for source in SOURCES
        if source.in_force_until is None and wanted in {_plain(source.title), _plain(source.short_title)}
    ]
    numbers = {one.number for one in ARTICLES if one.source in known}
    return bool(known) and (not number or number in numbers) and (wanted, number) not in _WRONG


def _plain(title: str) -> str:
    title = re.sub(r"（[^）]*）|[《》\s“”]", "", title)
    for start in _STARTS:
        title = title.removeprefix(start)
    return {"消法": "消费者权益保护法", "治安处罚法": "治安管理处罚法"}.get(title, title)


def court_paper(sentence: Sentence, record: Record) -> Hit | None:
    """Return a paper of a court or an arbitration body that has come and is real."""
    del record
    if _NOT_ARRIVED.search(sentence.text):
        return None
    found = _ARRIVED.search(sentence.own)
    return Hit(found[0]) if found else None

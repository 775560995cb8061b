"""Find other people in a sentence: names, numbers, illness, workplace; and what was told to the writer, told as seen."""

import re
from dataclasses import replace

from borrower_help.letters.truth import words_others as words
from borrower_help.letters.truth.clauses import ME, OTHERS, Sentence
from borrower_help.letters.truth.shapes import Hit, Record
from borrower_help.letters.truth.words_proof import NOT_SEEN, SEEN

_HAN = r"[\u4e00-\u9fff]"
_NAME = rf"(?!{words.NO_NAMES})(?:(?:{words.DOUBLE_SURNAMES}){_HAN}{{1,2}}|[{words.SURNAMES}]{_HAN}{{1,2}}?)"
_BY_RELATION = re.compile(
    rf"(?P<who>(?:{OTHERS}|催收员?)(?:老孙头|{words.FIRST_CALLED})?)(?P<name>{_NAME}){words.AFTER_NAME}"
)
_CALLED = re.compile(
    rf"(?:[他她]|的人|[组经]长|经理|领导|邻居|同事|朋友|那个|那人|{OTHERS}|催收员?|主管|有个|有一个|{words.FIRST_CALLED})(?:就|{words.FIRST_CALLED}|名)?"
    rf"(?:叫|是)(?![他她我你替人去来])(?P<name>{_NAME}){words.AFTER_NAME}"
    rf"|(?:真名|名|姓名)叫(?P<name2>{_HAN}{{2,3}})|打电话的是(?P<name3>{_NAME}){words.AFTER_NAME}"
)
_NUMBER = re.compile(r"(?<!\d)1[3-9]\d(?:[ -]?\d){8}(?!\d)|(?<!\d)\d{17}[\dXx](?![\dXx])")
_ACCOUNT = re.compile(r"(?:微信号?|QQ号?|支付宝)(?:是|为|：|:)?\s*[A-Za-z][\w-]{4,}|QQ号?(?:是|：|:)?\s*\d{5,}")
_MINE = re.compile(
    rf"(?:{ME}|本人)(?:的|联系)?(?:手机号?|号码|联系电话|电话|身份证号?|微信号?|联系方式)[^，。；\d]{{0,4}}$|(?:打给?我|联系我|打我(?:的)?)[^，。；]{{0,6}}$"
)
_SOMEBODYS = re.compile(
    rf"(?:{ME}的?)?(?:{OTHERS})(?:的)?[^，。；]{{0,10}}?(?P<what>{words.ILL}|{words.PAST}|{words.PLACE})"
)
_ILL_OWN = re.compile(
    rf"{ME}(?!的?(?:{OTHERS}))(?:自己|本人|有|得|患|是|的|因|因为)?[^，。；]{{0,2}}(?:{words.ILL}|怀孕)"
)
_SEEN = re.compile(SEEN)
_NOT_SEEN = re.compile(NOT_SEEN)
_CLAIMED_SEEN = re.compile(r"(?:他|她|对方|人|催收员?)们?[^，。；我]{0,3}(?:说|讲|称)[^，。；]{0,4}$")
_AT_ME = re.compile(rf"(?:骂|吼|威胁|吓|对|给|堵|推|拦|围|冲|跟|问|找)(?:着|了)?我(?!的?(?:{OTHERS}))")
_PARENTS = {"father": {"parent"}, "mother": {"parent"}, "parent": {"father", "mother"}}


def named(sentence: Sentence, record: Record) -> Hit | None:
    """Return somebody else's name or number; who called, and what callers call themselves, is the record's.

    It is reworded only where nothing is left of any of them afterwards.
    """
    hit = _first_named(sentence.text, record)
    if hit is None or not hit.instead:
        return hit
    further = named(Sentence(hit.instead, 0), record)
    return replace(hit, instead=further.instead) if further else hit


def _first_named(text: str, record: Record) -> Hit | None:
    found = _BY_RELATION.search(text)
    if found and "自称" not in text[: found.start("name")][-6:] and "我叫" not in text[: found.start()]:
        who = re.sub(words.FIRST_CALLED, "", found["who"])
        return Hit(found["name"], text[: found.start()] + (formal(who) or who) + text[found.end() :])
    for called in _CALLED.finditer(text):
        before = text[: called.start()]
        if not before.endswith("自称") and not re.search(r"自称[^，。；]{0,4}$", before):
            return Hit(called["name"] or called["name2"] or called["name3"])
    return _numbered(text, record)


def unnamed(text: str) -> str:
    """Return text in which nobody named by what they are to the writer has a name; each gap is visible."""
    return _BY_RELATION.sub(lambda found: f"{found['who']}（姓名略）", text)


def _numbered(text: str, record: Record) -> Hit | None:
    for found in _NUMBER.finditer(text):
        digits = re.sub(r"\D", "", found[0]) if len(found[0]) < 17 or " " in found[0] else found[0]
        if digits in record.numbers or _MINE.search(text[: found.start()]):
            continue
        return Hit(found[0], f"{text[: found.start()]}尾号{digits[-4:]}{text[found.end() :]}")
    account = _ACCOUNT.search(text)
    return Hit(account[0]) if account and not re.search(rf"{ME}的?$", text[: account.start()]) else None


def about_somebody(sentence: Sentence, record: Record) -> Hit | None:
    """Return what is said about somebody else's illness, workplace or past."""
    del record
    for clause in re.split(r"[，；,;]", sentence.text):
        found = _SOMEBODYS.search(clause)
        if found and not _ILL_OWN.search(clause) and not re.search(r"没有?$|不是$", clause[: found.start("what")]):
            return Hit(found["what"])
    return None


def told_as_seen(sentence: Sentence, record: Record) -> Hit | None:
    """Return what is told as seen or heard oneself, where the record about those people holds only what was told."""
    seen = _SEEN.search(sentence.unquoted)
    if (
        not record.told
        or not seen
        or _CLAIMED_SEEN.search(sentence.unquoted[: seen.start()])
        or _NOT_SEEN.search(sentence.text)
    ):
        return None
    about = people(sentence.text)
    if not about and (record.seen or _AT_ME.search(sentence.text)):
        return None
    told = about & record.told if about else record.told
    if not told or about & record.seen:
        return None
    tellers = [code for code in words.WORDS if code in told]
    who = words.WORDS[tellers[0]] if tellers else "他人"
    return Hit(seen[0], f"{who}转述：{_without(sentence.text, seen)}")


def _without(text: str, seen: re.Match[str]) -> str:
    """Return what was told, without the words of having seen it where they open the sentence."""
    opening = re.match(
        rf"(?:{ME}|当时|就|都|也|是)*(?:亲眼所见|亲眼|亲耳|亲自|眼睁睁)?(?:看到|看见|看着|听到|听见|目睹了?)?[了，]?",
        text,
    )
    rest = text[opening.end() :] if opening and seen.start() < 8 else text
    return rest or text


def people(text: str) -> frozenset[str]:
    """Return who of those near the writer a text names, in the codes of the record."""
    found: set[str] = set()
    for code, names in words.RELATION.items():
        if re.search(rf"(?:{names})", text):
            found |= {code} | _PARENTS.get(code, set())
    if re.search("爸妈|父母|爹妈", text):
        found |= {"father", "mother", "parent"}
    return frozenset(found)


def formal(who: str) -> str:
    """Return 父亲 for 爸, 同事 for 同事; "" where it is none of those."""
    for code, names in words.RELATION.items():
        if re.fullmatch(f"(?:前)?(?:{names})", who) or re.fullmatch(names, who):
            return words.WORDS[code] if code not in {"relative", "child", "spouse"} else who
    return ""

"""Where 110 comes first no letter helps anybody to find the sender: no home address, no relative; pure."""

import re
from dataclasses import replace

from borrower_help.letters.contexts import LetterRequest
from borrower_help.letters.truth.others import unnamed
from borrower_help.rules.papers import MAY_NAME_PLACES
from borrower_help.rules.shapes import Finding
from borrower_help.rules.situation import is_grave, situation

GAP = "（住址略）"
_PART = r"(?:号楼|号院|号|弄|栋|幢|座|单元|室|组|队|楼)"
_ADDRESS = re.compile(
    # a street, estate or village with a number behind it
    rf"[一-龥]{{1,12}}?(?:路|街|巷|弄|大道|小区|花园|公寓|新村|家园|苑|村|社区|镇|乡)[一-龥]{{0,6}}?\d+{_PART}"
    rf"(?:[一-龥]{{0,2}}\d+{_PART}?)*"
    # a house or flat without its street; a day of the month is none
    rf"|(?<![月\d])\d+(?:号楼|栋|幢|单元)(?:\d+{_PART}?)*|(?<!\d)\d{{3,4}}室"
    # a village with its town
    r"|[一-龥]{2,6}(?:镇|乡)[一-龥]{1,5}村"
)
_SCHOOL = re.compile(
    r"(?:(?<=[在是])|(?<![一-龥]))[一-龥]{2,8}?(?:小学|中学|幼儿园|学校)(?:[一二三四五六七八九\d]+年级)?(?:[一二三四五六七八九十\d（）()]+班)?"
    r"|[一二三四五六七八九\d]+年级[一二三四五六七八九十\d（）()]+班"
)


def without_places(text: str) -> str:
    """Return text without home addresses and schools; each gap is visible."""
    return _SCHOOL.sub("（学校略）", _ADDRESS.sub(GAP, text))


def _safe(text: str) -> str:
    """Return text without what helps to find somebody: where they live or learn, what those near them are called."""
    return unnamed(without_places(text))


def guarded(request: LetterRequest, findings: tuple[Finding, ...]) -> LetterRequest:
    """Return a request as it may be printed: in danger without where somebody lives and whose family they are.

    The police, a court and legal aid need to know; nobody else does, and what an authority gets it may pass on.
    """
    if request.key in MAY_NAME_PLACES or not is_grave(situation(request.case, findings)):
        return request
    return replace(
        request,
        sender=replace(request.sender, relation=""),
        case=replace(
            request.case, incidents=tuple(replace(one, words=_safe(one.words)) for one in request.case.incidents)
        ),
        own_words=_safe(request.own_words),
        reworded={key: _safe(words) for key, words in request.reworded.items()},
        answers={key: _safe(words) for key, words in request.answers.items()},
        exhibits=tuple(one.printed(_safe) for one in request.exhibits),
    )

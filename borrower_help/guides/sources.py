"""The instruments the public pages rest on; ids are those of the legal fact base."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

REVIEWED_ON = date(2026, 11, 22)


class Force(StrEnum):
    """Name the binding force of an instrument as it is printed."""

    LAW = "法律"
    JUDICIAL_INTERPRETATION = "司法解释"


@dataclass(frozen=True)
class Source:
    """Hold what the pages print of one instrument."""

    short_title: str
    force: Force
    in_force_from: date


@dataclass(frozen=True)
class Basis:
    """Name the articles of one instrument a page rests on."""

    source: str
    articles: tuple[str, ...]


SOURCES: dict[str, Source] = {
    "civil-code": Source("民法典", Force.LAW, date(2021, 1, 1)),
    "pipl": Source("个人信息保护法", Force.LAW, date(2021, 11, 1)),
    "public-security-law-2025": Source("治安管理处罚法", Force.LAW, date(2026, 1, 1)),
    "civil-procedure-law-2023": Source("民事诉讼法", Force.LAW, date(2024, 1, 1)),
    "civil-procedure-interpretation-2022": Source("民事诉讼法解释", Force.JUDICIAL_INTERPRETATION, date(2022, 4, 10)),
    "refusal-enforcement-2024": Source("拒不执行判决、裁定罪解释", Force.JUDICIAL_INTERPRETATION, date(2024, 12, 1)),
    "arbitration-law-2025": Source("仲裁法", Force.LAW, date(2026, 3, 1)),
    "arbitration-enforcement-2018": Source("仲裁裁决执行规定", Force.JUDICIAL_INTERPRETATION, date(2018, 3, 1)),
    "notary-enforcement-2018": Source("公证债权文书执行规定", Force.JUDICIAL_INTERPRETATION, date(2018, 10, 1)),
    "lawyers-law": Source("律师法", Force.LAW, date(2018, 1, 1)),
}

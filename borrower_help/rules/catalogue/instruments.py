"""The instruments the rules rest on, from the legal fact base as it was read on 2026-11-22.

Only what the twelve rules use stands here. Left out on purpose: the People's Bank's consumer rules of 2020 (ordinary
loan collection is outside their scope), the card guideline of the payment association (read by machine from a scan),
and the notices of single provinces (they bind there only).
"""

from datetime import date, timedelta

from borrower_help.rules.law import Source

REVIEWED_ON = date(2026, 11, 22)
REVIEW_BY = REVIEWED_ON + timedelta(days=180)

_LAWS = "国家法律法规数据库 flk.npc.gov.cn"
_NFRA = "国家金融监督管理总局官网 www.nfra.gov.cn（政策法规）"


def _source(
    key: str,
    title: str,
    short_title: str,
    title_en: str,
    issuer: str,
    document_number: str,
    force: str,
    in_force_from: date,
    look_up: str,
    *,
    until: date | None = None,
    seen_level: str = "full_text",
    recheck: bool = False,
) -> Source:
    return Source(
        id=key,
        title=title,
        short_title=short_title,
        title_en=title_en,
        issuer=issuer,
        document_number=document_number,
        force=force,
        in_force_from=in_force_from,
        in_force_until=until,
        look_up=look_up,
        seen_level=seen_level,
        recheck_before_print=recheck,
        reviewed_on=REVIEWED_ON,
        review_by=REVIEW_BY,
    )


SOURCES = (
    _source(
        "civil-code",
        "中华人民共和国民法典",
        "《民法典》",
        "Civil Code",
        "全国人民代表大会",
        "主席令第四十五号",
        "law",
        date(2021, 1, 1),
        _LAWS,
    ),
    _source(
        "pipl",
        "中华人民共和国个人信息保护法",
        "《个人信息保护法》",
        "Personal Information Protection Law",
        "全国人大常委会",
        "主席令第九十一号",
        "law",
        date(2021, 11, 1),
        _LAWS,
    ),
    _source(
        "public-security-law-2025",
        "中华人民共和国治安管理处罚法（2025年修订）",
        "《治安管理处罚法》",
        "Public Security Administration Punishments Law (2025 revision)",
        "全国人大常委会",
        "",  # the number of the order was not checked
        "law",
        date(2026, 1, 1),
        _LAWS,
    ),
    # Only for acts before 2026; of its articles only 42 was read.
    _source(
        "public-security-law-2012",
        "中华人民共和国治安管理处罚法（2012年修正）",
        "《治安管理处罚法》（2012年修正，2025年底以前的旧法）",
        "Public Security Administration Punishments Law (2012 version, until the end of 2025)",
        "全国人大常委会",
        "",
        "law",
        date(2013, 1, 1),
        _LAWS,
        until=date(2025, 12, 31),
    ),
    _source(
        "criminal-law",
        "中华人民共和国刑法",
        "《刑法》",
        "Criminal Law",
        "全国人民代表大会及其常务委员会",
        "",
        "law",
        date(1997, 10, 1),
        _LAWS,
    ),
    _source(
        "consumer-law",
        "中华人民共和国消费者权益保护法（2013年修正）",
        "《消费者权益保护法》",
        "Consumer Protection Law",
        "全国人大常委会",
        "",
        "law",
        date(2014, 3, 15),
        _LAWS,
    ),
    # The wording on collection agrees in three places; the ministry's own page was not seen.
    _source(
        "bank-insurance-consumer-2022",
        "银行保险机构消费者权益保护管理办法",
        "《银行保险机构消费者权益保护管理办法》",
        "Measures for Consumer Protection by Banking and Insurance Institutions",
        "原中国银行保险监督管理委员会（现国家金融监督管理总局）",
        "中国银行保险监督管理委员会令2022年第9号",
        "departmental_rule",
        date(2023, 3, 1),
        _NFRA,
        seen_level="secondary",
        recheck=True,
    ),
    _source(
        "bank-insurance-complaint-2020",
        "银行业保险业消费投诉处理管理办法",
        "《银行业保险业消费投诉处理管理办法》",
        "Measures for Handling Consumer Complaints in Banking and Insurance",
        "原中国银行保险监督管理委员会（现国家金融监督管理总局）",
        "中国银行保险监督管理委员会令2020年第3号",
        "departmental_rule",
        date(2020, 3, 1),
        _NFRA,
        seen_level="secondary",
        recheck=True,
    ),
    _source(
        "credit-card-measures-2011",
        "商业银行信用卡业务监督管理办法",
        "《商业银行信用卡业务监督管理办法》",
        "Measures for Supervising Commercial Banks' Credit Card Business",
        "原中国银行业监督管理委员会",
        "中国银行业监督管理委员会令2011年第2号",
        "departmental_rule",
        date(2011, 1, 13),
        _NFRA,
        seen_level="secondary",
        recheck=True,
    ),
    _source(
        "microloan-measures-2024",
        "小额贷款公司监督管理暂行办法",
        "《小额贷款公司监督管理暂行办法》",
        "Interim Measures for Supervising Microloan Companies",
        "国家金融监督管理总局",
        "金规〔2024〕26号",
        "normative_document",
        date(2025, 1, 17),
        _NFRA,
        seen_level="secondary",
    ),
    _source(
        "consumer-finance-company-measures-2024",
        "消费金融公司管理办法",
        "《消费金融公司管理办法》",
        "Measures for Consumer Finance Companies",
        "国家金融监督管理总局",
        "国家金融监督管理总局令2024年第4号",
        "departmental_rule",
        date(2024, 4, 18),
        _NFRA,
        seen_level="secondary",
    ),
    _source(
        "gbt-45251-2025",
        "GB/T 45251—2025 互联网金融 个人网络消费信贷 贷后催收风控指引",
        "国家标准 GB/T 45251—2025",
        "National standard GB/T 45251-2025",
        "国家市场监督管理总局、国家标准化管理委员会",
        "国家标准公告2025年第4号",
        "recommended_national_standard",
        date(2025, 2, 28),
        "全国标准信息公共服务平台 std.samr.gov.cn",
        seen_level="secondary",
    ),
    # In force from the day it was published: its own clause on that was not seen.
    _source(
        "cba-collection-guideline-2026",
        "金融机构个人消费类贷款催收工作指引（试行）",
        "中国银行业协会《金融机构个人消费类贷款催收工作指引（试行）》",
        "China Banking Association's guideline on collecting consumer loans (trial)",
        "中国银行业协会",
        "",
        "self_discipline",
        date(2026, 1, 30),
        "中国银行业协会 www.china-cba.net",
        seen_level="secondary",
    ),
)

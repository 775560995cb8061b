"""Make the catalogue's records in few lines: the dates of the last reading stand here once for all of them."""

from datetime import date, timedelta

from borrower_help.rules.law import Article, Source, Words

REVIEWED_ON = date(2026, 11, 22)
REVIEW_BY = REVIEWED_ON + timedelta(days=180)


def source(
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
    """Return an instrument as it was read on the day of the last reading."""
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


def article(key: str, of: str, number: str, zh_hans: str, en: str, *, part: str = "", part_en: str = "") -> Article:
    """Return an article of the instrument `of`; its number is empty where the fact base allows none to be printed."""
    return Article(id=key, source=of, number=number, part=part, part_en=part_en, meaning=Words(zh_hans=zh_hans, en=en))

"""What every page needs: language, big text, who runs the site."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from borrower_help.core import languages

LABELS = {"zh-hans": "简体", "zh-hant": "繁體", "en": "English"}


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the frame of a page; touches no session and no database."""
    active = languages.current()
    return {
        "language": active,
        "html_lang": {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant", "en": "en"}[active],
        "language_links": [
            (LABELS[code], code, languages.in_language(request.get_full_path(), code), code == active)
            for code in languages.PREFIXES
        ],
        "big_text": request.COOKIES.get(settings.BIG_TEXT_COOKIE) == "1",
        "operator": settings.OPERATOR,
        "keep_days": settings.KEEP_DAYS,
        "keep_days_long": settings.KEEP_DAYS_LONG,
        **_addresses(active),
    }


@lru_cache(maxsize=len(languages.PREFIXES))
def _addresses(_language: str) -> dict[str, str]:
    """Return the addresses of the frame in the active language, which `_language` names for the cache."""
    return {
        "home_url": reverse("guides:home"),
        "leave_url": reverse("accounts:leave"),
        "big_text_url": reverse("big_text"),
        "privacy_url": reverse("guides:privacy"),
        "about_url": reverse("guides:about"),
    }

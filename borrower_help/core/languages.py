"""Put the language into the path: `/` simplified Chinese, `/hant/` traditional, `/en/` English."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import LocalePrefixPattern, URLPattern, URLResolver
from django.utils import translation

PREFIXES = {"zh-hans": "", "zh-hant": "hant/", "en": "en/"}
TEMPLATE_NAMES = {"zh-hans": "zh_Hans", "zh-hant": "zh_Hant", "en": "en"}


class LanguagePrefixPattern(LocalePrefixPattern):
    """Match and make the path prefix of the active language."""

    @property
    def language_prefix(self) -> str:
        """Return the prefix of the active language, with its closing slash."""
        return PREFIXES[current()]


def language_patterns(*urls: URLPattern | URLResolver) -> list[URLResolver]:
    """Return `urls` under the prefix of the active language."""
    return [URLResolver(LanguagePrefixPattern(), list(urls))]


def current() -> str:
    """Return the active language; the site's own where none is active."""
    language = translation.get_language()
    return language if language in PREFIXES else settings.LANGUAGE_CODE


def template_name() -> str:
    """Return the active language as templates of long texts are named: zh_Hans, zh_Hant or en."""
    return TEMPLATE_NAMES[current()]


def from_path(path: str) -> str:
    """Return the language a path asks for."""
    for language, prefix in PREFIXES.items():
        if prefix and (path.startswith("/" + prefix) or path == "/" + prefix.rstrip("/")):
            return language
    return settings.LANGUAGE_CODE


def in_language(path: str, language: str) -> str:
    """Return the same page's path in another language."""
    prefix = PREFIXES[from_path(path)]
    # a path such as /hant//elsewhere must not become //elsewhere, which is another host
    return "/" + PREFIXES[language] + path[1 + len(prefix) :].lstrip("/")


def language_from_path(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Activate the path's language for one request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        language = from_path(request.path_info)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = get_response(request)
        response.headers.setdefault(
            "Content-Language", {"zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}.get(language, language)
        )
        return response

    return middleware

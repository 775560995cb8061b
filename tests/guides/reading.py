"""What the tests of the public pages read out of a page."""

import html
import re

from django.test import Client

from borrower_help.core.languages import PREFIXES
from borrower_help.guides.catalogue import PAGES, GuidePage

LANGUAGES = tuple(PREFIXES)
EVERY_PAGE = [(page.slug, language) for page in PAGES for language in LANGUAGES]
DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
UNITS = {"十": 10, "百": 100, "千": 1000}


def address(page: GuidePage, language: str) -> str:
    """Return where a page stands in a language."""
    return f"/{PREFIXES[language]}{page.path}"


def source_of(page: GuidePage, language: str) -> str:
    """Return the markup of a page as a stranger gets it."""
    return Client().get(address(page, language)).content.decode()


def main_of(markup: str) -> str:
    """Return the markup between the frame's header and footer."""
    found = re.search(r"<main\b.*?</main>", markup, re.DOTALL)
    assert found
    return found.group()


def words_of(markup: str) -> str:
    """Return the words a person reads, entities resolved, tags gone."""
    return html.unescape(re.sub(r"<[^>]+>", "", markup))


def addresses_in(markup: str) -> list[str]:
    """Return every address a page names."""
    return [html.unescape(found) for found in re.findall(r'\b(?:href|src|action)="([^"]*)"', markup)]


def chinese_number(text: str) -> int:
    """Return the value of a Chinese number below ten thousand."""
    total, digit = 0, 0
    for character in text:
        if character in UNITS:
            total += (digit or 1) * UNITS[character]
            digit = 0
        else:
            digit = DIGITS[character]
    return total + digit


def articles_in(words: str) -> set[str]:
    """Return the numbers of the articles a page names, in Chinese or English."""
    chinese = {str(chinese_number(found)) for found in re.findall(r"第([零一二三四五六七八九十百千]+)[条條]", words)}
    english = {number for found in re.findall(r"\barts?\. ([\d, ]+)", words) for number in re.findall(r"\d+", found)}
    return chinese | english

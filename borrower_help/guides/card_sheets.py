"""The cards on paper: one A6 sheet each, drawn before anybody asks; the site only hands out the files."""

from collections.abc import Iterator

from django.template.loader import get_template

from borrower_help.core import pdf
from borrower_help.core.languages import PREFIXES, TEMPLATE_NAMES
from borrower_help.guides.cards import CARDS, SayingCard, words_of


def sheet(card: SayingCard, language: str) -> bytes:
    """Return the tagged PDF of one card."""
    body = get_template("guides/card_sheet.html").render(words_of(card, language))
    css = str(get_template("guides/card_sheet.css").render())
    tag = TEMPLATE_NAMES[language].replace("_", "-")
    return pdf.render(body, css=css, language=tag, title=card.title.of(language))


def sheets() -> Iterator[tuple[str, bytes]]:
    """Draw every card in every language, each with its static path."""
    for card in CARDS:
        for language in PREFIXES:
            yield card.file(language), sheet(card, language)

"""Tags of the rights library."""

from typing import Any

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.html import format_html
from django.utils.safestring import SafeString

from borrower_help.core import languages
from borrower_help.rules.shapes import Basis
from borrower_help.rules.wording import cite

register = template.Library()


@register.simple_tag
def law(article: str) -> str:
    """Return an article as it is cited: the instrument, and the number where it may be printed. Raise KeyError for an unknown one."""
    return cite(Basis(article, carries=False), languages.current())


class Part(template.Node):
    """Hold a heading and what stands under it."""

    def __init__(self, heading: FilterExpression, nodelist: NodeList) -> None:
        self.heading, self.nodelist = heading, nodelist

    def render(self, context: Any) -> SafeString:
        """Return both, or nothing where nothing stands under the heading."""
        inside = self.nodelist.render(context)
        if not inside.strip():
            return SafeString("")
        return format_html("<h2>{}</h2>{}", self.heading.resolve(context), inside)


@register.tag
def part(parser: Parser, token: Token) -> Part:
    """Put a heading over a block of a guide, unless the block is empty: {% part _("Today") %}…{% endpart %}."""
    _name, heading = token.contents.split(None, 1)
    nodelist = parser.parse(("endpart",))
    parser.delete_first_token()
    return Part(parser.compile_filter(heading), nodelist)

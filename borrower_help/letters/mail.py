"""A letter as the beginning of an e-mail in one's own mail program; nothing is sent by the site."""

from urllib.parse import quote

from borrower_help.letters.contexts import LetterContext
from borrower_help.letters.paste import fit

_BOX = 500  # longer addresses are cut by some programs: three bytes a character, three signs a byte


def draft(context: LetterContext, address: str) -> str:
    """Return a mailto address with a neutral subject and the letter in short; the whole goes with it as a file."""
    return f"mailto:{quote(address, safe='@')}?subject={quote(context.title)}&body={quote(fit(context, _BOX).text)}"

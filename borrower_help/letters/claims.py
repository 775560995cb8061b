"""Who is written to where nobody knows who it is: a caller's word for who they are stays their word."""

import re
from collections import Counter

from borrower_help.letters import phrases
from borrower_help.letters.contexts import Recipient
from borrower_help.letters.redaction import without_matter
from borrower_help.rules.facts import CaseFacts

_MOST = 2
_LONGEST = 40


def known_name(recipient: Recipient, case: CaseFacts) -> str:
    """Return the lender's name, "" where there is none or it is only what a caller said."""
    name = phrases.plain(recipient.name)
    return "" if _key(name) in {_key(claim) for claim in _claims(case)} else name


def caller(case: CaseFacts) -> str:
    """Return 自称“××”的来电方, commonest first; "" where nobody said who they were."""
    claims = [without_matter(claim, ()) for claim, _ in _claims(case).most_common(_MOST)]
    return f"自称{'、'.join(phrases.quoted(claim) for claim in claims)}的来电方" if claims else ""


def _claims(case: CaseFacts) -> Counter[str]:
    """Return who callers said they were, with how often; what was checked and is true is no claim any more."""
    said: Counter[str] = Counter()
    for incident in case.incidents:
        claim = _bare(phrases.plain(incident.claimed, _LONGEST))
        if claim and incident.claim_check != "genuine":
            said[claim] += incident.contacts
    return said


def _key(name: str) -> str:
    return "".join(_bare(name).split()).casefold()


def _bare(name: str) -> str:
    """Return a name without the marks around the whole of it; a mark that belongs to a part of it stays."""
    return re.sub(r"^[“\"'「『]([^“”\"'「」『』]*)[”\"'」』]$", r"\1", name.strip()).strip()

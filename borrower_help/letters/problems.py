"""How the pages ask about what the truth check found: what it means, as a question."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Words
from borrower_help.letters.checks import check
from borrower_help.letters.contexts import LetterContext
from borrower_help.rules.facts import CaseFacts

SENTENCES: dict[str, Words] = {
    "admission": _(
        "This says that you owe the money, or that it is late. Written in a letter, it can count as acknowledging the "
        "debt, and for an old debt the time limit may start again (Civil Code, articles 192 and 195). This letter is only about "
        "how they contact people. Leave it out?"
    ),
    "promise": _(
        "This promises to pay. A promise in writing can be held against you, and for an old debt the time limit may start "
        "again (Civil Code, articles 192 and 195). Paying is talked about separately. Leave it out?"
    ),
    "amount": _(
        "There is a sum here. Whether the sum is right is another matter; naming it may look as if you agreed to it. "
        "Leave it out?"
    ),
    "threat": _("This can be read as a threat from you, and be turned against you. Say only what you ask them to do?"),
    "evidence": _(
        "You mention evidence. Is it really in your hands, and could you show it? If not sure, leave it out; if yes, "
        "keep the original on the phone."
    ),
    "insult": _("Hard words make the letter weaker. Write what they did, and let that speak?"),
    "person": _(
        "Somebody else's name or number stands here. A letter can say “my mother”, “a colleague”, “the caller”. "
        "Leave it out, unless they agreed?"
    ),
    "hearsay": _(
        "This says that you saw or heard it yourself, and your record says that you were told. Which is it? What you were "
        "told is worth more when it says so."
    ),
    "count": _(
        "This number of times is more than your record holds. Is it right, or is something still to be recorded?"
    ),
}


@dataclass(frozen=True)
class Asked:
    """Hold one question: the sender's own sentence, and what it may mean."""

    excerpt: str
    sentence: Words


def ask(written: str | LetterContext, facts: CaseFacts | None = None) -> tuple[Asked, ...]:
    """Return what to ask about in the sender's own words, in the language of the page."""
    return tuple(Asked(problem.excerpt, SENTENCES[problem.code]) for problem in check(written, facts))

"""How the pages ask about what the truth check found: what it means, as a question, and what can be done."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from borrower_help.core.fields import Words
from borrower_help.letters.truth.shapes import Flag

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
    "wrong": _(
        "This can be turned against you: as not wanting to pay, as hiding something, or as having said what was not so. It has "
        "nothing to do with how they treat people. Ask a lawyer first (12348, free), and leave it out here?"
    ),
    "amount": _(
        "There is a sum here. Whether the sum is right is another matter; naming it may look as if you agreed to it. "
        "Leave it out?"
    ),
    "threat": _("This can be read as a threat from you, and be turned against you. Say only what you ask them to do?"),
    "despair": _(
        "Is it this bad? Before any letter, please talk to somebody: 12356, day and night, or 120 and 110 at once if you "
        "are in danger. The letter waits and nothing is lost."
    ),
    "evidence": _(
        "You mention evidence, and none of that kind goes with this letter. Is it really in your hands, and could you show it? "
        "If yes, add the file and keep the original on the phone; if not sure, leave it out."
    ),
    "insult": _("Hard words make the letter weaker. Write what they did, and let that speak?"),
    "bought": _(
        "This sounds like words that agents sell, and those who read such letters know them. Only what is true and your own helps; "
        "a made-up reason or a false paper can be a crime. Say instead what happened to you, and since when?"
    ),
    "person": _(
        "Somebody else's name or number stands here. A letter can say “my mother”, “a colleague”, “the caller”. "
        "Leave it out, unless they agreed?"
    ),
    "private": _(
        "This is somebody else's matter: their illness, their work, their past. Once sent it cannot be taken back. Did they "
        "agree that it is written?"
    ),
    "hearsay": _(
        "This says that you saw or heard it yourself, and your record says that you were told. Which is it? What you were "
        "told is worth more when it says so."
    ),
    "count": _(
        "This number of times is more than your record holds. Is it right, or is something still to be recorded?"
    ),
    "law": _(
        "This says what the law is, or passes a verdict, and it is not among what we have checked. One wrong sentence about the "
        "law lets them set the whole letter aside. Say what happened and ask them to look into it?"
    ),
    "court": _(
        "A real paper of a court or an arbitration body has its own days, and they run on while a letter is written. Ask 12368 "
        "or 12348 what must be done first?"
    ),
}


@dataclass(frozen=True)
class Asked:
    """Hold one question: the sender's own sentence, and what it may mean."""

    flag: Flag
    sentence: Words
    owned: bool = False
    mendable: bool = False
    in_words: bool = False  # it stands in a paragraph said in other words, not in the form

    @property
    def excerpt(self) -> str:
        """Return the sentence, shortened."""
        words = self.flag.passage
        return words if len(words) <= _EXCERPT else words[: _EXCERPT - 1] + "…"


_EXCERPT = 40


def ask(
    flags: Iterable[Flag], owned: Iterable[str] = (), mendable: Iterable[str] = (), reworded: Iterable[str] = ()
) -> tuple[Asked, ...]:
    """Return what to ask about, in the language of the page: what is owned already, what can be exchanged in a tap, where it is."""
    owned, mendable, said = set(owned), set(mendable), tuple(reworded)
    return tuple(
        Asked(
            flag,
            SENTENCES[flag.code],
            owned=flag.fingerprint in owned,
            mendable=flag.fingerprint in mendable,
            in_words=bool(flag.passage) and any(flag.passage in one for one in said),
        )
        for flag in flags
    )

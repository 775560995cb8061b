"""What a guide of the rights library is: its number, what it is called, what it rests on, where it leads."""

from dataclasses import dataclass

from borrower_help.rules.law import Words

# Who asks; the library's own page lists the guides under these.
GROUPS = ("kin", "calls", "door", "threats", "self", "papers", "money", "care")

# A complaint is written from a record; the notice is drafted at once, by whoever was rung and owes nothing.
LETTERS = ("complaint", "notice")


@dataclass(frozen=True)
class Guide:
    """Describe one guide; its words live in `templates/guides/library/<key>/<language>.html`."""

    number: int  # its address; never given to another guide
    key: str  # its folder of templates; in no address
    group: str  # one of GROUPS
    title: Words  # what the person would say: 「打给了我爸妈」
    summary: Words  # one line below the title, and in lists
    articles: tuple[str, ...]  # every article its sentences rest on, by the catalogue's id
    reader: str = "me"  # whose record it leads to: "me", the one they are after, or "kin", who owes nothing
    letter: str = ""  # one of LETTERS: the letter it leads to
    cards: tuple[int, ...] = ()  # numbers of the cards that say what to say
    related: tuple[str, ...] = ()  # keys of other guides
    words: tuple[str, ...] = ()  # everyday Chinese words people would look for it by

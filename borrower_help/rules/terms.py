"""Which terms of paying can be asked for at all: what lends decides. Pure.

信用卡业务监督管理办法 art. 70 has a plan of its own for credit cards alone, at most five years, and the bank may agree but need not;
every other contract can be changed by agreement (民法典 art. 543), so the rest is asking.
"""

CARD_LONGEST = 60  # months: five years, for credit cards
PAUSE = 3  # months of a pause, as they are asked for first
_CONTRACT = ("extension", "instalments", "fee_waiver", "freeze", "settlement")
# Of an unknown lender nobody knows what it may grant: fees and instalments can be asked of anybody.
REQUESTS: dict[str, tuple[str, ...]] = {
    "card": ("personal_instalments", "fee_waiver", "settlement"),
    "consumer_finance": _CONTRACT,
    "bank": _CONTRACT,
    "microloan": _CONTRACT,
    "platform": _CONTRACT,
    "shop": _CONTRACT,
    "private": ("extension", "instalments", "freeze", "settlement"),
    "unknown": ("instalments", "fee_waiver"),
}
# How a letter calls what lends, where nobody wrote the sum down: it knows three kinds.
_AS_ASKED = {"card": "card", "loan": "bank"}
# Which article a request rests on.
SOURCES = {"personal_instalments": "credit-card-measures-2011-art-70"}
AGREED = "civil-code-art-543"


def forms_of(product: str) -> tuple[str, ...]:
    """Return the requests there are for what a letter is about: card, loan, other, or "" where nobody said."""
    return REQUESTS[_AS_ASKED.get(product, "unknown")]


def usual_form(kind: str) -> str:
    """Return what is asked for where nobody chose: instalments, of a card those that are a card's own."""
    return "personal_instalments" if kind == "card" else "instalments"

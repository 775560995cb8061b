"""Let the apps above move a first-time guest's record to a visitor who turns out to have a code already.

Each app registers its mover at start-up (AppConfig.ready); accounts knows none of them.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # apps register before models are ready
    from borrower_help.accounts.keys import Unlocked

Mover = Callable[["Unlocked", "Unlocked"], None]
_movers: list[Mover] = []


def register(mover: Mover) -> None:
    """Add a mover, called with the guest and with whom they turned out to be, in one transaction."""
    if mover not in _movers:
        _movers.append(mover)


def move_everything(guest: "Unlocked", known: "Unlocked") -> None:
    """Call every mover."""
    for mover in _movers:
        mover(guest, known)

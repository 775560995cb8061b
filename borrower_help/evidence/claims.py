"""What a file says of itself: size in pixels, length, pages, and when it was taken. A claim, not a finding."""

from dataclasses import dataclass
from typing import Any

from borrower_help.evidence import frames, media
from borrower_help.evidence.kinds import Kind
from borrower_help.evidence.process import ConvertError, Limits, running
from borrower_help.evidence.sources import Source

_LIMITS = Limits(seconds=30, output=1024)


@dataclass(frozen=True)
class Claims:
    """Hold what a file says; zero, None and "" where it says nothing.

    `taken_at` is ISO 8601 to the second; without an offset it is the clock of the device.
    """

    width: int = 0
    height: int = 0
    seconds: float | None = None
    pages: int = 0
    taken_at: str = ""


def read(kind: Kind, source: Source) -> Claims:
    """Return what a file says of itself; raise ConvertError where it cannot be read."""
    if kind.shown == "picture":
        return _picture(_facts("picture", source, [kind.key, "0"]))
    if kind.shown == "pages":
        return Claims(pages=int(_facts("pages", source, ["0"])["pages"]))
    if kind.key == "silk":
        return Claims(seconds=frames.silk_seconds(source))
    if kind.key in {"amr_nb", "amr_wb"}:
        return Claims(seconds=frames.amr_seconds(source, wide=kind.key == "amr_wb"))
    if kind.shown in {"audio", "video"}:
        found = media.look(kind, source)
        return Claims(found.width, found.height, found.seconds, taken_at=found.taken_at)
    return Claims()


def _picture(facts: dict[str, Any]) -> Claims:
    return Claims(int(facts["width"]), int(facts["height"]), taken_at=str(facts["taken_at"]))


def _facts(mode: str, source: Source, arguments: list[str]) -> dict[str, Any]:
    with running(mode, source, arguments, _LIMITS) as ran:
        if ran.status:
            raise ConvertError("damaged")
        return ran.facts

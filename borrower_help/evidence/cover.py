"""Cover parts of a picture before it goes to anybody: names, numbers, faces. The original is only read."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import TypeVar

from borrower_help.evidence.convert import Made
from borrower_help.evidence.kinds import Kind
from borrower_help.evidence.process import ConvertError, Limits, running
from borrower_help.evidence.sources import Source

SIDE = 2400  # px: what stays uncovered stays legible on A4
MOST_BOXES = 50
T = TypeVar("T")


@dataclass(frozen=True)
class Box:
    """Hold a box as fractions of the upright picture, between 0 and 1; corners may come in any order."""

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        if not all(0 <= edge <= 1 for edge in astuple(self)) or self.left == self.right or self.top == self.bottom:
            raise ValueError("a box lies within the picture and has an inside")

    def ordered(self) -> tuple[float, float, float, float]:
        """Return left, top, right, bottom with the smaller first."""
        across, down = sorted((self.left, self.right)), sorted((self.top, self.bottom))
        return across[0], down[0], across[1], down[1]


def cover(kind: Kind, source: Source, boxes: Sequence[Box], sink: Callable[[Iterator[bytes]], T]) -> tuple[Made, T]:
    """Hand the covered picture to `sink`: a new JPEG without metadata, thumbnail or anything under the boxes."""
    if kind.shown != "picture":
        raise ConvertError("unsupported")
    if not 1 <= len(boxes) <= MOST_BOXES:
        raise ValueError("between one and fifty boxes")
    asked = json.dumps([box.ordered() for box in boxes])
    with running("cover", source, [kind.key, str(SIDE), asked], Limits()) as ran:
        if ran.status or not ran.length:
            raise ConvertError("damaged")
        size = ran.facts["made"]
        made = Made("picture", "image/jpeg", ran.length, (ran.length,), int(size["width"]), int(size["height"]))
        return made, sink(ran.pieces())

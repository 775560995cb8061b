"""Make what is shown of a file: a picture, a copy that plays, pictures of pages, or its words.

Everything happens in a process of its own (`process.running`). The original is only read.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from borrower_help.evidence import media
from borrower_help.evidence.kinds import Kind, Shown
from borrower_help.evidence.process import ConvertError, Limits, Ran, running
from borrower_help.evidence.sources import BytesSource, Source

PICTURE_SIDE = 1600  # px: words in a screenshot stay sharp on paper and on a phone
RECORDING = Limits(seconds=900)
_ENDED = 2.0  # seconds a copy may be shorter than its file claims
_MIME: dict[Shown, str] = {
    "picture": "image/jpeg",
    "pages": "image/jpeg",
    "audio": "audio/mp4",
    "video": "video/mp4",
    "text": "text/plain",
}
T = TypeVar("T")


@dataclass(frozen=True)
class Made:
    """Hold what was made: how it is shown, its media type and length.

    `parts` are the lengths of pictures standing one after another (one a page, 0 where a page cannot be drawn); `cut` says
    that it shows only a beginning.
    `small` is the length of a small picture at the end, for lists, `still` that of a video's picture before it.
    """

    shown: Shown
    mime: str
    length: int
    parts: tuple[int, ...] = ()
    width: int = 0
    height: int = 0
    seconds: float | None = None
    pages: int = 0
    cut: bool = False
    small: int = 0
    still: int = 0


def convert(
    kind: Kind,
    source: Source,
    sink: Callable[[Iterator[bytes]], T],
    *,
    side: int = PICTURE_SIDE,
    small: int = 0,
    limits: Limits | None = None,
) -> tuple[Made, T]:
    """Make what is shown of a file and hand its bytes to `sink`; return what was made and what the sink returned.

    `small`: side in pixels of a second picture, for lists, which stands at the end of the first.

    Raises ConvertError before the sink is called: a file that cannot be converted leaves nothing.
    """
    if kind.shown == "none":
        raise ConvertError("unsupported")
    if kind.key == "silk":
        return _voice(source, sink, limits or Limits())
    if kind.shown in {"audio", "video"}:
        return _recording(kind, source, sink, limits or RECORDING, (side, small))
    mode: Shown = kind.shown
    arguments = [str(side), str(small)] if mode == "pages" else [kind.key, str(side), str(small)]
    with running(mode, source, arguments, limits or Limits()) as ran:
        _require(ran)
        return _still(mode, ran), sink(ran.pieces())


def _still(mode: Shown, ran: Ran) -> Made:
    facts = ran.facts
    if mode == "picture":
        size = facts["made"]
        small = int(facts["small"])
        parts: tuple[int, ...] = (ran.length - small,)
        return Made(mode, _MIME[mode], ran.length, parts, int(size["width"]), int(size["height"]), small=small)
    if mode == "pages":
        parts, pages = tuple(int(part) for part in facts["parts"]), int(facts["pages"])
        small, cut = int(facts["small"]), pages > len(parts)
        return Made(mode, _MIME[mode], ran.length, parts, pages=pages, cut=cut, small=small)
    return Made(mode, _MIME[mode], ran.length, cut=bool(facts["cut"]))


def _voice(source: Source, sink: Callable[[Iterator[bytes]], T], limits: Limits) -> tuple[Made, T]:
    with running("voice", source, [], limits) as ran:
        _require(ran)
        return Made("audio", "audio/wav", ran.length, seconds=float(ran.facts["seconds"])), sink(ran.pieces())


def _recording(
    kind: Kind, source: Source, sink: Callable[[Iterator[bytes]], T], limits: Limits, sides: tuple[int, int]
) -> tuple[Made, T]:
    found = media.look(kind, source)
    shown: Shown = "video" if found.has_picture else "audio"
    with running("ffmpeg", source, media.copying(kind, found, limits), limits) as ran:
        seconds = media.reached(ran.words)
        if ran.status or not ran.length or not seconds:
            raise ConvertError("damaged")
        cut = found.seconds is not None and seconds < found.seconds - _ENDED
        pictures, still, small = _still_of(ran, sides) if found.has_picture else (b"", 0, 0)
        made = Made(
            shown,
            _MIME[shown],
            ran.length + len(pictures),
            width=found.width,
            height=found.height,
            seconds=seconds,
            cut=cut,
            small=small,
            still=still,
        )
        return made, sink(chain(ran.pieces(), [pictures] if pictures else []))


def _still_of(copy: Ran, sides: tuple[int, int]) -> tuple[bytes, int, int]:
    """Return one picture of a video and a small one behind it, with the length of each; a video without one is a video all the same."""
    with suppress(ConvertError):
        with running("ffmpeg", copy, media.still(), Limits()) as ran:
            _require(ran)
            frame = BytesSource(b"".join(ran.pieces()))
        with running("picture", frame, ["jpeg", *map(str, sides)], Limits()) as ran:
            _require(ran)
            small = int(ran.facts["small"])
            return b"".join(ran.pieces()), ran.length - small, small
    return b"", 0, 0


def _require(ran: Ran) -> None:
    if ran.status or not ran.length:
        raise ConvertError("damaged")

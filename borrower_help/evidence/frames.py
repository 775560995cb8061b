"""How long a voice recording is that does not say so: count its frames. Nothing is decoded."""

from collections.abc import Iterator

from borrower_help.evidence.sources import Source

FRAME_SECONDS = 0.02
_NARROW = (12, 13, 15, 17, 19, 20, 26, 31, 5, 0, 0, 0, 0, 0, 0, 0)
_WIDE = (17, 23, 32, 36, 40, 46, 50, 58, 60, 5, 0, 0, 0, 0, 0, 0)
_BLOCK = 1024 * 1024


def amr_seconds(source: Source, *, wide: bool) -> float:
    """Return the length of AMR speech; a last frame that was cut off does not count."""
    header = len(b"#!AMR-WB\n" if wide else b"#!AMR\n")
    sizes = _WIDE if wide else _NARROW
    count, skipped = 0, header
    for block in _blocks(source):
        while skipped < len(block):
            skipped += 1 + sizes[block[skipped] >> 3 & 15]
            count += 1
        skipped -= len(block)
    return (count - (1 if skipped > 0 else 0)) * FRAME_SECONDS


def silk_seconds(source: Source) -> float:
    """Return the length of SILK speech: packets of twenty milliseconds, each after its length in two bytes."""
    head = next(source.read(0, min(16, source.length)), b"")
    place = head.find(b"#!SILK_V3") + len(b"#!SILK_V3")
    data = b"".join(source.read(0, min(source.length, 4 * _BLOCK)))
    count = 0
    while place + 2 <= len(data):
        size = int.from_bytes(data[place : place + 2], "little")
        if size == 0xFFFF or place + 2 + size > len(data):
            break
        place += 2 + size
        count += 1
    return count * FRAME_SECONDS


def _blocks(source: Source) -> Iterator[bytes]:
    yield from (piece for piece in source.read(0, source.length) if piece)

"""All guides of the rights library: the modules of this folder each give some."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import MappingProxyType

from borrower_help.guides.library.shapes import GROUPS, Guide

_NOT_TEXTS = {"__init__", "shapes", "catalogue", "check"}


def _collected() -> Iterator[Guide]:
    for file in sorted(Path(__file__).parent.glob("*.py")):
        if file.stem not in _NOT_TEXTS:
            yield from import_module(f"{__package__}.{file.stem}").GUIDES


GUIDES: tuple[Guide, ...] = tuple(sorted(_collected(), key=lambda guide: guide.number))
BY_NUMBER = MappingProxyType({guide.number: guide for guide in GUIDES})
BY_KEY = MappingProxyType({guide.key: guide for guide in GUIDES})


def by_group() -> list[tuple[str, list[Guide]]]:
    """Return the guides of every group that has some, in the order of the groups."""
    listed = [(group, [guide for guide in GUIDES if guide.group == group]) for group in GROUPS]
    return [(group, guides) for group, guides in listed if guides]

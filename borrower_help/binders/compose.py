"""Put together what a binder of a case says: its files as they may leave, its records, its figures."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils import translation

from borrower_help.binders.papers import Exhibit, Pair, Papers, Piece, Timeline
from borrower_help.binders.timeline import summary, timeline
from borrower_help.cases.access import OpenCase
from borrower_help.core import dates
from borrower_help.evidence import chain, facts, services, showing
from borrower_help.evidence.bundle.listing import Entry
from borrower_help.evidence.exhibits import entry_of
from borrower_help.evidence.payloads import FilePayload
from borrower_help.evidence.services import Kept
from borrower_help.evidence.showing import Look, Looks
from borrower_help.incidents.facts import case_facts

MOST_SHEETS = 400  # pictures and pages in one PDF
_ORIGINAL = "原件在压缩包里。"
_NOT_SHOWN = {
    "damaged": "这个文件在这里打不开，可能已损坏或者没有存完整。",
    "locked": "这个文件有密码，在这里打不开。",
    "too_large": "这个文件太大，没有做副本。",
    "too_long": "这个文件太长，没有做副本。",
    "unsupported": "这类文件不能印在纸上。",
    "gave_up": "这个文件的副本没有做成。",
}


@dataclass(frozen=True)
class Material:
    """Hold the files of a case with what may be shown of each, read once for everything a page asks."""

    kept: list[Kept]
    looks: Mapping[UUID, Looks]

    def look_of(self, one: Kept) -> Looks:
        """Return what there is of a file."""
        return self.looks.get(one.row.pk, Looks())

    @property
    def waiting(self) -> list[Kept]:
        """Return the files whose copies are still being made, or were never asked for."""
        return [one for one in self.kept if not _is_settled(self.look_of(one))]


def _is_settled(looks: Looks) -> bool:
    making = any(look is not None and look.state == "making" for look in (looks.preview, looks.covered))
    return looks.preview is not None and not making


def material_of(case: OpenCase) -> Material:
    """Return the files of a case with what was made of them: two queries."""
    return Material(services.files_of(case), showing.looks_of(case))


def compose(case: OpenCase, part: str, material: Material) -> Papers:
    """Return what the binder says now: who reads it is an authority in China, so it says it in Chinese. See `dated`."""
    entries = tuple(entry_of(one, material.look_of(one)) for one in material.kept)
    if part == "list":
        return Papers(part, "", "", (), entries, Timeline(), ())
    about = case_facts(case)
    with translation.override("zh-hans"):
        exhibits = _exhibits(material, entries)
    return Papers(part, "", "", summary(about), entries, timeline(about, _by_record(material.kept)), exhibits)


def dated(papers: Papers, case: OpenCase) -> Papers:
    """Return the papers with this moment and where the log has got to."""
    at = dates.wall_now().isoformat(timespec="minutes")
    return replace(papers, made_at=at, chain_head=chain.head(services.entries_of(case)))


def _by_record(kept: Sequence[Kept]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = defaultdict(list)
    for one in kept:
        if one.payload.incident:
            numbers[one.payload.incident].append(one.payload.number)
    return numbers


def _exhibits(material: Material, entries: Sequence[Entry]) -> tuple[Exhibit, ...]:
    made, room = [], MOST_SHEETS
    for one, entry in zip(material.kept, entries, strict=True):
        exhibit = _exhibit(one.payload, entry, material.look_of(one), room)
        room -= len(exhibit.sheets)
        made.append(exhibit)
    return tuple(made)


def _exhibit(payload: FilePayload, entry: Entry, looks: Looks, room: int) -> Exhibit:
    look = looks.preview
    if look is None or look.state != "ready" or look.made is None:
        reason = _NOT_SHOWN.get(look.reason if look else "", _NOT_SHOWN["damaged"])
        kind = facts.kind_words(look.kind) if look and look.state == "failed" else ""
        return Exhibit(entry, kind, excerpt=payload.excerpt, note=reason + _ORIGINAL)
    known = _facts(look)
    kind, shown = facts.kind_words(look.kind), look.made.shown
    if shown in {"audio", "video"}:
        still = (_sheet(look, 1),) if look.made.still and room else ()
        return Exhibit(entry, kind, known, spoken=True, sheets=still, excerpt=payload.excerpt)
    if shown == "text":
        whole = Piece(look.row.file_name, look.payload.file_key, look.made.length, 0, showing.main_length(look))
        note = f"这里只印了开头一部分。{_ORIGINAL}" if look.made.cut else ""
        return Exhibit(entry, kind, known, text=(whole,), note=note)
    if shown == "picture":
        return _picture(entry, kind, known, looks, room)
    sheets = tuple(_sheet(look, number) for number in look.pages[:room])
    return Exhibit(entry, kind, known, sheets=sheets, note=_left_out(look, look.made.pages, sheets))


def _left_out(look: Look, pages: int, sheets: Sequence[Piece]) -> str:
    """Return what is to be said of pages that are not printed."""
    if not sheets:
        return f"图片太多，这一份没有印出来。{_ORIGINAL}"
    last = sheets[-1].page
    lost = [number for number in look.lost_pages if number < last or len(sheets) == len(look.pages)]
    gone = f"第 {facts.page_numbers(lost)} 页在这里打不开，没有印。" if lost else ""
    reached = max([last, *lost])
    cut = f"一共 {pages} 页，这里印到第 {last} 页。" if reached < pages else ""
    return f"{cut}{gone}{_ORIGINAL}" if cut or gone else ""


def _picture(entry: Entry, kind: str, known: tuple[Pair, ...], looks: Looks, room: int) -> Exhibit:
    """Return a picture as it may leave: only the covered copy where one was asked for."""
    picture = looks.picture
    if picture is None:
        return Exhibit(entry, kind, known, note=f"遮盖后的副本没有做成，所以这里没有图。{_ORIGINAL}")
    if not room:
        return Exhibit(entry, kind, known, note=f"图片太多，这一张没有印出来。{_ORIGINAL}")
    look = picture.look
    length = look.made.length if look.made else picture.length
    sheet = Piece(look.row.file_name, look.payload.file_key, length, 0, picture.length)
    return Exhibit(entry, kind, known, sheets=(sheet,), covered=picture.covered)


def _sheet(look: Look, number: int) -> Piece:
    start, end = showing.page_span(look, number) or (0, 0)
    return Piece(look.row.file_name, look.payload.file_key, look.made.length if look.made else 0, start, end, number)


def _facts(look: Look) -> tuple[Pair, ...]:
    """Return what stands in the file itself; never where it was taken or with what."""
    taken: datetime | None = facts.claimed_at(look.claims.taken_at)
    return (Pair("文件里写的时间", facts.in_words(taken)),) if taken else ()

"""Order and counts of a case's incidents: one sealed row, 28 bytes an incident, so no order or time stands in clear.

Sealed contents: 4 bytes length of the header ‖ header as JSON ‖ entries, newest first. The header has the numbers
the entries point to, the totals, and the last count of findings with its rules version. Written in the transaction
that changes an incident; rebuilt when it disagrees with the rows. A page reads the totals and unpacks only the entries
it shows.
"""

import json
import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple, overload
from uuid import UUID

from django.db import transaction
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from borrower_help.cases.access import OpenCase
from borrower_help.cases.models import Case
from borrower_help.core import crypto
from borrower_help.core.crypto import SealError
from borrower_help.incidents.models import CaseIndex, Incident
from borrower_help.incidents.payloads import IncidentPayload
from borrower_help.rules.facts import CONTACT_CHANNELS, PRECISIONS, REACHED

VERSION = 2  # 2: nights are counted as the rules count them; an older one is made again from its rows
ENTRY = struct.Struct(">16siHHHBB")  # id, minute, contacts, night, number, channel and flags, reached
ENTRY_BYTES = 28
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - Beijing wall time, as typed
_DAY_MINUTES = 24 * 60
_LATEST_MINUTE = 2**31 - 1  # in the year 6083
_REFUSAL, _HEARSAY = 64, 128
_SELF, _VISIT = REACHED.index("self"), CONTACT_CHANNELS.index("visit")

Packed = tuple[bytes, int, int, int, int, int, int]


class Entry(NamedTuple):
    """Hold what the index knows of one incident."""

    id: UUID
    moment: datetime  # the time that stands for it; see precision
    contacts: int
    night: int
    number: str
    contact_channel: str
    precision: str
    reached: str
    refusal: bool
    hearsay: bool

    @property
    def day(self) -> date:
        """Return its day."""
        return self.moment.date()


def entry_of(incident_id: UUID, payload: IncidentPayload) -> Entry:
    """Return the index entry of an incident."""
    return Entry(
        id=incident_id,
        moment=payload.sort_moment,
        contacts=payload.contacts,
        night=payload.at_night,
        number=payload.number,
        contact_channel=payload.contact_channel,
        precision=payload.precision,
        reached=payload.reached,
        refusal=payload.kind == "refusal",
        hearsay=payload.hearsay,
    )


class Entries(Sequence[Entry]):
    """Show packed entries, newest first, unpacking only those that are looked at."""

    def __init__(self, body: bytes, numbers: list[str]) -> None:
        self.body, self.numbers = body, numbers

    def __len__(self) -> int:
        return len(self.body) // ENTRY_BYTES

    @overload
    def __getitem__(self, key: int) -> Entry: ...

    @overload
    def __getitem__(self, key: slice) -> list[Entry]: ...

    def __getitem__(self, key: int | slice) -> Entry | list[Entry]:
        places = range(len(self))[key]
        if isinstance(places, int):
            return self._entry(ENTRY.unpack_from(self.body, places * ENTRY_BYTES))
        return [self._entry(ENTRY.unpack_from(self.body, place * ENTRY_BYTES)) for place in places]

    def __iter__(self) -> Iterator[Entry]:
        return map(self._entry, self.packed())

    def packed(self) -> Iterator[Packed]:
        """Return the entries as they are packed."""
        packed: Iterator[Packed] = ENTRY.iter_unpack(self.body)
        return packed

    def _entry(self, packed: tuple[Any, ...]) -> Entry:
        raw_id, minute, contacts, night, number, flags, reached = packed
        return Entry(
            id=UUID(bytes=raw_id),
            moment=_EPOCH + timedelta(minutes=minute),
            contacts=contacts,
            night=night,
            number=self.numbers[number],
            contact_channel=CONTACT_CHANNELS[flags & 15],
            precision=PRECISIONS[flags >> 4 & 3],
            reached=REACHED[reached],
            refusal=bool(flags & _REFUSAL),
            hearsay=bool(flags & _HEARSAY),
        )


@dataclass
class Totals:
    """Hold what is counted over all entries: days since 2000, numbers and people by their place in their lists."""

    contacts: int = 0
    night: int = 0
    visits: int = 0
    refusals: int = 0
    days: dict[int, int] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    people: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Entries) -> "Totals":
        """Return the totals of these entries, in one pass."""
        totals, days, numbers, people = cls(), Counter[int](), Counter[int](), Counter[int]()
        for _id, minute, contacts, night, number, flags, reached in entries.packed():
            totals.contacts += contacts
            totals.night += night
            refusal = bool(flags & _REFUSAL)
            totals.refusals += refusal
            totals.visits += flags & 15 == _VISIT and not refusal
            days[minute // _DAY_MINUTES] += contacts
            numbers[number] += contacts
            people[reached] += contacts
        totals.days, totals.numbers, totals.people = dict(+days), dict(+numbers), dict(+people)
        return totals

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "Totals":
        """Return totals as the header has them: JSON makes every key a text."""
        keyed = {name: {int(k): n for k, n in data[name].items()} for name in ("days", "numbers", "people")}
        return cls(data["contacts"], data["night"], data["visits"], data["refusals"], **keyed)


@dataclass
class Index:
    """Hold a case's entries, newest first, and what is counted from them."""

    entries: Entries = field(default_factory=lambda: Entries(b"", [""]))
    totals: Totals = field(default_factory=Totals)
    findings: dict[str, object] = field(default_factory=dict)  # {"version": rules version, "indicated": count}

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> "Index":
        """Return an index of these entries, sorted and counted."""
        slots = {"": 0}
        return cls._of_packed([_pack_entry(entry, slots) for entry in entries], list(slots))

    @classmethod
    def _of_packed(cls, packed: list[Packed], numbers: list[str]) -> "Index":
        packed.sort(key=lambda entry: (entry[1], entry[0]), reverse=True)
        entries = Entries(b"".join([ENTRY.pack(*entry) for entry in packed]), numbers)
        return cls(entries, Totals.of(entries))

    def without(self, ids: set[UUID], fresh: Iterable[Entry] = ()) -> "Index":
        """Return an index without these ids and with `fresh` entries; findings have to be counted anew."""
        gone = {incident_id.bytes for incident_id in ids}
        kept = [entry for entry in self.entries.packed() if entry[0] not in gone]
        used = {entry[4] for entry in kept}  # a number whose last incident is gone must not stay in the header
        slots = {"": 0}
        moved = {
            old: slots.setdefault(text, len(slots)) for old, text in enumerate(self.entries.numbers) if old in used
        }
        packed = [(*entry[:4], moved[entry[4]], *entry[5:]) for entry in kept]
        packed += [_pack_entry(entry, slots) for entry in fresh]
        return self._of_packed(packed, list(slots))

    @property
    def contacts(self) -> int:
        """Return how often they made contact."""
        return self.totals.contacts

    @property
    def night(self) -> int:
        """Return how many of those were between 22:00 and 8:00."""
        return self.totals.night

    @property
    def visits(self) -> int:
        """Return how often somebody came."""
        return self.totals.visits

    @property
    def refusals(self) -> int:
        """Return how many refusals and objections were sent."""
        return self.totals.refusals

    @property
    def latest_contact(self) -> Entry | None:
        """Return their latest contact; refusals are the owner's own."""
        return next((entry for entry in self.entries if not entry.refusal), None)

    @property
    def first_day(self) -> date | None:
        """Return the earliest day, None for an empty index."""
        return self.entries[-1].day if self.entries else None

    @property
    def last_day(self) -> date | None:
        """Return the latest day, None for an empty index."""
        return self.entries[0].day if self.entries else None

    def per_day(self) -> Counter[date]:
        """Return contacts by day."""
        start = _EPOCH.date()
        return Counter({start + timedelta(days=day): count for day, count in self.totals.days.items()})

    def per_number(self) -> Counter[str]:
        """Return contacts by number; without a number they are not in it."""
        numbers = self.entries.numbers
        return Counter({numbers[place]: count for place, count in self.totals.numbers.items() if numbers[place]})

    def per_person(self) -> Counter[str]:
        """Return contacts by who was reached, the owner left out."""
        return Counter({REACHED[place]: count for place, count in self.totals.people.items() if place != _SELF})


def read(case: OpenCase) -> Index:
    """Return the index of a case; rebuild it where it is missing, unreadable or counts other rows than there are."""
    counted = Incident.objects.filter(case=OuterRef("case"), removed_on=None).order_by().values("case")
    rows = Coalesce(Subquery(counted.annotate(rows=Count("pk")).values("rows")), 0)
    stored = CaseIndex.objects.filter(case=case.row).annotate(rows=rows).first()  # one question for both
    index = _unpack(stored, case) if stored else None
    if stored is None or index is None or len(index.entries) != stored.rows:
        index = rebuild(case)
    return index


def last_days(cases: Iterable[OpenCase]) -> dict[UUID, date | None]:
    """Return the last day recorded in each of these cases, in one query; None where no index is stored."""
    by_id = {case.id: case for case in cases}
    found = {row.case_id: _unpack(row, by_id[row.case_id]) for row in CaseIndex.objects.filter(case__in=by_id)}
    return {case_id: stored.last_day if (stored := found.get(case_id)) else None for case_id in by_id}


def rebuild(case: OpenCase) -> Index:
    """Make the index anew from the rows and return it; nobody writes to the case meanwhile."""
    with transaction.atomic():
        Case.objects.select_for_update().filter(pk=case.id).first()
        rows = Incident.objects.filter(case=case.row, removed_on=None).iterator(chunk_size=500)
        index = Index.of(entry_of(row.pk, row.payload(case.keyring)) for row in rows)
        write(case, index)
    return index


def write(case: OpenCase, index: Index) -> None:
    """Seal the index (callers hold the transaction and the case's lock)."""
    CaseIndex.objects.update_or_create(case=case.row, defaults=_sealed_values(case, index))


def add(case: OpenCase, changes: Iterable[tuple[UUID, IncidentPayload]]) -> None:
    """Put incidents into the index, or over their old entries (callers hold the transaction and the case's lock)."""
    fresh = {incident_id: entry_of(incident_id, payload) for incident_id, payload in changes}
    stored = _stored(case)
    write(case, _with_police_days(stored.without(set(fresh), fresh.values()), stored))


def drop(case: OpenCase, incident_id: UUID) -> None:
    """Take an incident out of the index (callers hold the transaction and the case's lock)."""
    stored = _stored(case)
    write(case, _with_police_days(stored.without({incident_id}), stored))


def _with_police_days(fresh: Index, stored: Index) -> Index:
    """Keep the days that are for the police until the next comparison: a date that can be lost must not vanish meanwhile."""
    if "police" in stored.findings:
        fresh.findings = {"police": stored.findings["police"]}
    return fresh


def note_findings(case: OpenCase, seen: Index, findings: dict[str, object]) -> None:
    """Keep a count of findings made from `seen`; a count that somebody's newer record has overtaken is let go."""
    with transaction.atomic():
        row = CaseIndex.objects.select_for_update().filter(case=case.row).first()
        index = _unpack(row, case) if row is not None else None
        if index is not None and index.entries.body == seen.entries.body:
            index.findings = findings
            CaseIndex.objects.filter(case=case.row).update(**_sealed_values(case, index))


def _stored(case: OpenCase) -> Index:
    # where nothing readable is stored an empty one is: the next read counts the rows and rebuilds it
    return _sealed(case) or Index()


def _sealed_values(case: OpenCase, index: Index) -> dict[str, Any]:
    version = case.keyring.newest
    sealed = crypto.seal(_pack(index), key=case.keyring.keys[version], ad=_ad(case))
    return {"sealed": sealed, "key_version": version, "payload_version": VERSION}


def _sealed(case: OpenCase) -> Index | None:
    row = CaseIndex.objects.filter(case=case.row).first()
    return _unpack(row, case) if row is not None else None


def _ad(case: OpenCase) -> bytes:
    return b"\x1f".join([b"case-index", case.id.bytes, str(VERSION).encode()])


def _pack(index: Index) -> bytes:
    contents = {"numbers": index.entries.numbers, "totals": vars(index.totals), "findings": index.findings}
    header = json.dumps(contents, ensure_ascii=False, separators=(",", ":")).encode()
    return len(header).to_bytes(4, "big") + header + index.entries.body


def _pack_entry(entry: Entry, slots: dict[str, int]) -> Packed:
    flags = CONTACT_CHANNELS.index(entry.contact_channel) | PRECISIONS.index(entry.precision) << 4
    flags |= (_REFUSAL if entry.refusal else 0) | (_HEARSAY if entry.hearsay else 0)
    minute = min((entry.moment - _EPOCH) // timedelta(minutes=1), _LATEST_MINUTE)
    number = slots.setdefault(entry.number, len(slots))
    return (entry.id.bytes, minute, entry.contacts, entry.night, number, flags, REACHED.index(entry.reached))


def _unpack(row: CaseIndex, case: OpenCase) -> Index | None:
    key = case.keyring.keys.get(row.key_version)
    if key is None or row.payload_version != VERSION:
        return None
    try:
        data = crypto.unseal(bytes(row.sealed), key=key, ad=_ad(case))
    except SealError:
        return None
    size = int.from_bytes(data[:4], "big")
    header = json.loads(data[4 : 4 + size])
    entries = Entries(data[4 + size :], header["numbers"])
    return Index(entries, Totals.from_json(header["totals"]), header["findings"])

"""Sealed files: what goes in comes out, a range opens alone, and any change, cut or swap is noticed."""

import hashlib
import io
import secrets
import threading
from collections.abc import Iterator

import pytest
from django.core.files.storage import default_storage

from borrower_help.core import crypto, files
from borrower_help.core.crypto import SealError
from borrower_help.core.files import CHUNK, PREFIX, TAG

KEY = bytes(range(32))


@pytest.fixture(autouse=True)
def own_folder(tmp_path, settings) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }


def stored(data: bytes, *, piece: int = 10_000) -> str:
    name = files.new_name()
    source = io.BytesIO(data)
    written = files.write(name, iter(lambda: source.read(piece), b""), key=KEY)
    assert written.length == len(data)
    assert written.sha256 == hashlib.sha256(data).hexdigest()
    return name


SIZES = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 17]


@pytest.mark.parametrize("size", SIZES)
def test_a_file_comes_out_as_it_went_in(size: int) -> None:
    data = secrets.token_bytes(size)
    name = stored(data)
    assert b"".join(files.read(name, key=KEY, length=size)) == data
    assert default_storage.size(name) == PREFIX + size + TAG * max(1, -(-size // CHUNK))


@pytest.mark.parametrize(
    ("start", "end"),
    [(0, 1), (CHUNK - 1, CHUNK + 1), (CHUNK, 2 * CHUNK), (2 * CHUNK + 5, 2 * CHUNK + 6), (0, 10**9), (7, 7)],
)
def test_a_range_opens_alone(start: int, end: int) -> None:
    data = secrets.token_bytes(3 * CHUNK)
    assert b"".join(files.read(stored(data), key=KEY, length=len(data), start=start, end=end)) == data[start:end]


def test_a_range_reads_only_its_own_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    data = secrets.token_bytes(40 * CHUNK)
    name, opened = stored(data), []
    real = files._open_chunk
    monkeypatch.setattr(files, "_open_chunk", lambda *args: opened.append(args[2]) or real(*args))
    b"".join(files.read(name, key=KEY, length=len(data), start=20 * CHUNK, end=21 * CHUNK))
    assert opened == [20]


def _tamper(name: str, change: bytes | None, at: int) -> None:
    with default_storage.open(name, "rb") as handle:
        data = bytearray(handle.read())
    if change is None:
        del data[at:]
    else:
        data[at : at + len(change)] = change
    default_storage.delete(name)
    default_storage.save(name, io.BytesIO(bytes(data)))


@pytest.mark.parametrize("at", [0, 5, PREFIX, PREFIX + 100, PREFIX + CHUNK + TAG + 3])
def test_a_flipped_byte_is_noticed(at: int) -> None:
    data = bytes(2 * CHUNK)
    name = stored(data)
    with default_storage.open(name, "rb") as handle:
        handle.seek(at)
        old = handle.read(1)
    _tamper(name, bytes([old[0] ^ 1]), at)
    with pytest.raises(SealError):
        b"".join(files.read(name, key=KEY, length=len(data)))


def test_a_cut_file_is_noticed_even_at_a_chunk_border() -> None:
    data = bytes(3 * CHUNK)
    name = stored(data)
    _tamper(name, None, PREFIX + 2 * (CHUNK + TAG))
    with pytest.raises(SealError):
        b"".join(files.read(name, key=KEY, length=len(data)))
    with pytest.raises(SealError):  # even where the row's length was cut as well: the last flag does not fit
        b"".join(files.read(name, key=KEY, length=2 * CHUNK))


def test_another_key_opens_nothing() -> None:
    with pytest.raises(SealError):
        b"".join(files.read(stored(b"words"), key=crypto.new_key(), length=5))


def test_a_source_that_breaks_leaves_nothing() -> None:
    def breaking() -> Iterator[bytes]:
        yield bytes(200_000)
        raise ConnectionError

    name = files.new_name()
    with pytest.raises(ConnectionError):
        files.write(name, breaking(), key=KEY)
    assert not default_storage.exists(name)


def test_a_taken_name_is_refused_and_untouched() -> None:
    name = stored(b"first")
    with pytest.raises(FileExistsError):
        files.write(name, [b"second"], key=KEY)
    assert b"".join(files.read(name, key=KEY, length=5)) == b"first"


def test_memory_does_not_grow_with_the_file() -> None:
    import tracemalloc

    def pieces(count: int) -> Iterator[bytes]:
        for _ in range(count):
            yield bytes(100_000)

    peaks = []
    for count in (20, 400):
        tracemalloc.start()
        files.write(files.new_name(), pieces(count), key=KEY)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] * 1.5 + 1_000_000


@pytest.mark.parametrize("piece", [1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 4 * CHUNK, 700_001])
def test_the_size_of_the_pieces_it_comes_in_changes_nothing(piece: int) -> None:
    data = secrets.token_bytes(20_000 if piece == 1 else 1_400_002)  # hashed in a thread of its own
    name = stored(data, piece=piece)
    assert b"".join(files.read(name, key=KEY, length=len(data))) == data


@pytest.mark.parametrize("size", [0, 5, 600_000, 3_000_000])
def test_a_hasher_left_alone_ends_its_thread(size: int) -> None:
    before = threading.active_count()
    hasher = files.Hasher()
    for at in range(0, size, 100_000):
        hasher.update(bytes(min(100_000, size - at)))
    hasher.close()
    assert threading.active_count() == before
    assert hasher.hexdigest() == hashlib.sha256(bytes(size)).hexdigest()

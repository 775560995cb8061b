"""Sealed files on a real S3 server: streamed in, opened by ranges, listed, dated, deleted."""

import secrets
import tracemalloc
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone

from borrower_help.core import files, storage
from borrower_help.core.crypto import SealError
from borrower_help.core.files import CHUNK, PREFIX, TAG
from borrower_help.core.object_storage import LARGEST_WINDOW, ObjectStorage
from borrower_help.operations import health

pytestmark = pytest.mark.scale
KEY = bytes(range(32))


@pytest.fixture(autouse=True)
def on_the_bucket(bucket: ObjectStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (files, health):
        monkeypatch.setattr(module, "default_storage", bucket)


@pytest.fixture
def fetched(bucket: ObjectStorage, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return a list that fills with the bytes of each range that is fetched."""
    sizes: list[int] = []

    def note(http_response: object, parsed: dict[str, object], **_: object) -> None:
        sizes.append(int(str(parsed.get("ContentLength", 0))))

    bucket.client.meta.events.register("after-call.s3.GetObject", lambda **kw: note(kw["http_response"], kw["parsed"]))
    return sizes


def stored(data: bytes) -> str:
    name = f"tests/{files.new_name()}"
    files.write(name, [data[at : at + 100_000] for at in range(0, len(data), 100_000)], key=KEY)
    return name


@pytest.mark.parametrize("size", [0, 1, CHUNK, CHUNK + 1, 3 * CHUNK + 17, 12_000_000])
def test_a_file_comes_out_as_it_went_in(bucket: ObjectStorage, size: int) -> None:
    data = secrets.token_bytes(size)
    name = stored(data)
    assert b"".join(files.read(name, key=KEY, length=size)) == data
    assert bucket.size(name) == PREFIX + size + TAG * max(1, -(-size // CHUNK))


def test_a_range_in_the_middle_fetches_only_its_neighbourhood(fetched: list[int]) -> None:
    data = secrets.token_bytes(12_000_000)
    name = stored(data)
    fetched.clear()
    part = b"".join(files.read(name, key=KEY, length=len(data), start=6_000_000, end=6_000_100))
    assert part == data[6_000_000:6_000_100]
    assert 0 < sum(fetched) <= 4 * CHUNK


def test_reading_straight_on_takes_few_requests_and_never_more_than_a_window(fetched: list[int]) -> None:
    data = secrets.token_bytes(12_000_000)
    name = stored(data)
    fetched.clear()
    b"".join(files.read(name, key=KEY, length=len(data)))
    assert max(fetched) <= LARGEST_WINDOW
    assert len(fetched) <= 20


def test_memory_grows_neither_with_the_file_written_nor_with_the_file_read() -> None:
    def pieces(count: int) -> Iterator[bytes]:
        for _ in range(count):
            yield bytes(100_000)

    def peak(count: int) -> int:
        name = f"tests/{files.new_name()}"
        tracemalloc.start()
        files.write(name, pieces(count), key=KEY)
        for _ in files.read(name, key=KEY, length=count * 100_000):
            pass
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        files.delete(name)
        return highest

    peak(10)
    small, large = peak(150), peak(900)
    assert large < small + 8_000_000


def test_a_source_that_breaks_leaves_nothing(bucket: ObjectStorage) -> None:
    def breaking() -> Iterator[bytes]:
        yield bytes(7_000_000)  # one part is already there
        raise ConnectionError

    name = f"tests/{files.new_name()}"
    with pytest.raises(ConnectionError):
        files.write(name, breaking(), key=KEY)
    assert not bucket.exists(name)
    assert not bucket.client.list_multipart_uploads(Bucket=bucket.bucket_name).get("Uploads")


def test_a_taken_name_is_refused_and_untouched() -> None:
    name = stored(b"first")
    with pytest.raises(FileExistsError):
        files.write(name, [b"second"], key=KEY)
    assert b"".join(files.read(name, key=KEY, length=5)) == b"first"


def test_a_cut_object_does_not_open_to_its_end(bucket: ObjectStorage) -> None:
    data = bytes(3 * CHUNK)
    name = stored(data)
    sealed = bucket.client.get_object(Bucket=bucket.bucket_name, Key=name)["Body"].read()
    bucket.client.put_object(Bucket=bucket.bucket_name, Key=name, Body=sealed[: PREFIX + 2 * (CHUNK + TAG)])
    with pytest.raises(SealError):
        b"".join(files.read(name, key=KEY, length=len(data)))


def test_names_dates_and_deleting_work_without_folders(bucket: ObjectStorage) -> None:
    folder = f"sweep{secrets.token_hex(4)}"
    wanted = {f"{folder}/ab/{secrets.token_hex(8)}" for _ in range(3)} | {f"{folder}/{secrets.token_hex(8)}"}
    for name in wanted:
        files.write(name, [b"x"], key=KEY)
    assert set(files.names(folder)) == wanted
    assert all(abs(files.changed_at(name) - timezone.now()) < timedelta(minutes=1) for name in wanted)
    for name in wanted:
        files.delete(name)
        files.delete(name)
    assert list(files.names(folder)) == []
    assert list(files.names("neverthere")) == []


def test_what_is_not_there_says_so_as_a_folder_would(bucket: ObjectStorage) -> None:
    with pytest.raises(FileNotFoundError):
        list(files.read("tests/none", key=KEY, length=1))
    with pytest.raises(FileNotFoundError):
        bucket.get_modified_time("tests/none")
    assert abs(files.changed_at("tests/none") - timezone.now()) < timedelta(minutes=1)


def test_room_in_the_bucket_is_counted(bucket: ObjectStorage) -> None:
    before = bucket.used_bytes()
    stored(bytes(500_000))
    assert 500_000 <= bucket.used_bytes() - before <= 501_000


@pytest.mark.django_db
def test_a_bucket_that_is_away_keeps_nobody_from_writing(
    bucket: ObjectStorage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storage, "default_storage", bucket)
    monkeypatch.setattr(storage, "_last", (0.0, 0))
    monkeypatch.setattr(storage, "_last_objects", (0.0, 0))
    monkeypatch.setattr(bucket, "bucket_name", "nobody-made-this")
    assert not storage.is_full()


def test_readiness_tells_a_missing_bucket(bucket: ObjectStorage, monkeypatch: pytest.MonkeyPatch) -> None:
    assert health.file_storage()
    monkeypatch.setattr(bucket, "bucket_name", "nobody-made-this")
    assert not health.file_storage()

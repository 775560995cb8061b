"""S3-compatible storage for sealed files: written in bounded memory, read by ranges, never a whole file at once.

django-storages does the talking. What differs here: opening a file for reading fetches only what is read (theirs brings the whole file to a
temporary one), one connection serves all threads of a process (theirs loads botocore's descriptions once a thread), and what is missing
raises FileNotFoundError as a folder would.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, Any, cast

from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError
from django.core.files.base import File
from storages.backends.s3 import S3Storage

FIRST_WINDOW = 16 + 64 * 1024 + 16  # a file's prefix and its first chunk
LARGEST_WINDOW = 1024 * 1024
PART = 5 * 1024 * 1024  # the smallest part S3 takes; a part at a time is held in memory
NOT_THERE = {"404", "NoSuchKey", "NotFound"}
PAST_THE_END = {"416", "InvalidRange"}


@contextmanager
def _missing_as_not_found(name: str) -> Iterator[None]:
    try:
        yield
    except ClientError as error:
        if error.response.get("Error", {}).get("Code") in NOT_THERE:
            raise FileNotFoundError(name) from error
        raise


class RangeFile(File):
    """Read an object by ranges; the window grows while reading goes straight on."""

    def __init__(self, client: Any, bucket: str, key: str) -> None:
        super().__init__(cast("IO[bytes]", None), name=key)
        self._client, self._bucket, self._key = client, bucket, key
        self._position, self._window = 0, FIRST_WINDOW
        self._start, self._held, self._ended = 0, b"", False
        self._fetch(1)  # opening what is not there fails now, as a folder's file would

    @property
    def closed(self) -> bool:
        """Return False: nothing stays open between two reads."""
        return False

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to `offset` from the start; nothing is fetched for it."""
        if whence != 0:
            raise ValueError("Only offsets from the start are known here.")
        self._position = offset
        return offset

    def tell(self) -> int:
        """Return where the next read begins."""
        return self._position

    def read(self, size: int = -1) -> bytes:
        """Return `size` bytes, fewer only at the end; all that is left for -1."""
        pieces: list[bytes] = []
        wanted = size
        while wanted != 0:
            at = self._position - self._start
            if not 0 <= at < len(self._held):
                if self._ended and at >= len(self._held):
                    break
                self._fetch(max(wanted, 1))
                if not self._held:
                    break
                continue
            piece = self._held[at : at + wanted] if wanted > 0 else self._held[at:]
            pieces.append(piece)
            self._position += len(piece)
            wanted = wanted - len(piece) if wanted > 0 else wanted
        return b"".join(pieces)

    def _fetch(self, wanted: int) -> None:
        straight_on = self._held and self._position == self._start + len(self._held)
        self._window = min(LARGEST_WINDOW, 2 * self._window) if straight_on else FIRST_WINDOW
        length = max(self._window, min(wanted, LARGEST_WINDOW))
        span = f"bytes={self._position}-{self._position + length - 1}"
        self._start = self._position
        try:
            with _missing_as_not_found(self._key):
                answer = self._client.get_object(Bucket=self._bucket, Key=self._key, Range=span)
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") not in PAST_THE_END:
                raise
            self._held = b""
        else:
            self._held = answer["Body"].read()
        self._ended = len(self._held) < length

    def close(self) -> None:
        """Let go of what was fetched."""
        self._held = b""


class ObjectStorage(S3Storage):
    """Keep files in one bucket, under the same names as in the data folder."""

    def __init__(self, **options: Any) -> None:
        address = options.get("endpoint_url")
        config = Config(
            s3={"addressing_style": "path" if address else "auto"},
            signature_version="s3v4",
            # only what every S3-compatible server understands; each chunk is authenticated by its own seal
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            connect_timeout=5,
            read_timeout=30,
            retries={"max_attempts": 3, "mode": "standard"},
            max_pool_connections=20,
        )
        transfer = TransferConfig(multipart_threshold=PART, multipart_chunksize=PART, use_threads=False)
        super().__init__(**options, client_config=config, transfer_config=transfer, file_overwrite=False)
        self._shared: Any = None
        self._making = threading.Lock()

    @property
    def connection(self) -> Any:
        """Return the one connection of this process; botocore's clients may be used by many threads at once."""
        with self._making:
            if self._shared is None:
                self._shared = self._create_session().resource(
                    "s3", region_name=self.region_name, endpoint_url=self.endpoint_url, config=self.client_config
                )
            return self._shared

    @property
    def client(self) -> Any:
        """Return the client of the shared connection."""
        return self.connection.meta.client

    def _open(self, name: str, mode: str = "rb") -> File:
        if mode != "rb":
            raise ValueError("Stored files are only ever read or saved whole.")
        return RangeFile(self.client, self.bucket_name, self._normalize_name(name))

    def get_modified_time(self, name: str) -> datetime:
        """Return when an object was stored; raise FileNotFoundError where there is none."""
        with _missing_as_not_found(name):
            return cast("datetime", super().get_modified_time(name))

    def used_bytes(self) -> int:
        """Return the bytes of all objects in the bucket; costs one request a thousand objects."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=self.bucket_name)
        return sum(int(entry["Size"]) for page in pages for entry in page.get("Contents", ()))

    def answers(self) -> bool:
        """Tell whether the bucket is there and lets us in."""
        self.client.head_bucket(Bucket=self.bucket_name)
        return True


def make_bucket() -> None:
    """Make the bucket the environment names, unless it is there; `python -m borrower_help.core.object_storage` does so."""
    from borrower_help.env import ENV  # only here: the storage itself is told what it needs

    client = ObjectStorage(
        bucket_name=ENV.S3_BUCKET,
        endpoint_url=ENV.S3_ENDPOINT_URL or None,
        region_name=ENV.S3_REGION,
        access_key=ENV.S3_ACCESS_KEY_ID,
        secret_key=ENV.S3_SECRET_ACCESS_KEY,
    ).client
    if ENV.S3_BUCKET not in {entry["Name"] for entry in client.list_buckets()["Buckets"]}:
        client.create_bucket(Bucket=ENV.S3_BUCKET)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "borrower_help.settings")
    make_bucket()

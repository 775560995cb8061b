"""Four machines on the throw-away servers of script/test --scale."""

import os
import shutil
from collections.abc import Iterator

import psycopg
import pytest

from borrower_help.core.object_storage import ObjectStorage
from tests.scale.machines import Machines, own_database

# beside the one the other tests use, and one for each process the tests are spread over
BROKER_INDEX = 5 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


@pytest.fixture(scope="session")
def bucket() -> ObjectStorage:
    """Return the storage the S3 server keeps."""
    names = ("S3_ENDPOINT_URL", "SCALE_S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY")
    address, name, key, secret = (os.environ[name] for name in names)
    return ObjectStorage(
        bucket_name=name, endpoint_url=address, region_name="us-east-1", access_key=key, secret_key=secret
    )


@pytest.fixture(scope="session")
def machines(bucket: ObjectStorage, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """Run two web and two worker machines."""
    folder = tmp_path_factory.mktemp("machines")
    broker = os.environ["REDIS_URL"].rpartition("/")[0] + f"/{BROKER_INDEX}"
    with own_database(os.environ["DATABASE_URL"]) as database:
        running = Machines(folder, {"DATABASE_URL": database, "REDIS_URL": broker, "S3_BUCKET": bucket.bucket_name})
        try:
            running.start()
            yield running
        finally:
            running.stop()
            shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def database(machines: Machines) -> Iterator[psycopg.Connection]:
    """Return a connection to the machines' database."""
    with psycopg.connect(machines.shared["DATABASE_URL"], autocommit=True) as line:
        yield line

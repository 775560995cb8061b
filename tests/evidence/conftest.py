"""Whatever tests keep as proof is taken out of the storage again."""

from uuid import uuid4

import pytest

from borrower_help.core import files
from borrower_help.evidence import receiving, services
from borrower_help.evidence.models import EvidenceFile
from tests.evidence.working import Worker
from tests.stand_ins import own_files


@pytest.fixture
def _files_go(db):
    yield
    for name in EvidenceFile.objects.values_list("file_name", flat=True):
        files.delete(name)


@pytest.fixture
def _own_folder(monkeypatch):
    """Keep these files apart from those of tests beside this one, and take them away."""
    folder = f"evidence-{uuid4().hex}"
    monkeypatch.setattr(receiving, "FOLDER", folder)
    monkeypatch.setattr(services, "FOLDER", folder)
    yield
    for name in list(files.names(folder)):
        files.delete(name)


@pytest.fixture
def worker(monkeypatch, settings, tmp_path):
    """Return what stands in the worker's place; everything is stored in a folder of this test's own."""
    own_files(settings, tmp_path)
    return Worker(monkeypatch)

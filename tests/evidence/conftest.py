"""Whatever tests keep as proof is taken out of the storage again."""

import pytest

from borrower_help.core import files
from borrower_help.evidence.models import EvidenceFile


@pytest.fixture
def _files_go(db):
    yield
    for name in EvidenceFile.objects.values_list("file_name", flat=True):
        files.delete(name)

"""What the tests of the casefile share."""

import copy
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.casefile.carrying import Worker
from tests.casefile.example import text

EXAMPLE = json.loads(text())
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def example() -> dict[str, Any]:
    return copy.deepcopy(EXAMPLE)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return a function that writes what it is given into a file and runs a command on it: exit code, output, sentence."""

    def running(content: Any, deed: str = "validate", *arguments: str) -> tuple[int, str, str]:
        file, out, err = tmp_path / "case.json", StringIO(), StringIO()
        data = content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode()
        file.write_bytes(data)
        try:
            call_command("casefile", deed, str(file), *arguments, stdout=out, stderr=err)
        except CommandError as error:
            return error.returncode, out.getvalue(), str(error)
        return 0, out.getvalue(), err.getvalue()

    return running


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any) -> Worker:
    return Worker(monkeypatch, django_capture_on_commit_callbacks)

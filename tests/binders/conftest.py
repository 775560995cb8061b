"""What stands in the worker's place is that of the tests of files."""

from tests.evidence.conftest import worker

__all__ = ["worker"]

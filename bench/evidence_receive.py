"""Receive a file as proof: what the web process needs in memory for 10 MB and for 200 MB, and how fast it is against cp and SHA-256.

    .venv/bin/python bench/evidence_receive.py

The site runs as script/server runs it. Throughput is measured in one process on the same folder: the sealed pipeline (receive, hash, seal, store, read back)
against writing the file and hashing it in one pass. Budgets: 20 MB, 60 %. Exit status 1 beyond any of them.
"""

import hashlib
import http.client
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import running

sys.path.insert(0, str(running.ROOT))

from tests.scale.visitor import Visitor

GROWTH_MB, SHARE = 20.0, 0.60
SMALL, LARGE = 10_000_000, 200_000_000
ROUNDS = 5
BLOCK = 256 * 1024


def blocks(size: int) -> Iterator[bytes]:
    """Yield bytes that differ from file to file, made once."""
    block = os.urandom(BLOCK)
    for _ in range(size // BLOCK):
        yield block
    yield os.urandom(size % BLOCK)

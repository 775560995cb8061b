"""A time-stamp over a hash, from the authority the operator chose (RFC 3161). It learns the hash and who asks: this site."""

import logging
import time
from http.client import HTTPException
from urllib.error import URLError
from urllib.request import Request, urlopen

from django.conf import settings
from rfc3161_client import HashAlgorithm, TimestampRequestBuilder, decode_timestamp_response
from rfc3161_client.tsp import PKIStatus, TimeStampRequest

log = logging.getLogger(__name__)

SECONDS = 5.0  # in all: somebody waits for their ZIP
LARGEST = 100_000  # bytes of an answer; with a chain of certificates it is some 6,000
_GRANTED = (PKIStatus.GRANTED, PKIStatus.GRANTED_WITH_MODS)


class NoStamp(Exception):
    """Say that the authority did not stamp this."""


class _Unreadable(NoStamp):
    """Say that the answer is none, or none the library reads."""


def stamp(data: bytes) -> bytes:
    """Return the authority's answer over the SHA-256 of `data`, b"" where there is no authority or it did not stamp in time."""
    if not settings.TSA_URL:
        return b""
    try:
        return _stamped(data)
    except NoStamp as error:
        log.warning("time-stamp: %s", error)
        return b""


def _stamped(data: bytes) -> bytes:
    """Return a stamp with the signer's certificate in it, or one without.

    Some authorities set two certificates in another order than DER has them, and the library reads no such answer.
    """
    try:
        return _asked(data, with_certificate=True)
    except _Unreadable:
        return _asked(data, with_certificate=False)


def _asked(data: bytes, *, with_certificate: bool) -> bytes:
    wanted = TimestampRequestBuilder().data(data).hash_algorithm(HashAlgorithm.SHA256)
    request = wanted.cert_request(cert_request=with_certificate).build()
    try:
        told = _ask(request.as_bytes())
    except (URLError, HTTPException, OSError, ValueError) as error:
        raise NoStamp(type(error).__name__) from None
    _check(told, request)
    return told


def _ask(question: bytes) -> bytes:
    end = time.monotonic() + SECONDS
    headers = {"Content-Type": "application/timestamp-query", "User-Agent": "timestamp"}
    request = Request(settings.TSA_URL, question, headers)  # noqa: S310 - the operator's own address, http or https
    with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
        told = b""
        while piece := answer.read1(LARGEST):
            told += piece
            if len(told) > LARGEST or time.monotonic() > end:
                raise ValueError("too much or too slow")
        return told


def _check(told: bytes, request: TimeStampRequest) -> None:
    """Raise NoStamp unless the answer is a token over this very hash; whether its signer is trusted, its reader decides."""
    try:
        answer = decode_timestamp_response(told)
        granted = answer.status in _GRANTED
        info = answer.tst_info if granted else None
    except ValueError:
        raise _Unreadable("no answer of an authority") from None
    if info is None:
        raise NoStamp("refused")
    if (info.message_imprint.message, info.nonce) != (request.message_imprint.message, request.nonce):
        raise NoStamp("of something else")

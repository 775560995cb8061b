"""Part of a sealed file as an answer: what players and broken downloads ask for (RFC 9110, section 14)."""

import re
from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def part_of(
    request: HttpRequest, *, length: int, mime: str, pieces: Callable[[int, int], Iterator[bytes]]
) -> HttpResponse | StreamingHttpResponse:
    """Return the bytes that were asked for: 206 with a part, 200 with everything where none was named, 416 beyond the end.

    iPhones play only from who answers a range with a range, also where it is the whole.
    """
    asked = request.headers.get("Range", "")
    span = span_of(asked, length)
    if span is None:
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{length}"
        return response
    start, end = span
    answer = StreamingHttpResponse(pieces(start, end), content_type=mime)
    if _bounds(asked):
        answer.status_code = 206
        answer["Content-Range"] = f"bytes {start}-{end - 1}/{length}"
    answer["Accept-Ranges"] = "bytes"
    answer["Content-Length"] = str(end - start)
    answer["Content-Encoding"] = "identity"  # never packed on the way: its length is promised
    return answer


def span_of(asked: str, length: int) -> tuple[int, int] | None:
    """Return the first and the one past the last byte asked for; everything where it is unclear, None beyond the end."""
    bounds = _bounds(asked)
    if bounds is None:
        return 0, length
    first, last = bounds
    if not first:
        return (max(0, length - int(last)), length) if int(last) else None
    start, end = int(first), min(int(last) + 1 if last else length, length)
    return (start, end) if start < end else None


def _bounds(asked: str) -> tuple[str, str] | None:
    found = _RANGE.fullmatch(asked.strip())
    return (found[1], found[2]) if found and (found[1] or found[2]) else None

"""WeChat's SILK as WAV."""

import io
import wave
from typing import Any

import pysilk

from borrower_help.evidence.converter.job import Job, Refusal

RATE = 24_000
_LONGEST = 4 * 1024 * 1024  # WeChat ends a voice message after a minute, which is 200 KB


def work(job: Job) -> dict[str, Any]:
    """Write the WAV."""
    if job.length > _LONGEST:
        raise Refusal("too_large")
    out = io.BytesIO()
    try:
        pysilk.decode(io.BytesIO(job.open().read()), out, RATE)
    except Exception:  # the decoder has no list of what it raises
        raise Refusal("damaged") from None
    samples = out.getvalue()
    if not samples:
        raise Refusal("damaged")
    result = io.BytesIO()
    with wave.open(result, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(samples)
    job.write(result.getvalue())
    return {"seconds": len(samples) / 2 / RATE}

"""Boxes burnt into a picture: a new file of new pixels, so nothing under a box is left to uncover."""

import io
import json
import math
from typing import Any

from PIL import ImageDraw

from borrower_help.evidence.converter.job import Job
from borrower_help.evidence.converter.pictures import opened, upright

_QUALITY = 88
_MARGIN = 4  # px: shrinking lets a pixel see its neighbours, so a box covers those too


def work(job: Job) -> dict[str, Any]:
    """Write the covered picture; boxes are fractions of the upright picture: left, top, right, bottom."""
    kind, side, boxes = job.arguments[0], int(job.arguments[1]), json.loads(job.arguments[2])
    picture = upright(opened(job, kind, side), side)
    draw = ImageDraw.Draw(picture)
    for left, top, right, bottom in boxes:
        corner = (math.floor(left * picture.width) - _MARGIN, math.floor(top * picture.height) - _MARGIN)
        opposite = (math.ceil(right * picture.width) + _MARGIN, math.ceil(bottom * picture.height) + _MARGIN)
        draw.rectangle((corner, opposite), fill="black")
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=_QUALITY, optimize=True)
    job.write(out.getvalue())
    return {"made": {"width": picture.width, "height": picture.height}}

"""A picture that looks like a chat, for pages that show one; nobody in it is real."""

import io

from PIL import Image, ImageDraw

SIZE = (1080, 2160)
NAME = (400, 1000, 700, 1100)  # px: a red field where somebody's name would stand


def a_chat() -> bytes:
    """Return the picture as PNG."""
    picture = Image.new("RGB", SIZE, "#ededed")
    draw = ImageDraw.Draw(picture)
    for line in range(9):
        left, top = 40 + 300 * (line % 2), 120 + line * 220
        fill = "#95ec69" if line % 2 else "#ffffff"
        draw.rounded_rectangle((left, top, left + 700, top + 160), 24, fill=fill)
    draw.rectangle(NAME, fill="#e00000")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()

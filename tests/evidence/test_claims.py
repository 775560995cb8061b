"""What a file says of itself."""

import pytest

from borrower_help.evidence import claims, frames, media
from borrower_help.evidence.claims import Claims
from borrower_help.evidence.kinds import KINDS, detect
from borrower_help.evidence.process import ConvertError
from borrower_help.evidence.sources import BytesSource
from tests.evidence import encoders
from tests.evidence.making import MAKERS


def claimed(name: str) -> Claims:
    kind, make = MAKERS[name]
    return claims.read(KINDS[kind], BytesSource(make()))


@pytest.mark.parametrize("name", [name for name in MAKERS if KINDS[MAKERS[name][0]].shown == "picture"])
def test_a_picture_says_its_size_upright_and_its_time(name: str) -> None:
    found = claimed(name)
    assert (found.width, found.height) == ((480, 640) if name == "jpeg" else (640, 480))
    assert found.taken_at == ("2026-03-04T20:15:30+08:00" if name in {"jpeg", "heic", "avif"} else "")


@pytest.mark.parametrize("name", [name for name in MAKERS if KINDS[MAKERS[name][0]].shown in {"audio", "video"}])
def test_a_recording_says_how_long_it_is(name: str) -> None:
    found = claimed(name)
    assert found.seconds == pytest.approx(2, abs=0.1)
    filmed = KINDS[MAKERS[name][0]].shown == "video"
    assert (found.width > 0) == filmed
    assert (found.taken_at == "2026-03-04T12:15:30+00:00") == (filmed and name != "avi")


def test_pages_and_texts() -> None:
    assert claimed("pdf") == Claims(pages=3)
    assert claimed("txt") == Claims()


def test_a_cut_amr_counts_whole_frames_and_pieces_may_end_anywhere() -> None:
    class Torn(BytesSource):
        def read(self, start, end):
            yield from (self.data[n : n + 7] for n in range(start, min(end, self.length), 7))

    data = encoders.amr_wide(50)
    assert frames.amr_seconds(Torn(data), wide=True) == pytest.approx(1.0)
    assert frames.amr_seconds(Torn(data[:-3]), wide=True) == pytest.approx(0.98)
    assert frames.amr_seconds(BytesSource(b"#!AMR\n"), wide=False) == 0


def test_the_clock_of_an_iphone_is_taken_with_its_zone_and_one_never_set_is_not_believed() -> None:
    words = "creation_time   : 2026-03-04T12:15:30.000000Z\ncom.apple.quicktime.creationdate: 2026-03-04T20:15:30+0800"
    assert media.read_words(words).taken_at == "2026-03-04T20:15:30+08:00"
    assert media.read_words("creation_time : 1904-01-01T00:00:00.000000Z").taken_at == ""
    assert media.read_words("date : 2026").taken_at == ""


def test_a_cover_picture_is_no_film_and_a_phone_held_upright_is() -> None:
    cover = "Stream #0:1: Video: mjpeg (Baseline), yuvj420p, 500x500, 90k tbr (attached pic)"
    assert not media.read_words(f"Stream #0:0: Audio: mp3\n{cover}").has_picture
    held = "Stream #0:0: Video: h264, yuv420p, 1920x1080, 30 fps\n displaymatrix: rotation of -90.00 degrees"
    assert (media.read_words(held).width, media.read_words(held).height) == (1080, 1920)


@pytest.mark.parametrize(
    "data", [encoders.picture("JPEG")[:20], encoders.video("mp4")[:-3000], encoders.pages()[:200], b"RIFF\0\0\0\0WAVE"]
)
def test_a_broken_file_says_nothing(data: bytes) -> None:
    with pytest.raises(ConvertError) as caught:
        claims.read(detect(BytesSource(data)), BytesSource(data))
    assert caught.value.reason == "damaged"

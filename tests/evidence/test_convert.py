"""What is shown of a file: made from every kind by a process of its own, and refused cleanly."""

import io
import os
import re
import subprocess
from pathlib import Path

import imageio_ffmpeg
import pypdfium2 as pdfium
import pytest
from PIL import Image

from borrower_help.evidence import media
from borrower_help.evidence.convert import Made, convert
from borrower_help.evidence.kinds import KINDS, detect
from borrower_help.evidence.process import ConvertError, Limits, running
from borrower_help.evidence.sources import BytesSource
from tests.evidence import encoders
from tests.evidence.making import MAKERS


def made(data: bytes, **options) -> tuple[Made, bytes]:
    source = BytesSource(data)
    return convert(detect(source), source, b"".join, **options)


def refused(data: bytes, **options) -> str:
    with pytest.raises(ConvertError) as caught:
        made(data, **options)
    return caught.value.reason


def of(*shown: str) -> list[str]:
    return [name for name, (kind, _) in MAKERS.items() if KINDS[kind].shown in shown]


@pytest.mark.parametrize("name", of("picture"))
def test_a_picture_becomes_a_clean_jpeg(name: str) -> None:
    facts, data = made(MAKERS[name][1]())
    shown = Image.open(io.BytesIO(data))
    assert (facts.shown, facts.mime, facts.length, facts.parts) == ("picture", "image/jpeg", len(data), (len(data),))
    assert shown.size == (facts.width, facts.height) == ((480, 640) if name == "jpeg" else (640, 480))
    assert not shown.getexif()
    assert "exif" not in shown.info
    assert "icc_profile" not in shown.info
    left = shown.width - 40 if name == "jpeg" else 0  # turned by ninety degrees
    red, green, blue = (
        shown.convert("RGB").resize((1, 1), Image.Resampling.BOX, (left, 0, left + 40, 40)).getpixel((0, 0))
    )
    assert red > max(green, blue) + 50


def test_a_large_picture_becomes_smaller_and_clear_ones_stand_on_white() -> None:
    facts, _ = made(encoders.picture("JPEG", (4000, 3000)), side=1000)
    assert (facts.width, facts.height) == (1000, 750)
    out = io.BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(out, "PNG")
    assert Image.open(io.BytesIO(made(out.getvalue())[1])).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16"])
def test_pictures_of_every_depth(mode: str) -> None:
    out = io.BytesIO()
    if mode == "I;16":
        Image.frombytes(mode, (60, 40), bytes([0, 200]) * 2400).save(out, "PNG")
    else:
        encoders.drawing().convert(mode).save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert made(out.getvalue())[0].shown == "picture"


@pytest.mark.parametrize("name", of("audio", "video"))
def test_a_recording_becomes_what_every_phone_plays(name: str, tmp_path: Path) -> None:
    facts, data = made(MAKERS[name][1]())
    assert facts.length == len(data)
    data = data[: len(data) - facts.still - facts.small]
    target = tmp_path / "copy"
    target.write_bytes(data)
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-i", str(target), "-f", "null", "-"]
    words = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    found = media.read_words(words)
    assert not facts.cut
    assert found.seconds == pytest.approx(2, abs=0.15)
    assert facts.seconds == pytest.approx(2, abs=0.15)
    assert found.taken_at == ""
    if facts.mime == "audio/wav":
        return
    assert detect(BytesSource(data)).demuxer == "mov"
    assert data.index(b"moov") < data.index(b"mdat")
    assert "Audio: aac" in words
    assert ("Video: h264 (Constrained Baseline)" in words) == (facts.shown == "video")


@pytest.mark.parametrize("name", of("video"))
def test_a_video_has_a_still_and_a_small_one_without_place_and_camera(name: str) -> None:
    facts, data = made(MAKERS[name][1](), small=240)
    pictures = data[len(data) - facts.still - facts.small :]
    still, small = pictures[: facts.still], pictures[facts.still :]
    for picture, longest in ((still, 854), (small, 240)):
        opened = Image.open(io.BytesIO(picture))
        assert (opened.format, opened.getexif()) == ("JPEG", {})
        assert max(opened.size) <= longest
        assert len(opened.convert("RGB").getcolors(10**7)) > 50  # something is to be seen
        assert b"Lavc" not in picture


def test_a_video_that_gives_no_still_is_a_video_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media, "still", lambda: ["/bin/false"])
    facts, data = made(encoders.video("mp4"))
    assert (facts.shown, facts.still, facts.small, facts.length) == ("video", 0, 0, len(data))


def test_a_long_recording_is_cut_where_the_output_ends() -> None:
    long = encoders.recording("wav", "-f", "lavfi", "-i", "anoisesrc=duration=600:sample_rate=16000")
    facts, data = made(long, limits=Limits(seconds=60, output=2_000_000))
    assert facts.cut
    assert len(data) <= 2_000_000
    assert 0 < facts.seconds < 400


def test_pdf_pages_become_pictures_one_after_another() -> None:
    facts, data = made(encoders.pages())
    assert (facts.pages, len(facts.parts), sum(facts.parts), facts.cut) == (3, 3, len(data), False)
    first = Image.open(io.BytesIO(data[: facts.parts[0]]))
    assert first.height == 1600


def test_a_bad_page_costs_itself_and_no_other() -> None:
    facts, data = made(encoders.pages_with_a_bad_one(3, (2,)))
    assert facts.pages == 3
    assert [bool(part) for part in facts.parts] == [True, False, True]
    assert sum(facts.parts) == len(data)
    third = Image.open(io.BytesIO(data[facts.parts[0] :]))
    assert third.height == 1600
    assert refused(encoders.pages_with_a_bad_one(3, (1, 2, 3))) == "damaged"


def test_pages_that_find_no_room_are_left_out_and_the_others_are_there() -> None:
    facts, data = made(encoders.pages(), small=240, limits=Limits(output=125_000))
    assert (facts.pages, facts.cut) == (3, True)
    assert 0 < len(facts.parts) < 3
    assert sum(facts.parts) + facts.small == len(data)


def test_a_page_that_never_ends_costs_those_behind_it_and_none_before() -> None:
    facts, data = made(encoders.slow_pages(slow=2), small=240, limits=Limits(seconds=4))
    assert (facts.pages, len(facts.parts), facts.small, facts.cut) == (3, 1, 0, True)
    assert facts.parts[0] == len(data)
    assert Image.open(io.BytesIO(data)).height == 1600
    assert refused(encoders.slow_pages(slow=1), limits=Limits(seconds=3)) == "too_long"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("txt", "张经理：\n明天上门，你等着。"),
        ("txt of Windows", "张经理：\r\n明天上门，你等着。"),
        ("html", "明天上门"),
        ("docx", "记录七号：晚上九点来电\n号码\n\t次数\n\t"),
        ("xlsx", "记录七号\t7\t晚上\n\n第二页"),
    ],
)
def test_words_are_shown_and_nothing_that_runs(name: str, words: str) -> None:
    facts, data = made(MAKERS[name][1]())
    assert (facts.shown, facts.cut) == ("text", False)
    assert data.decode().rstrip("\n") == words


def test_bombs_are_refused_before_they_go_off() -> None:
    before = os.times()
    assert refused(encoders.png_bomb()) == "too_large"
    assert refused(encoders.word_bomb()) == "too_large"
    assert os.times().children_user - before.children_user < 10


def test_an_xml_bomb_in_a_word_file_is_refused() -> None:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        entities = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">'
        archive.writestr("word/document.xml", f"<!DOCTYPE d [{entities}]><d><t>&b;</t></d>")
    assert refused(out.getvalue()) == "damaged"


@pytest.mark.parametrize("name", of("picture", "pages", "video", "audio"))
def test_half_a_file_fails_cleanly_or_is_shown(name: str) -> None:
    whole = MAKERS[name][1]()
    half = BytesSource(whole[: len(whole) // 2])
    reason, data = "", b""
    try:
        _, data = convert(KINDS[MAKERS[name][0]], half, b"".join)
    except ConvertError as refusal:
        reason = refusal.reason
    assert (reason == "damaged") != bool(data)


def test_what_stands_still_is_damaged() -> None:
    assert refused(encoders.picture("JPEG")[:15_000]) == "damaged"
    assert refused(encoders.video("mp4")[:-3000]) == "damaged"  # without its index
    assert refused(b"\xff\xd8\xff\xe0" + bytes(500)) == "damaged"
    assert refused(b"%PDF-1.7\nnothing") == "damaged"
    assert refused(b"\x02#!SILK_V3") == "damaged"
    assert refused(b"PK\x03\x04[Content_Types].xml word/document.xml") == "damaged"
    assert refused(b"\x7fELF\x02\x01\x01" + bytes(60)) == "unsupported"


def test_a_pdf_with_a_password_stays_closed_and_one_with_scripts_shows_its_page() -> None:
    assert refused(encoders.locked_pages()) == "locked"
    facts, _ = made(encoders.scripted_pages())
    assert facts.pages == 1


def test_a_strip_of_paper_without_end_is_refused() -> None:
    document = pdfium.PdfDocument.new()
    document.new_page(10, 10_000)
    out = io.BytesIO()
    document.save(out)
    assert refused(out.getvalue()) == "too_large"


def test_a_converter_that_takes_too_long_is_ended() -> None:
    film = encoders.recording(
        "mp4", "-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=30:duration=20", "-preset", "ultrafast"
    )
    assert refused(film, limits=Limits(seconds=1)) == "too_long"


def test_a_converter_that_was_killed_says_nothing_of_the_file(tmp_path: Path) -> None:
    script = tmp_path / "killed"
    script.write_text("#!/bin/sh\nprintf half\nkill -9 $$\n")
    script.chmod(0o700)
    with pytest.raises(ConvertError) as caught, running("ffmpeg", BytesSource(b"x"), [str(script)], Limits()):
        pass
    assert caught.value.reason == "gave_up"


def test_a_converter_has_no_environment_and_leaves_no_bytecode(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "must not be seen")
    folder = Path(media.__file__).parent
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.pyc")}
    script = tmp_path / "show"
    script.write_text("#!/bin/sh\ntr '\\0' '\\n' < /proc/self/environ\nulimit -a\n")
    script.chmod(0o700)
    with running("ffmpeg", BytesSource(b"x"), [str(script)], Limits(memory=300 * 1024 * 1024)) as ran:
        words = ran.words
    assert "SECRET_KEY" not in words
    assert "DJANGO" not in words
    assert re.search(r"coredump\(blocks\)\s+0|core file size.* 0", words)
    assert "307200" in words
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.pyc")} == before


def test_a_playlist_that_calls_itself_a_film_opens_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret words")
    playlist = f"#EXTM3U\n#EXTINF:1,\nfile://{secret}\n".encode()
    for key in ("mp4", "webm", "mp3", "wav", "aac"):
        with pytest.raises(ConvertError):
            convert(KINDS[key], BytesSource(playlist), b"".join)

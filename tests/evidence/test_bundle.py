"""A bundle as a ZIP: streamed, listed, and checked by whoever receives it."""

import csv
import hashlib
import io
import json
import subprocess
import sys
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from borrower_help.evidence.bundle import archive as zips
from borrower_help.evidence.bundle.archive import ChangedError, Member, archive
from borrower_help.evidence.bundle.listing import COLUMNS, Entry, covered_path, extent, original_path, safe_name, table
from borrower_help.evidence.bundle.manifest import Listed
from tests.evidence import encoders

WHEN = "2026-11-26T20:00:00+08:00"


def entry(number: int, name: str, data: bytes = b"", **told: str) -> Entry:
    words = {"source": "本人手机", "obtained": "2026-11-20", "proves": "深夜来电", "extent": "1 页"} | told
    return Entry(number, name, length=len(data), sha256=hashlib.sha256(data).hexdigest(), **words)


def member(path: str, data: bytes, exhibit: str = "") -> Member:
    return Member(
        Listed(path, len(data), hashlib.sha256(data).hexdigest(), exhibit), lambda: iter([data[:9], data[9:]])
    )


def unpacked(folder: Path) -> dict[str, bytes]:
    picture, sound = encoders.picture("PNG"), encoders.wav()
    entries = [entry(1, "../截图.png", picture), entry(2, "录音", sound, extent=extent(seconds=2))]
    paths = [original_path(entries[0], "png"), original_path(entries[1], "wav"), covered_path(entries[0])]
    members = [member(path, data) for path, data in zip(paths, (picture, sound, b"covered copy"), strict=True)]
    made = archive(entries, members, made_at=WHEN, chain_head="ab" * 32)
    data = b"".join(made)
    assert len(data) == made.length  # told before
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        opened.extractall(folder)
        return {name: opened.read(name) for name in opened.namelist()}


def checked(folder: Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-S", str(folder / "verify.py")]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env={"LANG": "C"}, check=False)


def test_the_zip_holds_the_originals_byte_for_byte_and_what_checks_them(tmp_path: Path) -> None:
    found = unpacked(tmp_path)
    assert set(found) == {
        "原件/证据1-截图.png",
        "原件/证据2-录音.wav",
        "遮盖后的副本/证据1-遮盖.jpg",
        "证据清单.csv",
        "如何核对.txt",
        "verify.py",
        "manifest.json",
    }
    assert found["原件/证据1-截图.png"] == encoders.picture("PNG")
    told = json.loads(found["manifest.json"])
    assert (told["made_at"], told["chain_head"], len(told["files"])) == (WHEN, "ab" * 32, 6)
    how = found["如何核对.txt"].decode("utf-8-sig")
    assert all(name in how for name in ("verify.py", "manifest.json", "证据清单.csv", "certutil", "shasum"))


def test_plain_python_accepts_the_bundle_and_names_the_flipped_file(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "收到的", tmp_path / "elsewhere"
    folder.mkdir()
    elsewhere.mkdir()
    unpacked(folder)
    good = checked(folder, elsewhere)
    assert (good.returncode, good.stdout) == (0, "6 个文件全部一致 all files agree\n")
    target = folder / "原件" / "证据2-录音.wav"
    data = bytearray(target.read_bytes())
    data[len(data) // 2] ^= 1
    target.write_bytes(data)
    bad = checked(folder, elsewhere)
    assert (bad.returncode, bad.stdout) == (1, "和清单不一致 differs from the list: 原件/证据2-录音.wav\n")
    target.unlink()
    (folder / "多的.txt").write_text("x")
    assert checked(folder, elsewhere).stdout.splitlines() == [
        "缺少 missing: 原件/证据2-录音.wav",
        "清单里没有 not listed: 多的.txt",
    ]


@pytest.mark.parametrize("text", ["", "[]", '{"files": [{}]}', '{"files": 7}', "\0"])
def test_a_broken_manifest_is_said_to_be_broken(tmp_path: Path, text: str) -> None:
    unpacked(tmp_path)
    (tmp_path / "manifest.json").write_text(text)
    ended = checked(tmp_path, tmp_path)
    assert ended.returncode == 1
    assert "manifest.json" in ended.stdout
    assert not ended.stderr


def test_a_manifest_cannot_point_out_of_the_folder(tmp_path: Path) -> None:
    unpacked(tmp_path)
    told = json.loads((tmp_path / "manifest.json").read_text())
    told["files"][0]["path"] = "../../etc/passwd"
    (tmp_path / "manifest.json").write_text(json.dumps(told))
    assert "outside this folder" in checked(tmp_path, tmp_path).stdout


def test_a_bundle_does_not_vouch_for_a_file_that_is_not_what_was_received() -> None:
    wrong = Member(Listed("原件/x", 4, hashlib.sha256(b"then").hexdigest()), lambda: iter([b"now!"]))
    with pytest.raises(ChangedError):
        list(archive([], [wrong], made_at=WHEN, chain_head=""))
    cut = Member(Listed("原件/x", 4, hashlib.sha256(b"then").hexdigest()), lambda: iter([b"th"]))
    with pytest.raises(ChangedError):
        list(archive([], [cut], made_at=WHEN, chain_head=""))
    with pytest.raises(ValueError):
        list(archive([], [member("a", b""), member("a", b"")], made_at=WHEN, chain_head=""))


def test_memory_does_not_grow_with_what_is_in_it() -> None:
    piece = bytes(64 * 1024)

    def peak(pieces: int) -> int:
        digest = hashlib.sha256()
        for _ in range(pieces):
            digest.update(piece)

        def read() -> Iterator[bytes]:
            return (piece for _ in range(pieces))

        listed = Listed("原件/证据1", pieces * len(piece), digest.hexdigest())
        tracemalloc.start()
        length = sum(map(len, archive([], [Member(listed, read)], made_at=WHEN, chain_head="")))
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert length > pieces * len(piece)
        return highest

    assert peak(1600) < peak(16) + 500_000  # 100 MB against 1 MB


def test_the_list_opens_in_office_programs_and_runs_nothing() -> None:
    rows = list(csv.reader(io.StringIO(table([entry(1, '=cmd|"x"!A1', proves="@SUM(1)\n二")]).decode("utf-8-sig"))))
    assert tuple(rows[0]) == COLUMNS
    assert rows[1][:5] == ["证据1", '\'=cmd|"x"!A1', "本人手机", "2026-11-20", "'@SUM(1)\n二"]


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.png"),
        ("C:\\fakepath\\图.png", "图.png"),
        ("CON", "_CON.png"),
        ("", "_.png"),
        ("...", "_.png"),
        ("a\u202egnp.exe\n", "a_gnp.exe_.png"),
        ("😀“引号”.heic", "😀“引号”.heic"),
        ('a"b<c>.jpg', "a_b_c_.jpg"),
    ],
)
def test_names_every_system_can_store(name: str, kept: str) -> None:
    assert safe_name(name, "png") == kept


def test_a_long_name_keeps_its_ending() -> None:
    kept = safe_name("长" * 300 + ".jpeg", "jpg")
    assert len(kept) == 80
    assert kept.endswith("长.jpeg")


def test_how_long_it_is_and_what_is_stamped() -> None:
    assert [extent(pages=3), extent(seconds=0.2), extent(seconds=125), extent(seconds=3725), extent()] == [
        "3 页",
        "1 秒",
        "2 分 05 秒",
        "1 小时 02 分 05 秒",
        "",
    ]
    assert entry(3, "x").page_label(2) == "证据3-2"


def test_the_checker_is_handed_out_as_it_stands() -> None:
    assert zips.VERIFY_NAME == "verify.py"
    text = (Path(zips.__file__).parent / "verify.py").read_text()
    assert "borrower_help" not in text
    assert all(f"import {name}" in text for name in ("hashlib", "json", "sys"))

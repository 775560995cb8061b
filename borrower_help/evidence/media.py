"""What ffmpeg says of a recording and how it makes a copy every phone plays. The program comes with imageio-ffmpeg."""

import re
from dataclasses import dataclass

import imageio_ffmpeg

from borrower_help.evidence.kinds import KINDS, Kind
from borrower_help.evidence.process import ConvertError, Limits, running
from borrower_help.evidence.sources import Source

_MOST_PIXELS = 36_000_000  # a frame
_LOOKING = Limits(seconds=30)
_DURATION = re.compile(r"Duration: (\d+):(\d\d):(\d\d(?:\.\d+)?)")
_REACHED = re.compile(r"time=(\d+):(\d\d):(\d\d(?:\.\d+)?)")
_PICTURE = re.compile(r"Stream #\S+.*: Video: (?!.*attached pic).*?, (\d{2,5})x(\d{2,5})\b")
_SOUND = re.compile(r"Stream #\S+.*: Audio: ")
_TURNED = re.compile(r"rotation of -?(90|270)\.")
_TIMES = (
    re.compile(r"com\.apple\.quicktime\.creationdate\s*: (\S+)"),
    re.compile(r"creation_time\s*: (\S+)"),
    re.compile(r"\bdate\s*: (\S+)"),
)
_WHEN = re.compile(r"(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:?\d\d)?")
_NEVER_SET = ("1904", "1970")  # where a recorder left the clock at its beginning
_READ_ONLY = ["-hide_banner", "-nostdin", "-protocol_whitelist", "http,tcp"]
_SIDE = 854
_ROOM = 768 * 1024  # what ffmpeg still holds when it counts, and the index it moves to the front
_FITTING = (
    f"scale=w='trunc(if(gt(iw,ih),min(iw,{_SIDE}),iw*min(1,{_SIDE}/ih))/2)*2'"
    f":h='trunc(if(gt(iw,ih),ih*min(1,{_SIDE}/iw),min(ih,{_SIDE}))/2)*2',format=yuv420p"
)


@dataclass(frozen=True)
class Recording:
    """Hold what a recording says of itself; no seconds where it does not say."""

    seconds: float | None
    width: int
    height: int
    has_sound: bool
    taken_at: str

    @property
    def has_picture(self) -> bool:
        """Return whether there is something to see."""
        return self.width > 0


def look(kind: Kind, source: Source) -> Recording:
    """Read the beginning of a recording, and its index where there is one; nothing is decoded."""
    with running("ffmpeg", source, _program("info", kind, "{address}"), _LOOKING) as ran:
        recording = read_words(ran.words)
    if not recording.has_picture and not recording.has_sound:
        raise ConvertError("damaged")
    if recording.width * recording.height > _MOST_PIXELS:
        raise ConvertError("too_large")
    return recording


def copying(kind: Kind, recording: Recording, limits: Limits) -> list[str]:
    """Return the command for a copy: H.264 baseline and AAC in MP4, or AAC alone; no metadata, no other streams."""
    command = _program("warning", kind, "{address}")
    command += ["-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn", "-fflags", "+bitexact"]
    if recording.has_picture:
        command += ["-map", "0:V:0", "-vf", _FITTING, "-fpsmax", "30", "-c:v", "libx264", "-profile:v", "baseline"]
        command += ["-preset", "veryfast", "-crf", "28", "-threads", "1", "-flags:v", "+bitexact"]
    if recording.has_sound:
        rate = ["-ac", "2", "-b:a", "96k"] if recording.has_picture else ["-ac", "1", "-b:a", "64k"]
        command += ["-map", "0:a:0", "-c:a", "aac", *rate, "-ar", "44100", "-flags:a", "+bitexact"]
    ceiling = str(limits.output - max(limits.output // 16, _ROOM))
    command += ["-fs", ceiling, "-movflags", "+faststart", "-stats", "-stats_period", "3600"]
    return [*command, "-f", "mp4", "-y", "{output}"]


def still() -> list[str]:
    """Return the command for one picture out of a copy's first seconds: of many frames the one most like them, so seldom a black one."""
    command = _program("error", KINDS["mp4"], "{address}")
    command += ["-map_metadata", "-1", "-an", "-vf", "thumbnail=50", "-frames:v", "1", "-q:v", "3"]
    return [*command, "-f", "mjpeg", "-y", "{output}"]


def reached(words: str) -> float:
    """Return how many seconds were written."""
    found = _REACHED.findall(words.replace("\r", "\n"))
    return _seconds(found[-1]) if found else 0.0


def read_words(words: str) -> Recording:
    """Return what ffmpeg printed of a file."""
    duration, picture = _DURATION.search(words), _PICTURE.search(words)
    width, height = (int(picture[1]), int(picture[2])) if picture else (0, 0)
    if _TURNED.search(words):
        width, height = height, width
    seconds = _seconds(duration.groups()) if duration else None
    return Recording(seconds, width, height, bool(_SOUND.search(words)), _taken(words))


def _taken(words: str) -> str:
    for pattern in _TIMES:
        for found in pattern.findall(words):
            when = _WHEN.match(found)
            if when and not found.startswith(_NEVER_SET):
                zone = {"Z": "+00:00"}.get(when[2] or "", when[2] or "")
                zone = f"{zone[:3]}:{zone[-2:]}" if zone else ""
                return when[1].replace(" ", "T") + zone
    return ""


def _seconds(parts: tuple[str, ...]) -> float:
    hours, minutes, seconds = parts
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def _program(level: str, kind: Kind, address: str) -> list[str]:
    """Return the command's beginning: the container is the one the content showed, so no playlist is ever followed."""
    reading = ["-threads", "1", "-f", kind.demuxer, "-i", address]
    return [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", level, *_READ_ONLY, *reading]

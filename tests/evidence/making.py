"""Every kind of file once: how it is made and what is known of it."""

from collections.abc import Callable

from tests.evidence import encoders as made

_SMALL_SOUND = ("-ar", "8000", "-ac", "1")

MAKERS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "jpeg": ("jpeg", lambda: made.picture("JPEG", exif=made.exif(6))),
    "png": ("png", lambda: made.picture("PNG")),
    "webp": ("webp", lambda: made.picture("WEBP")),
    "gif, moving": ("gif", made.gif_moving),
    "bmp": ("bmp", lambda: made.picture("BMP")),
    "heic": ("heic", lambda: made.picture("HEIF", exif=made.exif())),
    "heic of several": ("heic", made.heic_of_several),
    "avif": ("avif", lambda: made.picture("AVIF", exif=made.exif())),
    "mp4": ("mp4", lambda: made.video("mp4", "-c:v", "libx264", "-c:a", "aac")),
    "mov, HEVC": ("mov", lambda: made.video("mov", "-c:v", "libx265", "-tag:v", "hvc1")),
    "3gp": (
        "3gp",
        lambda: made.video("3gp", "-c:v", "h263", "-s", "352x288", "-c:a", "libopencore_amrnb", *_SMALL_SOUND),
    ),
    "webm": ("webm", lambda: made.video("webm", "-c:v", "libvpx", "-c:a", "libopus")),
    "mkv": ("mkv", lambda: made.video("mkv")),
    "avi": ("avi", lambda: made.video("avi")),
    "mp3": ("mp3", lambda: made.sound("mp3")),
    "m4a": ("m4a", lambda: made.sound("m4a")),
    "aac": ("aac", lambda: made.sound("aac")),
    "wav": ("wav", made.wav),
    "ogg": ("ogg", lambda: made.sound("ogg", "-c:a", "libvorbis")),
    "opus": ("opus", lambda: made.sound("ogg", "-c:a", "libopus")),
    "flac": ("flac", lambda: made.sound("flac")),
    "amr": ("amr_nb", lambda: made.sound("amr", *_SMALL_SOUND, "-c:a", "libopencore_amrnb")),
    "amr wide": ("amr_wb", made.amr_wide),
    "silk": ("silk", made.silk),
    "pdf": ("pdf", made.pages),
    "txt": ("txt", lambda: "张经理：\n明天上门，你等着。".encode()),
    "txt of Windows": ("txt", lambda: "张经理：\r\n明天上门，你等着。".encode("gb18030")),
    "csv": ("csv", lambda: "时间,号码\n20:15,10086\n21:00,95588\n".encode()),
    "html": ("html", lambda: "<!DOCTYPE html><title>x</title><p>明天上门<script>alert(1)</script>".encode()),
    "docx": ("docx", made.word),
    "xlsx": ("xlsx", made.table),
}

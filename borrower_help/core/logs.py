"""Logs without anybody's words: errors appear as type and frames, never with message or locals."""

import logging
import traceback
from typing import Any

from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter


class FramesFormatter(logging.Formatter):
    """Write the time, the level, the message of our own log calls, and for an error only its type and frames."""

    default_time_format = "%Y-%m-%dT%H:%M:%S%z"  # with its offset: logs of several machines are laid side by side
    default_msec_format = ""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, never with a traceback that another formatter left on the record."""
        record.exc_text = record.stack_info = None
        return super().format(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name of the base class
        """Return type and frames of an error and of what caused it."""
        lines: list[str] = []
        error = ei[1]
        while error is not None:
            lines.append(type(error).__name__)
            lines += [f"  {f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(error.__traceback__)]
            error = error.__cause__ or error.__context__
        return "\n".join(lines)


class SilentReporter(ExceptionReporter):
    """Report nothing by page or mail: a report would carry locals."""

    def get_traceback_data(self) -> dict[str, Any]:
        """Return no frames' variables."""
        return {}

    def get_traceback_html(self) -> SafeString:
        """Return nothing."""
        return SafeString("")

    def get_traceback_text(self) -> SafeString:
        """Return nothing."""
        return SafeString("")


def log_error(request: Any) -> None:
    """Log the error being handled: route name, type and frames."""
    match = getattr(request, "resolver_match", None)
    logging.getLogger("borrower_help.errors").error("%s", match.view_name if match else "-", exc_info=True)

"""What the web server may say of its own: that something was wrong, never what somebody sent, nor from where."""

import logging

from gunicorn import glogging

from borrower_help.core.logs import FramesFormatter

ABOUT_A_REQUEST = {"Invalid request": "Invalid request", "Error handling request": "Error handling request"}


class FixedWords(logging.Filter):
    """Cut address, path and bytes out of the server's sentences about one request."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Replace such a sentence by its fixed words; keep every record."""
        for beginning, words in ABOUT_A_REQUEST.items():
            if str(record.msg).startswith(beginning):
                record.msg, record.args = words, None
        return True


class QuietLogger(glogging.Logger):
    """Log as gunicorn does, but errors as type and frames, and requests without what was in them."""

    def setup(self, cfg: object) -> None:
        """Put our filter and formatter on what gunicorn set up."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.addFilter(FixedWords())
            handler.setFormatter(FramesFormatter())

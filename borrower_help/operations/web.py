"""How gunicorn serves the site: threads, because phones are slow and nothing buffers in front."""

import gc
import socket
import struct
from typing import Any

from borrower_help.env import ENV
from borrower_help.operations.processes import die_with_parent

wsgi_app = "borrower_help.wsgi:application"
bind = f"[{ENV.BIND}]:{ENV.PORT}" if ":" in ENV.BIND else f"{ENV.BIND}:{ENV.PORT}"
worker_class = "gthread"
workers = 2
threads = 8
preload_app = True  # the two share what they loaded
keepalive = 15
timeout = 60
graceful_timeout = 8
max_requests = 0
limit_request_line = 2048
accesslog = None  # the site writes its own log, without addresses
loglevel = "warning"
logger_class = "borrower_help.operations.web_log.QuietLogger"
control_socket_disable = True
worker_tmp_dir = None


SILENT_SECONDS = 30  # a phone that says or takes nothing for so long gives its thread back


def when_ready(server: Any) -> None:
    """Share what was loaded; have the kernel end reads and writes on which nothing moves (accepted connections inherit it)."""
    _load_all()
    limit = struct.pack("ll", SILENT_SECONDS, 0)
    for listener in server.LISTENERS:
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, limit)
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, limit)


def _load_all() -> None:
    """Load before the fork what every page needs, and put it out of the garbage collector's way.

    Loaded once, it is shared; never looked at again, it stays shared, and a collection during a request has little to look at.
    """
    from django.conf import settings
    from django.template.loader import get_template
    from django.urls import get_resolver
    from django.utils import translation

    _pattern = get_resolver().url_patterns
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Shoujie")
    for name in ("base_case.html", "base_public.html", "base_plain.html", "bootstrap5/uni_form.html"):
        get_template(name)
    gc.collect()
    gc.freeze()


def post_fork(server: Any, worker: Any) -> None:
    """Tie a worker's life to its master's."""
    die_with_parent()

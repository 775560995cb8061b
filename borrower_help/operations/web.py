"""How gunicorn serves the site: threads, because phones are slow and nothing buffers in front."""

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
    """Have the kernel end reads and writes on which nothing moves; every accepted connection inherits it."""
    limit = struct.pack("ll", SILENT_SECONDS, 0)
    for listener in server.LISTENERS:
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVTIMEO, limit)
        listener.sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDTIMEO, limit)


def post_fork(server: Any, worker: Any) -> None:
    """Tie a worker's life to its master's."""
    die_with_parent()

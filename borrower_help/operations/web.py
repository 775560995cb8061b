"""How gunicorn serves the site: threads, because phones are slow and nothing buffers in front."""

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
control_socket_disable = True
worker_tmp_dir = None


def post_fork(server: Any, worker: Any) -> None:
    """Tie a worker's life to its master's."""
    die_with_parent()

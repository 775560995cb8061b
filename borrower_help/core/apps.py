"""Start-up of core."""

from typing import Any

from django.apps import AppConfig
from django.core.signals import got_request_exception

from borrower_help.core import logs


class CoreConfig(AppConfig):
    """Register what logs an error without anybody's words."""

    name = "borrower_help.core"

    def ready(self) -> None:
        """Connect the error log."""
        got_request_exception.connect(_log_error, dispatch_uid="core.log_error")


def _log_error(sender: Any, request: Any = None, **kwargs: Any) -> None:
    logs.log_error(request)

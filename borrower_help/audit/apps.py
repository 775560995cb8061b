"""Start-up of audit."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Name the app."""

    name = "borrower_help.audit"

"""Start-up of evidence."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Files somebody keeps as proof."""

    name = "borrower_help.evidence"

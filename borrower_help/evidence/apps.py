"""Start-up of evidence."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Move files along with the records of a case."""

    name = "borrower_help.evidence"

    def ready(self) -> None:
        """Register the mover."""
        from borrower_help.evidence.services import move_files  # models are not ready when this module is read
        from borrower_help.incidents import moving

        moving.register(move_files)

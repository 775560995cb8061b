"""Start-up of evidence."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Move files and check codes along with the records of a case."""

    name = "borrower_help.evidence"

    def ready(self) -> None:
        """Register the movers."""
        from borrower_help.evidence import check_codes  # models are not ready when this module is read
        from borrower_help.evidence.services import move_files
        from borrower_help.incidents import moving

        moving.register(move_files)
        moving.register(check_codes.move)

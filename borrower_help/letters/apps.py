"""Start-up of letters."""

from django.apps import AppConfig


class LettersConfig(AppConfig):
    """Move letters along with the records of a case."""

    name = "borrower_help.letters"

    def ready(self) -> None:
        """Register the mover."""
        from borrower_help.incidents import moving  # models are not ready when this module is read
        from borrower_help.letters.services import move_letters

        moving.register(move_letters)

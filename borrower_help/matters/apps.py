"""Start-up of matters."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """Move what is kept of letters along with them."""

    name = "borrower_help.matters"

    def ready(self) -> None:
        """Register the mover; it comes after that of letters, which these rows point at."""
        from borrower_help.incidents import moving  # models are not ready when this module is read
        from borrower_help.matters.services import move_matters

        moving.register(move_matters)

"""Start-up of binders."""

from django.apps import AppConfig


class BindersConfig(AppConfig):
    """Let binders go where the records of a case move: the numbers in them change."""

    name = "borrower_help.binders"

    def ready(self) -> None:
        """Register what happens then."""
        from borrower_help.binders.services import leave_behind  # models are not ready when this module is read
        from borrower_help.incidents import moving

        moving.register(leave_behind)

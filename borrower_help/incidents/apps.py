"""Start-up of incidents."""

from django.apps import AppConfig

from borrower_help.accounts import arrivals


class IncidentsConfig(AppConfig):
    """Move a first-time guest's records to whom their code belongs."""

    name = "borrower_help.incidents"

    def ready(self) -> None:
        """Register the mover and the checks."""
        from borrower_help.incidents import checks  # noqa: F401 - registers itself
        from borrower_help.incidents.moving import move_guest  # models are not ready when this module is read

        arrivals.register(move_guest)

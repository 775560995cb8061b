"""Set up operations: the Celery app and the checks of the machine."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Configure the operations app."""

    name = "borrower_help.operations"

    def ready(self) -> None:
        """Make our Celery app the current one and register the system checks."""
        from borrower_help import celery  # noqa: F401 - not in the package's __init__, so that the launcher stays small
        from borrower_help.operations import checks  # noqa: F401

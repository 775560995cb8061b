"""Beijing time: what people type is wall time there, whatever the server's clock says."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

BEIJING = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """Return this moment in Beijing, aware."""
    return timezone.now().astimezone(BEIJING)


def wall_now() -> datetime:
    """Return this moment in Beijing as wall time: naive, to the minute."""
    return now().replace(tzinfo=None, second=0, microsecond=0)


def today() -> date:
    """Return today's date in Beijing."""
    return now().date()


def days_ago(days: int) -> date:
    """Return the date so many days before today."""
    return today() - timedelta(days=days)

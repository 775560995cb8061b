"""A lease in the database, so that among many machines one tidies at a time."""

from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone


class Lease(models.Model):
    """Keep until when somebody holds a named duty."""

    name = models.CharField(max_length=40, primary_key=True)
    held_until = models.DateTimeField()

    def __str__(self) -> str:
        return self.name

    @classmethod
    def take(cls, name: str, *, minutes: int) -> bool:
        """Return whether the duty is ours for so many minutes; False while somebody else holds it."""
        now = timezone.now()
        with transaction.atomic():
            cls.objects.get_or_create(name=name, defaults={"held_until": now - timedelta(seconds=1)})
            free = cls.objects.filter(name=name, held_until__lte=now)
            return bool(free.update(held_until=now + timedelta(minutes=minutes)))

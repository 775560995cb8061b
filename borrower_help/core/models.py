"""Jobs for the worker: a payload sealed under a key that only the message carries."""

import uuid

from django.db import models


class Job(models.Model):
    """Keep a job until it is done; then the row, and its times with it, is deleted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.CharField(max_length=40)
    sealed = models.BinaryField()
    attempt = models.PositiveSmallIntegerField(default=1)
    queued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.task

"""What was done, by whom and on which day: never its content."""

import uuid

from django.db import models


class AuditEvent(models.Model):
    """Keep one deed: ids only, no foreign keys (it outlives what it names), no personal text, the day only."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    deed = models.CharField(max_length=40)
    actor_id = models.UUIDField(null=True)
    subject_id = models.UUIDField(null=True)
    on = models.DateField()

    def __str__(self) -> str:
        return self.deed

"""Count the standing rows of a case from an index alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("incidents", "0001_initial")]
    operations = [
        migrations.AddIndex(
            model_name="incident",
            index=models.Index(fields=["case", "removed_on"], name="incident_case_removed"),
        ),
    ]

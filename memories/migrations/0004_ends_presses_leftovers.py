"""What has begun to end, by which press a file came, and where traces are still to be forgotten."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("memories", "0003_ledger_log_retold")]

    operations = [
        migrations.AddField(
            "memory",
            "is_ending",
            models.BooleanField(
                default=False,
                editable=False,
                help_text="Its files go at this moment, its rows after them: it cannot come back.",
            ),
        ),
        migrations.AddField(
            "memoryfile",
            "press",
            models.CharField(
                max_length=100,
                blank=True,
                default="",
                editable=False,
                help_text=(
                    "The form and the field that it came by: however often that is sent, it is one."
                ),
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            "memoryfile",
            models.UniqueConstraint(
                fields=["press"],
                condition=~models.Q(press=""),
                name="memory_file_of_one_press",
            ),
        ),
        migrations.CreateModel(
            "Leftover",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=5, unique=True)),
                (
                    "mark",
                    models.CharField(
                        max_length=16, help_text="Another one each time something is erased."
                    ),
                ),
            ],
            options={"default_permissions": ()},
        ),
    ]

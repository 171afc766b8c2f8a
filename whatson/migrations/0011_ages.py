"""For which ages something is has an upper bound too, and what was read before is read anew."""

from django.db import migrations, models

from whatson.ages import read_ages

READ_FROM = ("BoxOfficeEvent", "ProjectPage")
MOST_AGE = {
    "null": True,
    "blank": True,
    "editable": False,
    "help_text": "In the same way; empty is no limit.",
}


def read_anew(apps, schema_editor):
    for name in READ_FROM:
        rows = apps.get_model("whatson", name).objects.exclude(age="")
        for row in rows.only("age", "least_age", "most_age"):
            row.least_age, row.most_age = read_ages(row.age)
            row.save(update_fields=["least_age", "most_age"])


class Migration(migrations.Migration):
    dependencies = [("whatson", "0010_told_of_visits")]

    operations = [
        *(
            migrations.AddField(
                name.lower(), "most_age", models.PositiveSmallIntegerField(**MOST_AGE)
            )
            for name in READ_FROM
        ),
        migrations.RunPython(read_anew, migrations.RunPython.noop),
    ]

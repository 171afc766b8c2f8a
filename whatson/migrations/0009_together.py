"""From which age something is, as a number: lists are narrowed by it in the database."""

from django.db import migrations, models

from whatson.ages import read_ages as read


def read_ages(apps, schema_editor):
    for name in ("BoxOfficeEvent", "ProjectPage"):
        model = apps.get_model("whatson", name)
        for row in model.objects.exclude(age=""):
            model.objects.filter(pk=row.pk).update(least_age=read(row.age)[0])


class Migration(migrations.Migration):
    dependencies = [
        ("whatson", "0008_asking_to_see"),
    ]

    operations = [
        *(
            migrations.AddField(
                model_name=model_name,
                name="least_age",
                field=models.PositiveSmallIntegerField(
                    blank=True,
                    editable=False,
                    help_text="Read from its words when it is saved.",
                    null=True,
                ),
            )
            for model_name in ("boxofficeevent", "projectpage")
        ),
        migrations.RunPython(read_ages, migrations.RunPython.noop, elidable=True),
    ]

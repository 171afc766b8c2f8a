from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("stories", "0003_reviews")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="picture_credit",
            field=models.CharField(
                blank=True,
                help_text="Who made it, and on what terms it is shown. Of an object’s picture the "
                "record says so.",
                max_length=200,
                verbose_name="credit of the picture",
            ),
        ),
        migrations.AddField(
            model_name="topicpage",
            name="picture_credit",
            field=models.CharField(
                blank=True,
                help_text="Who made it, and on what terms it is shown. Of an object’s picture the "
                "record says so.",
                max_length=200,
                verbose_name="credit of the picture",
            ),
        ),
    ]

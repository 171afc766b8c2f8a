"""The home page and the site that it is the root of, instead of Wagtail's own example page."""

from django.conf import settings
from django.db import migrations

NAME = "BAC Collection"
INTRO = (
    "<p>Battersea Arts Centre was built as a town hall. It has a mosaic floor, a theatre that "
    "plays with everything, and a store full of boxes. This is what is in them.</p>"
)


def create_home_page(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("home", "HomePage")

    page_type = ContentType.objects.get(app_label="wagtailcore", model="page")
    Page.objects.filter(content_type=page_type, slug="home", depth=2).delete()
    home_type, _ = ContentType.objects.get_or_create(app_label="home", model="homepage")
    locale, _ = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    home = HomePage.objects.create(
        title=NAME,
        draft_title=NAME,
        headline="A town hall opens its store",
        intro=INTRO,
        slug="home",
        content_type=home_type,
        locale=locale,
        path="00010001",
        depth=2,
        numchild=0,
        url_path="/home/",
    )
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True, site_name=NAME)


def remove_home_page(apps, schema_editor):
    # The site is deleted with its root page.
    apps.get_model("home", "HomePage").objects.filter(slug="home", depth=2).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0054_initial_locale"),
    ]

    operations = [migrations.RunPython(create_home_page, remove_home_page)]

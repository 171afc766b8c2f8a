"""Everything between a fresh clone and a site that can be served; safe to run at every start."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import BaseCommand, CommandError, call_command
from django.utils.crypto import get_random_string
from wagtail.models import Site

from home import sample
from objects.models import CollectionObject
from search.models import SynonymSet
from search.vocabularies.starter import load_starter


class Command(BaseCommand):
    """Database, admin account, sample collection, style sheets: each only where it is missing."""

    help = "Make the site ready to be served: what is already there stays as it is."

    def handle(self, **options):
        self.make_folders()
        self.step("Database")
        call_command("migrate", verbosity=0, interactive=False)
        # A backup may have been put in place: nothing that was taken back since may be served.
        call_command("replay_withdrawals", stdout=self.stdout)
        self.name_site()
        self.make_admin_account()
        self.load_sample()
        self.load_synonyms()
        self.build_index()
        if not settings.DEBUG:
            self.join_styles()

    def step(self, words: str) -> None:
        self.stdout.write(f"== {words}")
        self.stdout.flush()

    def make_folders(self) -> None:
        for folder in (
            settings.PRIVATE_MEDIA_ROOT,
            settings.STATIC_ROOT,
            settings.IMPORTS_DIR,
            settings.LOCKS_DIR,
            settings.SEARCH_INDEX_DIR,
        ):
            folder.mkdir(parents=True, exist_ok=True)

    def name_site(self) -> None:
        """Wagtail's own letters lead to where the site is, not to where migrations put it."""
        address = urlsplit(settings.SITE_URL)
        port = address.port or (443 if address.scheme == "https" else 80)
        new = Site.objects.filter(is_default_site=True, hostname="localhost")
        new.update(hostname=address.hostname, port=port)
        Site.clear_site_root_paths_cache()

    def make_admin_account(self) -> None:
        """The first account, if nobody has one: its password is shown here and kept nowhere."""
        users = get_user_model().objects
        if users.exists():
            return
        password = get_random_string(16)
        users.create_superuser("admin", password=password)
        self.step(f"Admin account, shown this once: name admin, password {password}")

    def load_sample(self) -> None:
        if CollectionObject.objects.exists():
            return
        self.step("Sample collection, as there are no objects yet")
        sample.load()

    def load_synonyms(self) -> None:
        if SynonymSet.objects.exists():
            return
        self.step("Synonyms to start with")
        load_starter()

    def build_index(self) -> None:
        """Where there is none that can be used, also after an update that made it another kind."""
        self.step("Search index")
        try:
            call_command("rebuild_search_index", if_needed=True, stdout=self.stdout)
        except CommandError as error:
            self.stderr.write(f"The site starts all the same. {error}")

    def join_styles(self) -> None:
        """Collect the static files and join the style sheets, so that each page loads one."""
        self.step("Style sheets and scripts")
        call_command("collectstatic", verbosity=0, interactive=False)
        call_command("compress", verbosity=0, force=True)

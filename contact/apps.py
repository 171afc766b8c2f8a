from django.apps import AppConfig


class ContactConfig(AppConfig):
    """Reaching people who have no account: details, private links, letters, the guard, the tick."""

    name = "contact"

    def ready(self):
        from contact import jobs_table

        jobs_table.autodiscover()

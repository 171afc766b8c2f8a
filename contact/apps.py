from django.apps import AppConfig


class ContactConfig(AppConfig):
    """Reaching people who have no account: details, private links, letters, the guard, the tick."""

    name = "contact"

    def ready(self):
        from contact import checks, jobs_table, redaction  # noqa: F401
        from contact.guard import public_forms
        from contact.letters import kinds

        jobs_table.autodiscover()
        kinds.autodiscover()
        public_forms.autodiscover()
        redaction.guard_loggers()

from django.apps import AppConfig


class HomeConfig(AppConfig):
    """The site's own pages."""

    name = "home"

    def ready(self):
        from wagtail.models import Page

        from home.slugs import refuse_reserved_slug

        # All page types, also those to come, share this one field: none can miss the rule.
        Page._meta.get_field("slug").validators.append(refuse_reserved_slug)

"""Template tags of the curators' lists."""

from django import template
from wagtail.admin.templatetags.wagtailadmin_tags import bulk_action_choices
from wagtail.permissions import policy_registry

register = template.Library()


@register.inclusion_tag("wagtailadmin/shared/buttons.html", takes_context=True)
def permitted_bulk_actions(context, options):
    """Wagtail's buttons for many at once, without "delete" for those who may not.

    `options` is the model's `_meta`: a template would call a class.
    """
    choices = bulk_action_choices(context, options.app_label, options.model_name)
    policy = policy_registry.get_by_type(options.model)
    if not policy.user_has_permission(context["request"].user, "delete"):
        choices["buttons"] = [
            button for button in choices["buttons"] if not (button.url or "").endswith("/delete/")
        ]
    return choices

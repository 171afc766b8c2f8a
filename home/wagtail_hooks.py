"""What the admin asks us about pages."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin import messages

from home.models import HomePage
from home.slugs import refuse_reserved_slug


@hooks.register("before_copy_page")
def refuse_reserved_slug_of_copy(request, page):
    """Wagtail saves a copy without checking its fields, so the rule is asked here as well."""
    if request.method != "POST":
        return None
    try:
        refuse_reserved_slug(request.POST.get("new_slug", ""))
    except ValidationError as error:
        messages.error(request, error.message)
        return redirect("wagtailadmin_pages:copy", page.pk)


@hooks.register("after_publish_page")
def say_if_it_tips(request, page):
    """Whoever publishes the home page is told at once where shows stand back on it."""
    page = page.specific
    if isinstance(page, HomePage) and (advice := page.balance().advice):
        messages.warning(request, advice)

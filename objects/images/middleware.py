"""Keeps the making of pictures out of the public's requests."""

from django.urls import reverse

from .making import only_finding


class PublicPagesOnlyFindPictures:
    """Whatever a public page asks for, by our tag, by Wagtail's or in rich text, is only looked
    for; the admin makes its own thumbnails as Wagtail does.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith(reverse("wagtailadmin_home")):
            return self.get_response(request)
        with only_finding():
            return self.get_response(request)

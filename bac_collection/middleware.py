"""What every response carries."""

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.urls import reverse


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """The strict policy everywhere but in Wagtail's admin, whose editor has inline scripts."""

    def get_policy_parts(self, request, response, report_only=False):
        """As django-csp's, with the admin's looser directives put over it under `/admin/`."""
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            parts.replace = settings.ADMIN_POLICY | (parts.replace or {})
        return parts


class HeadHasNoBody:
    """An answer to HEAD says how long the page is, and brings none of it: gunicorn drops it and
    warns of each.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.method == "HEAD":
            self._empty(response)
        return response

    def _empty(self, response):
        if response.streaming:
            response.streaming_content = ()
        else:
            response.headers.setdefault("Content-Length", str(len(response.content)))
            response.content = b""


class PermissionsPolicyMiddleware:
    """No page may use the microphone, the camera or where somebody is, but those that say so."""

    NOTHING = "microphone=(), camera=(), geolocation=()"

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", self.NOTHING)
        return response

"""What every view has in common that shows a form and takes it."""

from django.http import HttpRequest, QueryDict
from django.views.decorators.http import require_http_methods

reads_and_takes = require_http_methods(["GET", "HEAD", "POST"])


def sent(request: HttpRequest | None) -> QueryDict | None:
    """What was sent with a form; None where it is only shown."""
    return request.POST if request and request.method == "POST" else None

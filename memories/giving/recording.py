"""What a page needs on which sound can be recorded: the microphone, and to hear it again."""

from functools import wraps

from csp.constants import SELF
from csp.decorators import csp_update

MICROPHONE = "microphone=(self)"


def may_record(view):
    """For a view whose page records: everywhere else the browser refuses the microphone."""

    @csp_update({"media-src": [SELF, "blob:"]})
    @wraps(view)
    def recording(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["Permissions-Policy"] = MICROPHONE
        return response

    return recording

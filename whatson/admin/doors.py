"""The door to what people said of themselves, in the admin."""

from functools import wraps

from django.core.exceptions import PermissionDenied

from contact.private_pages import keep_private


def only_for(permission: str):
    """For a view of those who have this permission: what it shows is kept by nobody."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.user.has_perm(permission):
                raise PermissionDenied
            response = keep_private(view(request, *args, **kwargs))
            # Its forms are sent with a token, which Django takes only from where it knows.
            response["Referrer-Policy"] = "same-origin"
            return response

        return guarded

    return decorate

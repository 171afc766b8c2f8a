"""Pages on which something stands that may be taken back at any moment: kept by nobody without
asking again whether it is still so, and by search engines as no copy of their own.
"""

from functools import wraps
from hashlib import blake2b

from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag

ROBOTS = "X-Robots-Tag"
NO_COPY = "noarchive"


def asked_again(view):
    """Have browsers and caches ask each time, which costs nothing where nothing changed.

    Stands below `gzip_page`: what that makes of one page is another each time.
    """

    @wraps(view)
    def asked(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if getattr(response, "is_rendered", True):
            return _finished(request, response)
        response.add_post_render_callback(lambda rendered: _finished(request, rendered))
        return response

    return asked


def _finished(request, response):
    patch_cache_control(response, no_cache=True)
    robots = response.headers.get(ROBOTS, "")
    if NO_COPY not in robots:
        response[ROBOTS] = f"{robots}, {NO_COPY}" if robots else NO_COPY
    if response.status_code != 200 or response.streaming:
        return response
    etag = quote_etag(blake2b(response.content, digest_size=12).hexdigest())
    response["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response)

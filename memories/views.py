"""The public pages of memories: each asks `shown_on` for its own surface."""

from django.http import Http404


def memory_list(request):
    raise Http404


def memories_wanted(request):
    raise Http404


def memory_feed(request):
    raise Http404


def memory_detail(request, reference):
    raise Http404


def memory_file(request, reference, file):
    raise Http404

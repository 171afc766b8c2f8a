"""What tests that give a memory files do over and over."""

import os
import time
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from memories.uploads import limits
from tests.objects.pictures import encoded, picture

TYPES = {"jpg": "image/jpeg", "webm": "audio/webm", "mp4": "video/mp4", "pdf": "application/pdf"}
AWAY = "/nowhere/clamd.ctl"  # a virus scanner that does not answer


def upload(content=None, name="IMG_1962 Maureen.jpg"):
    content = encoded(picture(), "JPEG") if content is None else content
    return SimpleUploadedFile(name, content, TYPES[name.rpartition(".")[2]])


def all_files(folder):
    return [path for path in Path(folder).rglob("*") if path.is_file()]


def left(settings):
    """Every file that lies anywhere, as it came or kept."""
    return all_files(settings.INCOMING_DIR) + all_files(settings.MEMORY_FILES_DIR)


def age(path, seconds=limits.ORPHAN_AFTER + 60):
    then = time.time() - seconds
    os.utime(path, (then, then))

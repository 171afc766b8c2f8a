"""The process that decodes one file of a stranger's, and can do little else.

    python -m memories.uploads.child SOURCE FOLDER PATIENCE

It takes its limits before it opens anything, knows no setting, password or database, writes
what it made and `result.json` into FOLDER, and ends. It uses no Django. Whoever started it
(`decoding.py`) believes nothing but that file, and kills it when it is late.
"""

import errno
import json
import os
import resource
import sys
from pathlib import Path

from . import limits
from .refusals import Refused

RESULT = "result.json"
NO_ROOM = 75  # the exit code for a full disk, on which no result could be written


def main(source, folder, patience):
    """Decode the file at `source` into `folder` and write there how it went."""
    _limit_ourselves(**patience)
    folder = Path(folder)
    try:
        result = _result(Path(source), folder, at_once=patience["at_once"])
        (folder / RESULT).write_text(json.dumps(result))
    except OSError as error:
        if error.errno in limits.FULL:
            sys.exit(NO_ROOM)
        raise


def _limit_ourselves(work, memory, **_):
    os.nice(5)  # pages go first
    for what, most in (
        (resource.RLIMIT_CPU, work),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, limits.MOST_BYTES_KEPT),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def _result(source, folder, at_once):
    try:
        return _decode(source, folder, at_once)
    except Refused as refusal:
        return {"refused": refusal.code}
    except MemoryError:
        return {"refused": "too_hard"}
    except Exception as error:  # whatever a hostile file makes a decoder stumble over
        return _stumbled(getattr(error, "errno", None), error)


def _stumbled(number, error):
    """A full disk and a failure of ours are not the file's fault."""
    if number in limits.FULL or isinstance(error, ImportError | FileNotFoundError):
        raise error
    return {"refused": "too_hard" if number == errno.EFBIG else "broken"}


def _decode(source, folder, at_once):
    # Imported under the limits, so that a decoder's start counts too.
    from .kinds import decoded

    return decoded(source, folder, at_once)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], json.loads(sys.argv[3]))

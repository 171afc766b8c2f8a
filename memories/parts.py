"""What hangs on memories where they are shown: their files and our answers, in one query."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import CharField, F, FloatField, TextField, Value
from django.db.models.functions import Cast

from memories.models import Memory, MemoryFile, Message

FILE_TEXTS = ("reference", "kind", "content_type", "poster", "description", "transcript")
FILE_NUMBERS = ("width", "height", "seconds")
FILE, ANSWER = "file", "answer"


def bring_parts(memories: Sequence[Memory]) -> Sequence[Memory]:
    """Give each its `shown_files` and `answers`: all of them together cost one query."""
    found = defaultdict(list)
    if memories:
        for row in _rows([memory.pk for memory in memories]):
            found[row["sort"], row["memory_id"]].append(row)
    for memory in memories:
        files = sorted(found[FILE, memory.pk], key=lambda row: (row["place"], row["key"]))
        memory.shown_files = [_file(memory, row) for row in files]
        answers = sorted(found[ANSWER, memory.pk], key=lambda row: row["key"])
        memory.answers = [_answer(memory, row) for row in answers]
    return memories


def _rows(keys):
    """One after the other in one query, so their columns are alike."""
    files = MemoryFile.objects.shown().filter(memory__in=keys).order_by()
    answers = Message.objects.filter(memory__in=keys, kind=Message.Kind.ANSWER).order_by()
    return _columns(
        files,
        FILE,
        place=Cast("position", FloatField()),
        said=Value("", TextField()),
        said_at=F("read_at"),
        **{f"text_{name}": Cast(name, TextField()) for name in FILE_TEXTS},
        **{f"number_{name}": Cast(name, FloatField()) for name in FILE_NUMBERS},
    ).union(
        _columns(
            answers,
            ANSWER,
            place=Value(0.0, FloatField()),
            said=Cast("text", TextField()),
            said_at=F("at"),
            **{f"text_{name}": Value("", TextField()) for name in FILE_TEXTS},
            **{f"number_{name}": Value(0.0, FloatField()) for name in FILE_NUMBERS},
        ),
        all=True,
    )


def _columns(rows, sort, **more):
    rows = rows.annotate(sort=Value(sort, CharField(max_length=6)), key=Cast("pk", FloatField()))
    return rows.annotate(**more).values("sort", "key", "memory_id", *more)


def _file(memory, row):
    texts = {name: row[f"text_{name}"] for name in FILE_TEXTS}
    width, height, seconds = (row[f"number_{name}"] for name in FILE_NUMBERS)
    numbers = {"width": int(width), "height": int(height), "seconds": seconds}
    return MemoryFile(pk=int(row["key"]), memory=memory, **texts, **numbers)


def _answer(memory, row):
    answer = Message(pk=int(row["key"]), memory=memory, kind=ANSWER)
    answer.text, answer.at = row["said"], row["said_at"]
    return answer

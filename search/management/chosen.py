"""Which indexes a command is about."""

from argparse import ArgumentParser

from django.core.management import CommandError

from search.engines import Engine, engines


def add_spare(parser: ArgumentParser) -> None:
    """Let a command be told to leave Elasticsearch alone, as it is away."""
    parser.add_argument(
        "--spare", action="store_true", help="Only the index that is kept beside Elasticsearch."
    )


def chosen_engines(is_spare: bool) -> tuple[Engine, ...]:
    """Every index, or just the spare; raises CommandError where none is kept."""
    if not is_spare:
        return engines()
    if spares := engines()[1:]:
        return spares
    raise CommandError("No spare is kept: SEARCH_FALLBACK=1 keeps one beside Elasticsearch.")

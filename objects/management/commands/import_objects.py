"""Put a museum's export into the collection; see docs/importing.md."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from objects.importing import runs
from objects.importing.mapping import MappingError, shipped_mappings
from objects.importing.report import lines, summary
from objects.importing.runs import CannotRun, Options
from objects.management.terminal import IndexingProgress, TerminalProgress
from objects.models import ImportRun

SHOWN = 20
REFUSED_ALL, REFUSED_SOME, STOPPED = 1, 3, 130


class Command(BaseCommand):
    """Reads, compares, reports and applies; exit status 0: all of it, 3: some rows were refused,
    1: nothing was put in.
    """

    help = "Put a museum's export into the collection."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="The file, or a folder of JSON pages.")
        parser.add_argument(
            "--mapping",
            required=True,
            help=f"One of {', '.join(shipped_mappings())}, or the path of a mapping of your own.",
        )
        parser.add_argument("--source", help="Whose numbers these are, if not the mapping's.")
        parser.add_argument("--images", type=Path, help="The folder with the pictures.")
        parser.add_argument("--dry-run", action="store_true", help="Compare and report only.")
        parser.add_argument(
            "--retire-missing",
            action="store_true",
            help="Retire this source's objects that are not in the file.",
        )
        parser.add_argument("--revive", action="store_true", help="Bring back retired ones.")
        parser.add_argument(
            "--yes",
            action="store_true",
            help="Also if the file breaks off, or more than 5%% would be retired.",
        )
        parser.add_argument(
            "--strict", action="store_true", help="Refuse the file if any row is refused."
        )

    def handle(self, *args, **options):
        runs.mark_interrupted()
        run = self._start(options)
        progress = TerminalProgress(sys.stderr)
        try:
            runs.preview(run, progress)
            if run.state == ImportRun.State.READY and not options["dry_run"]:
                runs.apply(run, progress)
        except CannotRun as error:
            raise CommandError(str(error)) from error
        except KeyboardInterrupt:
            progress.end()
            self.stderr.write(f"Stopped. {run}: nothing was put in.")
            sys.exit(STOPPED)
        finally:
            progress.end()
        self._report(run)
        IndexingProgress(self.stdout).run()
        self._exit(run)

    def _start(self, options):
        for path in (options["file"], options["images"]):
            if path and not path.exists():
                raise CommandError(f"{path} does not exist.")
        try:
            return runs.start_run(
                options["file"].resolve(),
                _mapping_path(options["mapping"]),
                source=options["source"],
                images_dir=options["images"] and options["images"].resolve(),
                options=Options(
                    **{key: options[key] for key in ("retire_missing", "revive", "yes", "strict")}
                ),
            )
        except MappingError as error:
            raise CommandError(str(error)) from error

    def _report(self, run):
        self.stdout.write(f"{run}: {run.get_state_display()}.")
        for number, said in summary(run):
            self.stdout.write(f"  {number:>9,}  {said}")
        if run.message:
            self.stdout.write(run.message)
        for kind in ("refused", "picture", "left"):
            for line in lines(run, kind, limit=SHOWN):
                where = f"row {line.row}, " if line.row else ""
                self.stdout.write(f"  {where}{line.number} {line.field}: {line.reason}")
        if max(run.counts.get(kind, 0) for kind in ("refused", "picture")) > SHOWN:
            self.stdout.write(
                f"  … all of them are in the report of import {run.pk}, in the admin."
            )

    def _exit(self, run):
        if run.state not in (ImportRun.State.DONE, ImportRun.State.READY):
            sys.exit(REFUSED_ALL)
        if run.counts.get("refused rows"):
            sys.exit(REFUSED_SOME)


def _mapping_path(mapping: str) -> str:
    path = Path(mapping)
    return str(path.resolve()) if path.suffix == ".toml" else mapping

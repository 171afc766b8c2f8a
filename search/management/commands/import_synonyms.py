"""The synonyms of a published vocabulary, as sets that editors can change."""

from pathlib import Path

from django.core.management import BaseCommand, CommandError

from search.vocabularies.importing import Outcome, import_concepts
from search.vocabularies.reading import CannotRead, read
from search.vocabularies.starter import load_starter


class Command(BaseCommand):
    """Safe to run again: sets are known by their source, and what a person changed stays."""

    help = "Make sets of synonyms from vocabularies: SKOS, a zip of FISH tables, or .tsv and .csv."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument(
            "--starter", action="store_true", help="The list that this site brings with it."
        )
        parser.add_argument("--dry-run", action="store_true", help="Report only.")
        parser.add_argument(
            "--about",
            default="material",
            help="What the words are for, as a search asks for it (material, kind, place): "
            "in the other texts they may be ordinary words. Default: %(default)s.",
        )

    def handle(self, files, dry_run, about, starter, **options):
        if not files and not starter:
            raise CommandError("Name a file, or ask for --starter.")
        if starter and not dry_run:
            self.stdout.write(f"{load_starter():,} sets of the list to start with.")
        for path in files:
            try:
                concepts = read(path)
            except CannotRead as error:
                raise CommandError(str(error)) from error
            self.stdout.write(f"{path.name}: {len(concepts):,} things have other names.")
            self.report(import_concepts(concepts, about, dry_run, self.tell), dry_run)

    def tell(self, done: int) -> None:
        if self.stdout.isatty():
            self.stdout.write(f"{done:,} sets\r", ending="")
            self.stdout.flush()

    def report(self, outcome: Outcome, dry_run: bool) -> None:
        for said, count in sorted(outcome.counts.items()):
            self.stdout.write(f"  {count:>6,}  {said}")
        if outcome.clashing:
            self.stdout.write("For a person to decide:")
        for proposal in outcome.clashing:
            state = "proposed" if proposal.is_doubtful else "in use, with care"
            self.stdout.write(f"  {proposal.words}  [{state}]")
            for clash in proposal.clashes:
                self.stdout.write(f"      {clash}")
        for proposal in outcome.proposals:
            if proposal.concept.left_out:
                left = "”, “".join(proposal.concept.left_out)
                self.stdout.write(f"  {proposal.concept.label}: left out “{left}”")
        if dry_run:
            self.stdout.write("Nothing was written: this was a dry run.")

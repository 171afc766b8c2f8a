"""How good the search is: `make relevance`. Prints, never fails."""

import argparse

from tests.search.relevance.site import CATALOGUE, open_site, var_dir


def main() -> None:
    """Ask every engine that is named (else all), and say how each did."""
    options = _options()
    if not CATALOGUE.exists():
        print(f"Relevance is not measured: there are no records at {CATALOGUE}.")
        return
    folder = var_dir() / "relevance"
    open_site(folder)
    from tests.search.relevance.telling import Telling  # models are known from here on

    telling = Telling(folder, options.engine)
    if options.show:
        telling.show(options.show)
    elif options.counts:
        telling.counts()
    else:
        telling.measure(each=options.each)


def _options():
    parser = argparse.ArgumentParser(prog="python -m tests.search.relevance", description=__doc__)
    parser.add_argument("--engine", action="append", help="one by its name; may be repeated")
    parser.add_argument("--each", action="store_true", help="every search that may be tuned to")
    parser.add_argument("--show", metavar="WORDS", help="the first results of one search, judged")
    parser.add_argument("--counts", action="store_true", help="how many records answer each search")
    return parser.parse_args()


if __name__ == "__main__":
    main()

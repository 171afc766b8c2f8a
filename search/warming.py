"""What a process of the site needs before the first reader comes."""

from search.everything import suggesting
from search.query import SearchAway
from search.understanding import lexicon


def warm() -> None:
    """Begin to read the words that spelling is corrected by and the values that are suggested, in
    threads; where searching is away, whoever asks first begins.
    """
    for begin in (lexicon.begin, suggesting.begin):
        try:
            begin()
        except SearchAway:
            return

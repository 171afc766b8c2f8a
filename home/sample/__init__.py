"""The sample collection: invented objects of Battersea's everyday history, with drawn pictures.

For a newcomer who has no data. It goes in through the same importer as a museum's own export.
"""

from pathlib import Path

from home.sample.drawing import PICTURES
from home.sample.loading import load_sample, pictures_folder
from home.sample.memories import load_memories
from home.sample.season import load_season
from home.sample.stories import load_stories
from home.sample.whats_on import begin_list, load_pages
from objects.images.catching_up import make_missing_sizes
from search.outbox import drain

FOLDER = Path(__file__).resolve().parent
OBJECTS = FOLDER / "objects.csv"
MAPPING = FOLDER / "mapping.toml"


def draw_images(folder: Path, report=print) -> int:
    """Draw the pictures that `folder` does not have yet, which takes some seconds for all.

    Returns how many were drawn; `report` is told before the first and after the last.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    missing = [picture for picture in PICTURES.values() if not (folder / picture.name).exists()]
    if missing:
        report(f"Drawing {len(missing)} picture(s) for the sample collection …")
    for picture in missing:
        picture.save(folder)
    if missing:
        report(f"Drew {len(missing)} picture(s).")
    return len(missing)


def load(report=print):
    """Draw the pictures, import the sample with its memories, stories and season, and make the
    pictures' sizes, which the worker would make later: a newcomer's first page has them. Returns
    the run.
    """
    draw_images(pictures_folder(), report)
    run = load_sample(OBJECTS, MAPPING, pictures_folder())
    report("Making the sizes in which pages show the pictures …")
    make_missing_sizes()
    report("Putting in what people remember of them …")
    load_memories()
    report("Reading the season from a box office that is only a file …")
    index = begin_list()
    load_season()
    if index:
        load_pages(index)
    report("Putting in the stories that are made of all of them …")
    load_stories()
    drain()
    return run

"""What somebody fills in to start an import."""

import shutil
import tempfile
from pathlib import Path

from django import forms
from django.conf import settings
from django.utils.text import get_valid_filename

from objects.importing.mapping import MappingError, load_mapping, shipped_mappings
from objects.importing.runs import Options, start_run

OWN = ""


def mapping_choices():
    return [(name, name) for name in shipped_mappings()] + [(OWN, "my own, uploaded below")]


class UploadForm(forms.Form):
    """A catalogue's file, how to read it, and what may follow from it."""

    file = forms.FileField(
        label="The catalogue's file",
        help_text="CSV, or JSON of the Museum Data Service (also packed as .gz).",
    )
    mapping = forms.ChoiceField(
        label="Mapping",
        choices=mapping_choices,
        required=False,
        help_text="Says which column of the file is what.",
    )
    mapping_file = forms.FileField(
        label="A mapping of your own", required=False, help_text="A TOML file."
    )
    source = forms.CharField(
        label="Source",
        required=False,
        max_length=100,
        help_text="Who owns the numbers in the file. Empty: what the mapping says.",
    )
    retire_missing = forms.BooleanField(
        label="Retire objects of this source that are missing from the file", required=False
    )
    revive = forms.BooleanField(label="Revive retired objects that are in the file", required=False)
    strict = forms.BooleanField(
        label="Refuse the whole file if one of its rows is refused", required=False
    )

    def clean(self):
        """Refuse a mapping that can't be read, naming the key that is wrong."""
        data = super().clean()
        if data.get("mapping") != OWN:
            return data
        if not data.get("mapping_file"):
            raise forms.ValidationError({"mapping_file": "Choose a mapping, or upload one."})
        self.check_own_mapping(data["mapping_file"])
        return data

    def check_own_mapping(self, upload):
        with tempfile.TemporaryDirectory() as folder:
            try:
                load_mapping(save(upload, Path(folder)))
            except MappingError as error:
                raise forms.ValidationError({"mapping_file": str(error)}) from error

    def start(self, user):
        """Note the run, with its files in the run's own folder; return it."""
        data = self.cleaned_data
        settings.IMPORTS_DIR.mkdir(parents=True, exist_ok=True)
        waiting = Path(tempfile.mkdtemp(prefix="upload-", dir=settings.IMPORTS_DIR))
        path = save(data["file"], waiting)
        own = data["mapping"] == OWN
        mapping = save(data["mapping_file"], waiting, ".toml") if own else data["mapping"]
        options = Options(**{name: data[name] for name in ("retire_missing", "revive", "strict")})
        try:
            run = start_run(
                path,
                mapping,
                source=data["source"] or None,
                options=options,
                user=user,
                file_name=data["file"].name,
            )
        except MappingError:
            shutil.rmtree(waiting)
            raise
        return settle(run, waiting)


def save(upload, folder: Path, suffix: str = "") -> Path:
    """Write an upload into `folder` under a name without surprises; return its path."""
    name = get_valid_filename(Path(upload.name).name.lstrip("."))[-100:]
    path = folder / (name if name.endswith(suffix) else f"{name}{suffix}")
    upload.seek(0)
    with path.open("wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return path


def settle(run, waiting: Path):
    """Move the files from where they waited for the run's number into its folder."""
    upload = run.folder / "upload"
    run.folder.mkdir(parents=True, exist_ok=True)
    waiting.rename(upload)
    run.options["path"] = str(upload / Path(run.options["path"]).name)
    if Path(run.mapping).parent == waiting:
        run.mapping = str(upload / Path(run.mapping).name)
    run.save(update_fields=["options", "mapping"])
    return run

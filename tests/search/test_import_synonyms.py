"""The synonyms of published vocabularies, and what of them is left for a person to decide."""

import zipfile
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from objects.models import Term
from search.models import SynonymSet
from tests.factories import CollectionObjectFactory, ObjectTermFactory, TermFactory

HEAD = """
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix : <https://example.org/stuff/> .
:all a skos:ConceptScheme ; dct:title "Stuff of Lavender Hill"@en .
"""


@pytest.fixture
def vocabulary(tmp_path):
    def write(*concepts: str):
        path = tmp_path / "stuff.ttl"
        path.write_text(HEAD + "\n".join(concepts), encoding="utf-8")
        return path

    return write


def concept(name, label, *others, more=""):
    alternatives = "".join(f' ; skos:altLabel "{other}"@en' for other in others)
    return (
        f':{name} a skos:Concept ; skos:inScheme :all ; skos:prefLabel "{label}"@en'
        f"{alternatives}{more} ."
    )


def run(*arguments) -> str:
    said = StringIO()
    call_command("import_synonyms", *arguments, stdout=said)
    return said.getvalue()


def kept() -> dict[str, SynonymSet]:
    return {synonyms.words: synonyms for synonyms in SynonymSet.objects.all()}


def things(count, **fields):
    """Objects with such texts; `material` and `kind` are named as terms."""
    terms = {"material": Term.Vocabulary.MATERIAL, "kind": Term.Vocabulary.OBJECT_NAME}
    named = {terms[name]: fields.pop(name) for name in list(fields) if name in terms}
    made = [TermFactory(name=name, vocabulary=which) for which, name in named.items()]
    for _ in range(count):
        thing = CollectionObjectFactory(**fields)
        for term in made:
            ObjectTermFactory(collection_object=thing, term=term)


@pytest.fixture
def collection(db):
    """So many other things that no word is in a large part of them."""
    things(30)


def test_each_thing_with_other_names_is_a_set(vocabulary, db):
    run(
        vocabulary(
            concept("nylon", "polyamide", "nylon", more=' ; skos:hiddenLabel "polyamid"@en'),
            concept("wax", "wax", more=" ; skos:broader :nylon"),
        )
    )
    [made] = SynonymSet.objects.all()
    assert made.words == "polyamide = nylon = polyamid"
    assert made.is_in_use
    assert made.credited_to == "Stuff of Lavender Hill"
    assert made.source == "https://example.org/stuff/nylon"
    made.full_clean()


def test_other_languages_are_left_out(vocabulary, db):
    run(vocabulary(concept("a", "rayon", "viscose", more=' ; skos:altLabel "Kunstseide"@de')))
    assert set(kept()) == {"rayon = viscose"}


def test_what_means_this_only_with_what_stands_behind_it_is_left_out(vocabulary, db):
    said = run(vocabulary(concept("a", "acrylic polymer (all)", "Perspex", "plastic (clear)")))
    assert set(kept()) == {"acrylic polymer = Perspex"}
    assert "left out “plastic (clear)”" in said


def test_a_dry_run_writes_nothing_and_says_so(vocabulary, db):
    said = run(vocabulary(concept("a", "rayon", "viscose")), "--dry-run")
    assert "1  new" in said
    assert "Nothing was written" in said
    assert not SynonymSet.objects.exists()


def test_running_again_updates_what_is_known_and_doubles_nothing(vocabulary, db):
    run(vocabulary(concept("a", "rayon", "viscose")))
    assert "1  the same as before" in run(vocabulary(concept("a", "rayon", "viscose")))
    assert "1  updated" in run(vocabulary(concept("a", "rayon", "viscose", "art silk")))
    assert set(kept()) == {"rayon = viscose = art silk"}


@pytest.mark.parametrize(
    "change", [{"words": "rayon = viscose"}, {"is_in_use": False}, {"careful_words": "rayon"}]
)
def test_what_an_editor_changed_stays(vocabulary, db, change):
    file = vocabulary(concept("a", "rayon", "viscose", "art silk"))
    run(file)
    SynonymSet.objects.update(**change)
    assert "1  kept as an editor changed them" in run(file)
    assert SynonymSet.objects.filter(**change).count() == 1


def test_what_an_editor_wrote_herself_is_not_doubled(vocabulary, db):
    SynonymSet.objects.create(words="Viscose = rayon")
    assert "written by an editor already" in run(vocabulary(concept("a", "rayon", "viscose")))
    assert set(kept()) == {"Viscose = rayon"}


# Clashes with ordinary words


def test_an_abbreviation_that_is_an_everyday_word_counts_only_in_capitals(vocabulary, db):
    said = run(vocabulary(concept("a", "polyethylene terephthalate", "PET", "PA", "PETG")))
    [made] = SynonymSet.objects.all()
    assert made.careful_words == "PET, PA"
    assert made.is_in_use
    assert "“PET” only in capitals" in said


def test_a_trade_name_that_the_collection_uses_for_something_else_counts_only_in_capitals(
    vocabulary, collection
):
    things(4, brief_description="A jar with a pelican on its lid", material="glass")
    run(vocabulary(concept("a", "urea formaldehyde", "Pelican")))
    assert SynonymSet.objects.get().careful_words == "Pelican"


def test_a_trade_name_that_is_mostly_its_makers_leads_on_but_nothing_leads_to_it(
    vocabulary, collection
):
    things(4, brief_description="Made by Bakewell & Daughters", material="glass")
    things(1, brief_description="Bakewell knob", material="phenol formaldehyde")
    said = run(vocabulary(concept("a", "phenol formaldehyde", "phenolic resin", "Bakewell")))
    assert set(kept()) == {"Bakewell > phenol formaldehyde = phenolic resin"}
    SynonymSet.objects.get().full_clean()
    assert "“Bakewell” leads on, but nothing leads to it: in 5 records" in said


def test_an_ordinary_word_leaves_the_set_to_a_person(vocabulary, collection):
    things(4, title="Door to a stage", brief_description="with a shell on it", material="oak")
    said = run(vocabulary(concept("a", "mother of pearl", "shell")))
    assert not SynonymSet.objects.get().is_in_use
    assert "“shell” is an ordinary word: in 4 records" in said
    assert "mother of pearl = shell  [proposed]" in said


def test_a_kind_of_thing_is_an_ordinary_word(vocabulary, collection):
    things(3, kind="tin")
    run(vocabulary(concept("a", "tinplate", "tin")))
    assert not SynonymSet.objects.get().is_in_use


def test_a_word_that_means_the_material_is_no_clash(vocabulary, collection):
    things(4, brief_description="A comb of polythene", material="polythene")
    run(vocabulary(concept("a", "polyethylene", "polythene")))
    assert SynonymSet.objects.get().is_in_use


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (concept("a", "leather and skin", "hide"), "names a family of things"),
        (concept("a", "starch", "oat", "rye", "maize", "potato", "rice"), "kinds of a thing"),
        (
            concept("a", "composite", "aramid") + concept("b", "aramid", "Kevlar"),
            "“aramid” is also the name of something else",
        ),
    ],
)
def test_what_is_no_second_name_is_left_to_a_person(vocabulary, db, written, said):
    assert said in run(vocabulary(written))
    assert not SynonymSet.objects.get(source="https://example.org/stuff/a").is_in_use


def test_a_word_in_a_large_part_of_all_records_is_left_to_a_person(vocabulary, collection):
    things(10, material="plastic")
    assert "“plastic” is in 25% of the records" in run(
        vocabulary(concept("a", "polymer", "plastic"))
    )
    assert not SynonymSet.objects.get().is_in_use


# Other files


def test_a_thesaurus_of_tables_in_a_zip(tmp_path, db):
    path = tmp_path / "objects.zip"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("classification_groups.csv", '"NAME"\r\n"OBJECTS"\r\n')
        file.writestr("thesaurus_term_preferences.csv", '"THE_TE_UID_1","THE_TE_UID_2"\r\n2,1\r\n')
        terms = '"THE_TE_UID","TERM"\r\n1,"CHAFING DISH"\r\n2,"Réchaud"\r\n'
        file.writestr("thesaurus_terms.csv", terms.encode("cp1252"))
    run(path, "--about", "kind")
    [made] = SynonymSet.objects.all()
    assert (made.words, made.source) == ("chafing dish = réchaud", "OBJECTS 1")


def test_a_table_with_one_set_a_line(tmp_path, db):
    path = tmp_path / "ours.tsv"
    path.write_text("wireless\tradio\treceiver\njug\tewer\n", encoding="utf-8")
    run(path)
    assert set(kept()) == {"wireless = radio = receiver", "jug = ewer"}


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.ttl", "not turtle"), ("a.zip", "no zip"), ("a.tsv", "12\tplastic\n"), ("a.doc", "x")],
)
def test_what_is_no_vocabulary_is_refused_by_name(tmp_path, db, name, content):
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(CommandError, match=name):
        run(path)


def test_a_file_that_is_not_there_is_refused(tmp_path, db):
    with pytest.raises(CommandError, match=r"none\.ttl"):
        run(tmp_path / "none.ttl")


# The real ones


@pytest.mark.shared
def test_the_real_materials(shared, db):
    run(shared / "vocabulary" / "modip_materials_skos.ttl")
    made = {synonyms.source.rpartition("/")[2]: synonyms for synonyms in SynonymSet.objects.all()}
    assert len(made) > 100
    for synonyms in made.values():
        synonyms.full_clean()
    assert "polythene" in made["pe"].words
    assert made["pe"].is_in_use
    assert "PET" in made["pet"].careful_words
    assert made["cap"].careful_words == "CAP"
    assert "Beetle" in made["uf"].careful_words
    assert not made["textilefam"].is_in_use


@pytest.mark.shared
def test_the_real_thesaurus(shared, db):
    [file] = (shared / "vocabulary").glob("FISH_*.zip")
    run(file, "--about", "kind")
    assert SynonymSet.objects.count() > 300

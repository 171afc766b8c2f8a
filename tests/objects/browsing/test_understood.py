"""What the list makes of the words typed, what it says of it, and how each of it is undone."""

import csv
from io import StringIO

from search.models import SynonymSet
from search.outbox import drain
from search.query import PAGE


def understood(seen):
    """What is said above the list."""
    block = seen.soup.select_one(".understood")
    return " ".join(block.get_text(" ").split()) if block else ""


def rows(client, address):
    text = b"".join(client.get(address).streaming_content).decode("utf-8-sig")
    return [row["Name"] for row in csv.DictReader(StringIO(text))]


# Spelling


def test_a_misspelt_word_is_corrected_and_that_can_be_undone(counter, see):
    seen = see("/objects/?q=bakalite+radio")
    assert seen.titles[:2] == ["Table radio", "Wireless"]
    assert seen.heading == "Objects: “bakelite radio”"
    assert "Showing results for bakelite radio" in understood(seen)
    assert seen.soup.find("input", {"name": "q"})["value"] == "bakalite radio"
    exact = see(seen.link("Search instead for bakalite radio"))
    assert "Showing results for" not in understood(exact)
    assert "Without “bakalite” there are 3" in understood(exact)
    freely = exact.link("Let us read them more freely")
    assert see(freely).titles == seen.titles


def test_as_typed_stays_in_every_link_but_not_with_other_words(counter, see):
    seen = see("/objects/?q=bakelite&as-typed=words&as-typed=spelling&as-typed=rubbish")
    kept = "as-typed=spelling&as-typed=words"
    for link in ("Oldest first", "List", "Download this list"):
        assert kept in seen.link(link)
    assert kept in seen.facet_link("Colour", "red")
    assert "rubbish" not in str(seen.soup)
    box = seen.soup.select_one(".search-box")
    assert not box.find("input", {"name": "as-typed"})
    ranged = seen.soup.select_one(".facets__range")
    assert [field["value"] for field in ranged.find_all("input", {"name": "as-typed"})] == [
        "spelling",
        "words",
    ]
    assert "as-typed" not in see("/objects/?as-typed=spelling").link("Oldest first")


def test_pages_the_table_and_all_values_follow_the_same_understanding(make, index, see, client):
    for number in range(PAGE + 2):
        make(f"Tin {number}", material="tinplate")
    make("Comb", material="horn")
    index.rebuild()
    first = see("/objects/?q=tinplaet&sort=number")
    assert first.says(f"of {PAGE + 2} objects")
    second = see("/objects/" + first.link("Next"))
    assert second.titles == ["Tin 24", "Tin 25"]
    assert "Showing results for tinplate" in understood(second)
    assert len(rows(client, first.link("Download this list"))) == PAGE + 2
    values = client.get("/objects/choose/material/?q=tinplaet").content.decode()
    assert "1 to choose from" in values
    assert "“tinplate”" in values
    thing = client.get(second.soup.select_one(".card__link")["href"]).content.decode()
    assert "Objects: “tinplate”" in thing
    assert "25 of 26" in thing


def test_a_rare_spelling_asks_whether_the_common_one_was_meant(make, index, see):
    make("A kettel")
    for number in range(25):
        make(f"Kettle {number}")
    index.rebuild()
    seen = see("/objects/?q=kettel")
    assert seen.titles[0] == "A kettel"
    assert seen.says("of 26 objects")
    assert "Did you mean kettle ? (25) What has that is here too" in understood(seen)
    assert see(seen.link("kettle")).says("of 25 objects")


def test_words_that_run_together_are_parted(counter, see):
    seen = see("/objects/?q=bakeliteradio")
    assert "Showing results for bakelite radio" in understood(seen)
    assert seen.titles[:2] == ["Table radio", "Wireless"]


def test_a_right_word_that_is_wrong_beside_another_is_corrected(make, index, see):
    make("Bread bin", maker="Rowlands, Martyn")
    make("Martin clock")
    index.rebuild()
    seen = see("/objects/?q=martin+rowlands")
    assert "Showing results for martyn rowlands" in understood(seen)
    assert seen.titles == ["Bread bin"]
    make("Wooden spool")
    make("Measuring spoon")
    index.rebuild()
    apart = see("/objects/?q=wooden+spoon")
    assert "Showing results for" not in understood(apart)


# Fewer words


def test_words_that_keep_one_from_everything_are_dropped_and_named(counter, see):
    seen = see("/objects/?q=xylophonist+comb")
    assert seen.titles == ["Side comb"]
    assert seen.heading == "Objects: “comb”"
    assert "Nothing has all of your words. Without “xylophonist” there is 1" in understood(seen)
    nothing = see(seen.link("Insist on all your words"))
    assert nothing.titles == []
    assert nothing.says("Nothing here has the word “xylophonist”")
    assert see(nothing.link("Search for what we think you meant")).titles == ["Side comb"]


def test_a_long_text_says_how_much_of_it_was_looked_for(counter, see):
    text = "+".join(f"comb{number}" for number in range(40))
    assert see(f"/objects/?q={text}").says("we looked for the first 32")


def test_what_has_most_of_the_words_follows_and_that_is_said(counter, see):
    seen = see("/objects/?q=red+bakelite+radio")
    assert "Nothing has all of your words. These have some of them." in understood(seen)
    assert seen.titles[:2] == ["Table radio", "Wireless"]
    strict = see(seen.link("Insist on all your words"))
    assert strict.titles == []


def test_how_many_have_all_of_the_words_is_said(counter, see):
    seen = see("/objects/?q=bakelite+radio")
    assert "2 have all of your words, and stand first; 2 have only some of them." in understood(
        seen
    )
    assert seen.titles[:2] == ["Table radio", "Wireless"]


def test_where_nothing_is_called_so_that_is_said(counter, make, index, see):
    make("Coffee pot", brief_description="Its waist is an hourglass, its lid a bell of a church.")
    index.rebuild()
    for words in ("hourglass", "church+bell"):
        seen = see(f"/objects/?q={words}")
        assert "Nothing here is called that" in understood(seen)
        assert seen.titles[0] == "Coffee pot"
    assert "Nothing here is called that" not in understood(see("/objects/?q=coffee+pot"))


def test_what_the_collection_has_not_is_not_taken_for_a_slip(counter, see):
    seen = see("/objects/?q=cello")
    assert seen.titles == []
    assert "Showing results for" not in str(seen.soup)


def test_a_use_is_known_whatever_small_words_stand_in_it(make, index, see):
    SynonymSet.objects.create(words="cleaning floor > polisher")
    make("Electric polisher")
    index.rebuild()
    assert see("/objects/?q=what+cleans+the+floor").titles == ["Electric polisher"]


# Where words were asked for, and signs


def test_what_is_not_where_it_was_asked_for_is_looked_for_anywhere_and_said(counter, see):
    seen = see("/objects/?q=maker:bakelite+egg")
    assert seen.titles[0] == "Egg cup"
    assert "1 has all of your words, and stands first" in understood(seen)
    said = "Nothing that fits has “bakelite” in the people named with it"
    assert f"{said}, so we looked for it anywhere." in understood(seen)
    assert "Nothing here is called that" not in understood(seen)
    strict = see(seen.link("Look only where you asked"))
    assert "as-typed=fields" in seen.link("Look only where you asked")
    assert said not in understood(strict)
    assert see(strict.link("Let us read them more freely")).titles == seen.titles
    assert see("/objects/?q=maker:draper").titles == ["Side comb"]
    assert understood(see("/objects/?q=maker:draper")) == ""


def test_what_is_wanted_and_left_out_at_once_is_said_to_be_nothing(counter, see):
    seen = see("/objects/?q=comb+-comb")
    assert seen.titles == []
    assert "You asked for “comb” and for no “comb”. Nothing can be both." in understood(seen)
    assert see(seen.link("“comb”")).titles == ["Side comb"]
    assert "Side comb" not in see(seen.link("everything without “comb”")).titles


def test_with_words_left_out_alone_there_is_all_the_rest(counter, see):
    seen = see("/objects/?q=-comb+-wireless")
    assert set(seen.titles) == {"Table radio", "Car radio", "Egg cup"}
    assert "Here is everything but what has “comb” or “wireless”." in understood(seen)
    assert "everything but" not in understood(see("/objects/?q=radio+-wireless"))


def test_an_or_with_a_word_missing_is_said(counter, see):
    for typed in ("comb+OR", "OR+comb"):
        seen = see(f"/objects/?q={typed}")
        assert seen.titles == ["Side comb"]
        assert "OR needs a word before it and a word after it. Here one is" in understood(seen)
    alone = see("/objects/?q=OR")
    assert "Here it stands alone, so we looked for it as a word." in understood(alone)
    assert understood(see("/objects/?q=comb+OR+wireless")) == ""


# Dates


def test_a_date_in_words_is_a_chip_that_can_be_taken_away(counter, see):
    seen = see("/objects/?q=fifties+radio")
    assert seen.titles == ["Table radio", "Car radio"]  # the undated after the dated
    assert seen.heading == "Objects: “fifties radio”"
    assert seen.says("From your words")
    chip, missing = seen.chips
    assert (chip, missing) == (
        "Take away Decade or period: 1950 to 1959",
        "Take away Decade or period: Undated",
    )
    dated = see(seen.chips[missing])
    assert dated.titles == ["Table radio"]
    assert list(dated.chips) == ["Take away Decade or period: 1950 to 1959"]
    assert dated.says("Include the 1 without a date")
    words = see(seen.chips[chip])
    assert words.chips == {}
    assert "as-typed=dates" in seen.chips[chip]
    # Years that were made one's own are not read in the words again.
    assert see(dated.chips[chip]).chips == {}


def test_years_asked_for_are_taken_away_with_their_words(counter, see):
    seen = see("/objects/?q=comb+from:1950+to:1959")
    assert seen.titles == ["Side comb"]
    assert seen.heading == "Objects, 1950 to 1959: “comb”"
    [(chip, address)] = seen.chips.items()
    assert chip == "Take away Decade or period: 1950 to 1959"
    assert address == "/objects/?q=comb"
    fields = [field.get("value") for field in seen.soup.select(".facets__year")]
    assert fields == ["1950", "1959"]


def test_years_asked_for_offer_the_undated_too(counter, see):
    seen = see("/objects/?q=radio+from:1950")
    assert seen.titles == ["Table radio"]
    assert len(see(seen.link("Include the 1 without a date")).titles) == 2


def test_where_nothing_has_a_date_the_date_is_dropped(counter, see):
    seen = see("/objects/?q=fifties+egg+cup")
    assert seen.titles == ["Egg cup"]
    assert seen.chips == {}
    assert "Without “fifties” there is 1" in understood(seen)
    assert see(seen.link("Insist on all your words")).titles == []


def test_what_is_no_date_of_anything_may_be_in_its_name(make, index, see):
    make("Edward VIII badge", date="1937")
    make("Summer of 1976 badge", date="1980")
    index.rebuild()
    assert see("/objects/?q=edward+viii+badge").titles[0] == "Edward VIII badge"
    assert see("/objects/?q=badge+1976").titles[0] == "Summer of 1976 badge"


def test_a_decade_is_no_number_of_something_else(make, index, see):
    make("Football boots", object_number="AIBDC 001930")
    make("Portable television", date="1975")
    make("Television mast")
    index.rebuild()
    seen = see("/objects/?q=1930s+television")
    assert set(seen.titles) == {"Portable television", "Television mast"}
    assert "Without “1930s” there are 2" in understood(seen)


def test_a_decade_that_only_prose_has_is_still_a_date(make, index, see):
    make("Flight kit", date="1997", brief_description="A red comb as in the 1950s.")
    make("Red comb", date="1985")
    make("Blue comb", date="1955")
    make("Red basket", date="1956")
    index.rebuild()
    seen = see("/objects/?q=red+comb+1950s")
    assert set(seen.titles) >= {"Blue comb", "Red basket"}


def test_a_date_that_nothing_has_hides_nothing_and_counts_right(make, index, see):
    make("Telephone", date="1999")
    make("Telephone", date="2005")
    make("Telephone")
    index.rebuild()
    seen = see("/objects/?q=1950s+telephone")
    assert "Without “1950s” there are 3" in understood(seen)
    assert len(seen.titles) == 3
    assert seen.says("3 objects")


# Numbers


def test_a_small_figure_comes_first_and_hides_nothing(make, index, see):
    make("Photograph", object_number="AIBDC 000300")
    make("Canon camera", object_number="BAC/1")
    make("Canon lens", object_number="BAC/2")
    index.rebuild()
    seen = see("/objects/?q=canon+300")
    assert seen.titles[0] == "Photograph"
    assert set(seen.titles[1:]) == {"Canon camera", "Canon lens"}


def test_a_whole_number_is_all_that_was_asked_for(make, index, see):
    make("Photograph", object_number="AIBDC 000300")
    make("Photograph of a comb", object_number="BAC/1")
    index.rebuild()
    assert see("/objects/?q=AIBDC+000300+photograph").titles[:1] == ["Photograph"]
    assert see("/objects/?q=AIBDC+000300").titles == ["Photograph"]


def test_years_typed_or_chosen_are_not_read_in_words_as_well(counter, see):
    assert see("/objects/?q=fifties+radio&from=1930&to=1939").titles == ["Wireless"]
    chosen = see("/objects/?q=fifties+radio&when=1930s")
    assert list(chosen.chips) == ["Take away Decade or period: 1930s"]


# Remembered


def test_what_is_withdrawn_is_gone_from_counts_at_once(counter, see):
    assert see("/objects/?q=radio").says("3 objects")
    counter[0].unpublish()
    drain()
    seen = see("/objects/?q=radio")
    assert seen.says("2 objects")
    assert ("radio", "2") in seen.facet("Kind of object")


def test_a_synonym_counts_at_once_though_the_same_was_just_asked(counter, see):
    assert see("/objects/?q=gramophone").titles == []
    SynonymSet.objects.create(words="gramophone = radio")
    assert len(see("/objects/?q=gramophone").titles) == 3

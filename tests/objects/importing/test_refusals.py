"""What is not put in says why, naming the record, and loses nothing."""

from objects.importing import report, runs
from objects.models import CollectionObject, ImportRun


def reasons(told):
    return {line.number: line.reason for line in told.lines.get("refused", [])}


def test_a_number_of_another_source_is_refused_naming_it(museum):
    museum.bring_in({"number": "T 1", "title": "Tin"}, source="theirs")
    told = museum.bring_in({"number": "t1", "title": "Other"}, {"number": "T 2"})
    assert "“theirs”" in reasons(told)["t1"]
    assert museum.thing("T 1").title == "Tin"
    assert museum.thing("T 2").source == "test"
    told = museum.bring_in({"number": "T 1", "title": "Other"}, source="theirs")
    assert museum.thing("T 1").title == "Other"


def test_a_record_made_here_by_hand_is_not_taken_over(museum):
    CollectionObject.objects.create(object_number="T 1", title="By hand")
    told = museum.bring_in({"number": "T 1", "title": "Tin"})
    assert "“site”" in reasons(told)["T 1"]
    assert museum.thing("T 1").title == "By hand"


def test_doubled_numbers_refuse_all_their_rows(museum):
    told = museum.bring_in({"number": "T 1"}, {"number": "T 2"}, {"number": "t1"})
    assert reasons(told)["t1"] == "This number stands in rows 2, 4. None of them was read."
    assert CollectionObject.objects.count() == 1
    assert told.counts["refused rows"] == 2


def test_a_row_without_a_number_is_refused_and_the_rest_goes_in(museum):
    told = museum.bring_in({"number": "", "title": "Nameless"}, {"number": "T 2"})
    assert "no object number" in reasons(told)[""]
    assert CollectionObject.objects.count() == 1


def test_text_that_does_not_fit_is_refused_not_cut(museum):
    told = museum.bring_in(
        {"number": "T 1", "date": "x" * 600}, {"number": "T 2", "text": "y" * 1_000_000}
    )
    assert "600 characters long; at most 500 fit" in reasons(told)["T 1"]
    assert len(museum.thing("T 2").brief_description) == 1_000_000


def test_a_name_that_does_not_fit_is_refused(museum):
    told = museum.bring_in({"number": "T 1", "material": "m" * 501})
    assert "501 characters" in reasons(told)["T 1"]


def test_strict_refuses_the_file(museum):
    told = museum.bring_in({"number": "", "title": "Tin"}, {"number": "T 2"}, strict=True)
    assert told.run.state == ImportRun.State.REFUSED
    assert "1 rows were refused" in told.run.message
    assert not CollectionObject.objects.exists()


def test_formulas_and_scripts_are_text(museum):
    words = "=cmd|' /C calc'!A0 <script>alert(1)</script> <close open>"
    museum.bring_in({"number": "T 1", "title": words})
    assert museum.thing("T 1").title == words
    told = museum.bring_in({"number": "T 1", "title": "=1+1"})
    cells = next(row for row in report.csv_rows(told.run) if row[2] == "updated")
    assert cells[4].startswith("'=cmd")
    assert cells[5] == "'=1+1"


def many(count, start=1):
    return [{"number": f"T {n}", "title": "Tin"} for n in range(start, start + count)]


def test_missing_objects_are_listed_and_stay(museum):
    museum.bring_in(*many(3))
    told = museum.bring_in(*many(2))
    assert [line.number for line in told.lines["missing"]] == ["T 3"]
    assert museum.thing("T 3").state == "published"


def test_retire_missing_retires_a_few(museum):
    museum.bring_in(*many(40))
    museum.bring_in({"number": "X 1"}, source="other")
    told = museum.bring_in(*many(39), retire_missing=True)
    assert told.run.state == ImportRun.State.DONE
    assert museum.thing("T 40").state == "retired"
    assert museum.thing("X 1").state == "published"


def test_more_than_a_twentieth_is_not_retired_without_yes(museum):
    museum.bring_in(*many(20))
    told = museum.bring_in(*many(18), retire_missing=True)
    assert told.run.state == ImportRun.State.REFUSED
    assert "2 of 20 objects" in told.run.message
    told = museum.bring_in(*many(18), retire_missing=True, yes=True)
    assert CollectionObject.objects.retired().count() == 2


def test_refused_rows_count_as_present(museum):
    museum.bring_in(*many(2))
    told = museum.bring_in({"number": "T 1", "date": "x" * 600}, {"number": "T 2"})
    assert "missing" not in told.lines


def test_a_retired_object_that_comes_back_stays_retired(museum):
    museum.bring_in(*many(1))
    museum.thing("T 1").retire()
    told = museum.bring_in({"number": "T 1", "title": "Again"})
    assert "retired before" in told.lines
    assert (museum.thing("T 1").state, museum.thing("T 1").title) == ("retired", "Tin")
    told = museum.bring_in({"number": "T 1", "title": "Again"}, revive=True)
    assert (museum.thing("T 1").state, museum.thing("T 1").title) == ("published", "Again")
    assert "revived" in told.lines
    museum.undo(told.run)
    assert (museum.thing("T 1").state, museum.thing("T 1").title) == ("retired", "Tin")


def test_a_file_cut_off_needs_yes_and_then_retires_nothing(museum):
    museum.bring_in(*many(3))
    path = museum.folder / "cut.csv"
    path.write_text('number,title\nT 1,Tea tin\nT 2,"cut off in the mid')
    told = museum.bring_in(path=path, retire_missing=True)
    assert told.run.state == ImportRun.State.REFUSED
    assert museum.thing("T 1").title == "Tin"
    told = museum.bring_in(path=path, retire_missing=True, yes=True)
    assert told.run.state == ImportRun.State.DONE
    assert museum.thing("T 1").title == "Tea tin"
    assert museum.thing("T 3").state == "published"


def test_an_empty_file_is_refused_in_words(museum):
    path = museum.folder / "empty.csv"
    path.write_bytes(b"")
    told = museum.bring_in(path=path)
    assert told.run.state == ImportRun.State.REFUSED
    assert "empty" in told.run.message


def test_a_stale_preview_puts_nothing_in(museum):
    museum.bring_in({"number": "T 1", "title": "Tin"}, {"number": "T 2"})
    run = museum.preview({"number": "T 1", "title": "Tea tin"}, {"number": "T 3"})
    thing = museum.thing("T 1")
    thing.title = "Changed meanwhile"
    thing.save()
    runs.apply(run)
    assert run.state == ImportRun.State.REFUSED
    assert "T 1 was changed" in run.message
    assert not CollectionObject.objects.filter(object_number="T 3").exists()


def test_a_number_that_came_in_meanwhile_makes_the_preview_stale(museum):
    run = museum.preview({"number": "T 1"})
    CollectionObject.objects.create(object_number="T 1")
    runs.apply(run)
    assert run.state == ImportRun.State.REFUSED
    assert "T 1" in run.message


def test_numbers_that_differ_in_signs_are_two_objects_with_two_addresses(museum):
    museum.bring_in({"number": "1983/12.4"}, {"number": "1983124"}, {"number": "1983-12-4"})
    slugs = CollectionObject.objects.in_number_order().values_list("object_number", "slug")
    assert dict(slugs) == {
        "1983/12.4": "1983-12-4",
        "1983124": "1983124",
        "1983-12-4": "1983-12-4-2",
    }


def test_many_doubled_rows_are_counted_not_listed_in_each(museum):
    told = museum.bring_in(*({"number": "T 1", "title": str(n)} for n in range(40)))
    assert reasons(told)["T 1"].endswith("10, 11 and 30 more. None of them was read.")
    assert len(told.lines["refused"]) == 40


def test_a_number_that_grows_when_folded_is_refused_in_words(museum):
    told = museum.bring_in({"number": "ß" * 150}, {"number": "T 2"})
    assert "longer than 200" in reasons(told)["ß" * 150]
    assert CollectionObject.objects.count() == 1


def test_what_is_to_be_retired_must_still_be_as_it_was_missed(museum):
    museum.bring_in(*many(40))
    run = museum.preview(*many(39), retire_missing=True)
    museum.bring_in({"number": "T 40", "title": "Here it is"})
    runs.apply(run)
    assert run.state == ImportRun.State.REFUSED
    assert "T 40" in run.message
    assert museum.thing("T 40").state == "published"


def test_retired_objects_stand_in_the_report(museum):
    museum.bring_in(*many(40))
    told = museum.bring_in(*many(39), retire_missing=True)
    assert [line.number for line in told.lines["retired"]] == ["T 40"]
    assert told.counts["retired"] == 1


def test_a_renumbered_object_is_found_by_its_catalogues_number(museum):
    museum.bring_in({"number": "T 1", "title": "Tin"})
    thing = museum.thing("T 1")
    thing.object_number = "T 9"
    thing.save()
    told = museum.bring_in({"number": "T 1", "title": "Tea tin"})
    assert "missing" not in told.lines
    assert told.lines["kept"][0].field == "object number"
    assert museum.thing("T 9").title == "Tea tin"
    assert CollectionObject.objects.count() == 1
    told = museum.bring_in({"number": "T 9"}, {"number": "T 1", "title": "Tea tin"})
    assert "what the catalogue calls T 1" in reasons(told)["T 9"]

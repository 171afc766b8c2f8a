"""What words sound like, of any length."""

from search.understanding import sounds


def test_a_very_long_word_is_not_looked_for_by_its_sound(monkeypatch):
    """There would be a million ways to write it: a minute in which a process answers nobody."""
    monkeypatch.setattr(sounds, "is_english", lambda word: True)
    assert "ck" + "k" * (sounds.LONGEST - 1) in sounds.english_for("k" * sounds.LONGEST)
    assert sounds.english_for("k" * (sounds.LONGEST + 1)) == []

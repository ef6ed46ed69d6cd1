"""Verb forms that a noun shares but for its capital: "griff" is of "greifen", "Griff" is a noun."""

from __future__ import annotations

import pytest

from factcheck.languages.pack import load_pack
from factcheck.match.relations import normalizer_of


@pytest.mark.parametrize(
    ("form", "verb"),
    [("griff", "greifen"), ("schloss", "schließen"), ("betrug", "betragen"), ("riss", "reißen")],
)
def test_a_small_word_is_the_verb_and_a_capital_one_the_noun(form: str, verb: str) -> None:
    normalizer = normalizer_of(load_pack("de"))

    assert normalizer.key(form) == normalizer.key(verb)
    assert normalizer.key(form.capitalize()) != normalizer.key(verb)
    assert normalizer.is_preterite(form)


@pytest.mark.parametrize("form", ["hieß", "saß", "schien", "erschien", "verstieß"])
def test_a_simple_past_is_known_however_it_ends(form: str) -> None:
    normalizer = normalizer_of(load_pack("de"))

    assert normalizer.is_preterite(form)
    assert not normalizer.is_participle(form)

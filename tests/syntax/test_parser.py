"""The parser's promises: exact offsets, one root, any text; and the constructions that news texts live by."""

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.syntax.parser import LONGEST_CHARACTERS, SyntaxParser, load_parser
from pipelines.syntax.token import Token

TALK = "“We will not accept this,” said Mara Lindt, the interior minister."


def parse(text: str) -> tuple[Token, ...]:
    return load_parser().parse([text], [0])[0]


def arcs(text: str) -> set[tuple[str, str, str]]:
    """Return (word, relation, head) of every token."""
    tokens = parse(text)
    return {(token.text, token.dep, tokens[token.head].text) for token in tokens}


def assert_sound(text: str, tokens: tuple[Token, ...], start: int = 0) -> None:
    assert [token.index for token in tokens] == list(range(len(tokens)))
    assert all(text[token.start - start : token.end - start] == token.text != "" for token in tokens)
    assert all(left.end <= right.start for left, right in pairwise(tokens))
    assert [token.dep for token in tokens].count("ROOT") == (1 if tokens else 0)
    for token in tokens:
        steps, place = 0, token
        while place.head != place.index:
            place, steps = tokens[place.head], steps + 1
            assert steps <= len(tokens)
        assert place.dep == "ROOT"


SUBJECTS = [
    ("The mayor of Velm said on Monday that the bridge was safe.", ("mayor", "nsubj", "said")),
    ("The bridge is safe, the mayor said.", ("mayor", "nsubj", "said")),
    (TALK, ("Mara", "nsubj", "said")),
    ('"The talks failed," the spokesman told reporters.', ("spokesman", "nsubj", "told")),
    ("He vowed to rebuild the school.", ("He", "nsubj", "vowed")),
    ("Fourteen people were killed when a drone hit the town.", ("people", "nsubj:pass", "killed")),
    ("The plane was shot down on Friday.", ("plane", "nsubj:pass", "shot")),
    ("Two kindergartens and one school were damaged.", ("kindergartens", "nsubj:pass", "damaged")),
]


@pytest.mark.parametrize(("text", "arc"), SUBJECTS)
def test_subjects(text: str, arc: tuple[str, str, str]) -> None:
    assert arc in arcs(text)


OTHERS = [
    ("Rebels attacked the village.", ("village", "obj", "attacked")),
    ("Two kindergartens and one school were damaged.", ("school", "conj", "kindergartens")),
    ("The minister said that the army had left.", ("left", "ccomp", "said")),
    ("Police arrested 14 protesters.", ("14", "nummod", "protesters")),
]


@pytest.mark.parametrize(("text", "arc"), OTHERS)
def test_other_relations(text: str, arc: tuple[str, str, str]) -> None:
    assert arc in arcs(text)


def test_tags_and_offsets() -> None:
    token = load_parser().parse([TALK], [100])[0][8]
    assert (token.text, token.start, token.end, token.tag, token.pos, token.lemma) == ("said", 127, 131, "VBD", "VERB", "say")


def test_quotation_marks_matter_little() -> None:
    straight = TALK.replace("“", '"').replace("”", '"')
    assert [(t.text, t.dep, t.head) for t in parse(straight) if t.dep != "punct"] == [
        (t.text, t.dep, t.head) for t in parse(TALK) if t.dep != "punct"
    ]


@pytest.mark.parametrize("text", ["Mr. O'Neil said it's late and didn't go.", "Mr. O’Neil said it’s late and didn’t go."])
def test_lemmas_whatever_the_apostrophe(text: str) -> None:
    assert {(t.lemma, t.text.replace("’", "'")) for t in parse(text)} >= {("not", "n't"), ("be", "'s")}
    assert {t.lemma for t in parse(text)} & {"O'Neil", "O’Neil"} == {text.split()[1]}


def test_blanks_are_no_tokens() -> None:
    text = "  The \t mayor\u00a0said\x00 nothing\n "
    tokens = parse(text)
    assert [token.text for token in tokens] == ["The", "mayor", "said", "nothing"]
    assert_sound(text, tokens)


@pytest.mark.parametrize("text", ["", " ", "\x00\ufeff", "\ud800", "word " * LONGEST_CHARACTERS, "x" * 2_000_000])
def test_without_tokens(text: str) -> None:
    assert parse(text) == ()


def test_order_of_sentences_is_kept() -> None:
    texts = ["A long sentence of many words that comes first.", "", "Short one."]
    results = load_parser().parse(texts, [0, 50, 60])
    assert [len(tokens) > 0 for tokens in results] == [True, False, True]
    assert results[2][0].start == 60
    assert results[2] == load_parser().parse(texts[2:], [60])[0]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.one_of(st.sampled_from(" .,\"“”'-()\n\tasdAS19$%’…—"), st.characters()), max_size=120))
def test_any_text(text: str) -> None:
    tokens = parse(text)
    assert_sound(text, tokens)
    assert tokens == parse(text)


@pytest.mark.parametrize("piece", ["(", "'", "a-", ".", "U.S.", "1,", "🙂", "http://a.b/"])
def test_repeated_marks(piece: str) -> None:
    text = (piece * LONGEST_CHARACTERS)[:LONGEST_CHARACTERS]
    assert_sound(text, parse(text))


def test_forgetting_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    parser = SyntaxParser()
    before = parser.parse([TALK], [0])
    monkeypatch.setattr("pipelines.syntax.word_vectors.MOST_WORDS", 3)
    assert parser.parse([TALK], [0]) == before


def test_no_model_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        SyntaxParser(tmp_path)


@pytest.mark.slow
def test_nothing_is_needed_but_numpy() -> None:
    code = "import sys; from pipelines.syntax.parser import load_parser; load_parser(); print(*({'spacy', 'thinc'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"


@pytest.mark.slow
def test_matrices_stay_on_one_core_whoever_imported_numpy_first() -> None:
    program = (
        "import numpy, threadpoolctl\n"
        "from pipelines.syntax.parser import load_parser\n"
        "load_parser()\n"
        "print([pool['num_threads'] for pool in threadpoolctl.threadpool_info() if pool['user_api'] == 'blas'])"
    )
    wanted = {**os.environ, "OPENBLAS_NUM_THREADS": "4"}
    done = subprocess.run([sys.executable, "-c", program], env=wanted, capture_output=True, text=True, check=True)
    assert set(json.loads(done.stdout)) == {1}

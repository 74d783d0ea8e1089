"""The parser: floors that a new training must keep on plain sentences, well-formed trees on any tokens, languages without one."""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.errors import DataError
from claims.language import arcs, transitions
from claims.language.base import LANGUAGES
from claims.language.parser import Arc, has_parser, parse
from claims.language.pipeline import Token, tokenize
from claims.language.relations import Column, columns
from claims.language.tagger import load_pipeline
from tools.train.arcs import Example, States
from tools.train.trees import Tree, projective, trees

PARSED = ("en", "es", "ru", "fr")
TAGS = ("ADJ", "ADP", "AUX", "CCONJ", "DET", "NOUN", "PRON", "PROPN", "PUNCT", "SCONJ", "VERB", "X")


def read(text: str, language: str) -> tuple[tuple[Token, ...], tuple[Arc, ...]]:
    tokens = tokenize(text, language)
    return tokens, parse(tokens, load_pipeline(language, f"crosscheck_{language}").annotate(tokens).tags, language)


def shown(text: str, language: str) -> list[tuple[str, str, str]]:
    tokens, found = read(text, language)
    return [
        (token.text, arc.relation, "" if arc.head is None else tokens[arc.head].text)
        for token, arc in zip(tokens, found, strict=True)
    ]


def well_formed(found: Sequence[Arc]) -> bool:
    """One root, every head inside, no circles."""
    roots = [at for at, arc in enumerate(found) if arc.head is None]
    if len(roots) != 1 or any((arc.head is None) != (arc.relation == "root") for arc in found):
        return False
    reached = {roots[0]}
    for at in range(len(found)):
        path, here = [], at
        while here not in reached and len(path) <= len(found):
            path.append(here)
            head = found[here].head
            if head is None or not 0 <= head < len(found):
                return False
            here = head
        if here not in reached:
            return False
        reached.update(path)
    return True


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "The minister signed the agreement.", [("minister", "nsubj", "signed"), ("agreement", "obj", "signed")]),
        ("en", "Police arrested three men in Lima on Monday.", [("Police", "nsubj", "arrested"), ("men", "obj", "arrested")]),
        (
            "en",
            "The bridge was destroyed by the army.",
            [("bridge", "nsubj:pass", "destroyed"), ("army", "obl:agent", "destroyed")],
        ),
        (
            "en",
            "The company said that workers had rejected the offer.",
            [("company", "nsubj", "said"), ("offer", "obj", "rejected")],
        ),
        (
            "en",
            "The company said that workers had rejected the offer.",
            [("workers", "nsubj", "rejected"), ("rejected", "ccomp", "said")],
        ),
        ("en", "Ana Ruiz will not meet the mayor.", [("meet", "root", ""), ("mayor", "obj", "meet"), ("not", "advmod", "meet")]),
        ("fr", "Le ministre a signé l'accord.", [("ministre", "nsubj", "signé"), ("accord", "obj", "signé")]),
        ("fr", "La police a arrêté trois hommes à Lyon.", [("police", "nsubj", "arrêté"), ("hommes", "obj", "arrêté")]),
        (
            "fr",
            "La loi a été adoptée par le Parlement.",
            [("loi", "nsubj:pass", "adoptée"), ("Parlement", "obl:agent", "adoptée"), ("adoptée", "root", "")],
        ),
        ("fr", "Le pont a été détruit par l'armée.", [("pont", "nsubj:pass", "détruit"), ("détruit", "root", "")]),
        ("fr", "Le président ne rencontrera pas le maire.", [("rencontrera", "root", ""), ("maire", "obj", "rencontrera")]),
        (
            "fr",
            "La société affirme que les ouvriers refusent l'offre.",
            [("société", "nsubj", "affirme"), ("offre", "obj", "refusent")],
        ),
        ("es", "El ministro firmó el acuerdo.", [("ministro", "nsubj", "firmó"), ("acuerdo", "obj", "firmó")]),
        (
            "es",
            "El puente fue destruido por el ejército.",
            [("puente", "nsubj:pass", "destruido"), ("ejército", "obl:agent", "destruido"), ("destruido", "root", "")],
        ),
        (
            "es",
            "La empresa dijo que los obreros rechazaron la oferta.",
            [("empresa", "nsubj", "dijo"), ("rechazaron", "ccomp", "dijo"), ("oferta", "obj", "rechazaron")],
        ),
        ("es", "El presidente no visitará la ciudad.", [("ciudad", "obj", "visitará"), ("no", "advmod", "visitará")]),
        ("ru", "Министр подписал соглашение.", [("Министр", "nsubj", "подписал"), ("соглашение", "obj", "подписал")]),
        (
            "ru",
            "Компания сообщила, что рабочие отклонили предложение.",
            [("Компания", "nsubj", "сообщила"), ("отклонили", "ccomp", "сообщила"), ("предложение", "obj", "отклонили")],
        ),
        ("ru", "Иван Петров возглавляет банк.", [("Иван", "nsubj", "возглавляет"), ("банк", "obj", "возглавляет")]),
        ("ru", "Мост был разрушен армией.", [("был", "aux:pass", "разрушен"), ("разрушен", "root", "")]),
    ],
)
def test_plain_sentences(language: str, text: str, wanted: list[tuple[str, str, str]]) -> None:
    assert set(wanted) <= set(shown(text, language))


@pytest.mark.xfail(strict=True, reason="202 agents in the French treebank: too few to know every noun and participle")
def test_an_agent_of_rare_words() -> None:
    assert ("armée", "obl:agent", "détruit") in shown("Le pont a été détruit par l'armée.", "fr")


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("es", "La policía detuvo a tres hombres en Lima.", ("hombres", "obj", "detuvo")),
        ("ru", "Президент не посетит город.", ("город", "obj", "посетит")),
        ("ru", "Мост был разрушен армией.", ("армией", "obl:agent", "разрушен")),
    ],
)
@pytest.mark.xfail(strict=True, reason="treebanks of 1,400 and 1,700 sentences: most verbs and objects were never seen")
def test_words_that_small_treebanks_lack(language: str, text: str, wanted: tuple[str, str, str]) -> None:
    assert wanted in shown(text, language)


def test_the_active_and_the_passive_differ_in_the_subject() -> None:
    assert ("army", "nsubj", "destroyed") in shown("The army destroyed the bridge.", "en")
    assert ("bridge", "nsubj:pass", "destroyed") in shown("The bridge was destroyed by the army.", "en")


@pytest.mark.parametrize("language", PARSED)
@pytest.mark.parametrize("text", ["🙂🙂 🙂", "((((((" * 50, "\u0301\u0301", "9" * 5000, "a", "…", "وروسيا в Москве 12", "\ud800 x"])
def test_any_text_has_a_tree(text: str, language: str) -> None:
    tokens, found = read(text, language)
    assert len(found) == len(tokens)
    assert well_formed(found) or not tokens


@pytest.mark.parametrize("language", PARSED)
@settings(max_examples=40, deadline=None)
@given(words=st.lists(st.tuples(st.text(min_size=1, max_size=6), st.sampled_from(TAGS)), min_size=1, max_size=30))
def test_any_tokens_have_a_tree(language: str, words: list[tuple[str, str]]) -> None:
    tokens = [Token(at, at + 1, text, (text,)) for at, (text, _) in enumerate(words)]
    found = parse(tokens, [tag for _, tag in words], language)
    assert len(found) == len(words)
    assert well_formed(found)


@pytest.mark.parametrize("language", PARSED)
def test_a_sentence_without_end_is_cut(language: str) -> None:
    tokens = [Token(at, at + 1, "abc"[at % 3], ("abc"[at % 3],)) for at in range(20_000)]
    found = parse(tokens, [TAGS[at % len(TAGS)] for at in range(20_000)], language)
    assert well_formed(found)
    # arcs between pieces lead to the first alone, so time and room grow with the length
    assert all(arc.head is None or arc.head < 256 or abs(arc.head - at) < 256 for at, arc in enumerate(found))


def test_a_language_without_a_parser_gives_nothing() -> None:
    assert [language for language in LANGUAGES if has_parser(language)] == list(PARSED)
    for language in ("ar", "tr", "", "no/such"):
        tokens = tokenize("Lima", language)
        assert parse(tokens, ["PROPN"], language) == ()
    assert parse([], [], "en") == ()


def test_tags_must_match_tokens() -> None:
    with pytest.raises(ValueError, match="2 tags for 1 tokens"):
        parse(tokenize("Lima", "en"), ["NOUN", "NOUN"], "en")


def test_sentences_read_the_same_in_any_company() -> None:
    alone = shown("The army destroyed the bridge.", "en")
    shown("Completely different words come between.", "en")
    assert shown("The army destroyed the bridge.", "en") == alone


@pytest.mark.parametrize("language", PARSED)
def test_weights_stay_small(language: str) -> None:
    folder = Path(arcs.__file__).parent / "models" / language
    most = 4_000_000 if language == "en" else 2_100_000
    assert sum(path.stat().st_size for path in folder.glob("parser.*.npz")) <= most


def test_other_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "parser.arcs.npz"
    path.write_bytes(b"nothing")
    with pytest.raises(DataError, match=r"parser\.arcs\.npz is not a model"):
        arcs.load(path)
    np.savez(path, format=0)
    with pytest.raises(DataError, match="train it again"):
        arcs.load(path)


def test_moves_build_the_tree() -> None:
    state = arcs.State(("DET", "NOUN", "VERB", "NOUN"))
    for move in (0, 1, 0, 1, 0, 0, 2, 1):
        assert move in state.moves()
        state.do(move)
    assert state.heads == [1, 2, 4, 2]
    assert state.moves() == []


def test_the_root_takes_one_dependent() -> None:
    state = arcs.State(("NOUN", "VERB"))
    state.do(transitions.SHIFT)
    state.do(transitions.SHIFT)
    assert state.moves() == [transitions.RIGHT]


def test_one_state_and_many_hash_alike() -> None:
    parts = transitions.indices(transitions.TEMPLATES)
    values = np.arange(transitions.VALUES, dtype=np.uint32)
    one = transitions.hashes(values, parts, 20)
    many = transitions.hashes(np.stack([values, values]), parts, 20)
    assert (many == one).all()
    assert len(set(one.tolist())) > len(transitions.TEMPLATES) * 0.99
    assert one.max() < 2**20


def test_relations_see_what_hangs_on_a_word() -> None:
    tokens = tokenize("It was destroyed by them", "en")
    tags = ("PRON", "AUX", "VERB", "ADP", "PRON")
    none = arcs.Clusters(np.zeros(0, np.uint32), np.zeros(0, np.uint8))
    rows = arcs.attributes(tokens, tags, none)
    found = columns(rows, tags, [2, 2, 5, 4, 2])
    core = transitions.Attribute.CORE
    assert found[4, Column.ADPOSITION] == rows[3, core]
    assert found[4, Column.HEAD_AUXILIARY] == rows[1, core]
    assert found[0, Column.NEARER_CORE] == rows[1, core]
    assert found[2, Column.LAST_CORE] == rows[4, core]
    assert found[0, Column.HEAD_LAST_TAG] == rows[4, transitions.Attribute.TAG]


BLOCK = """# newdoc id = one_news_two
# text = Vino del mar-azul.
1\tVino\tvenir\tVERB\t_\t_\t0\troot\t_\t_
2-3\tdel\t_\t_\t_\t_\t_\t_\t_\t_
2\tde\tde\tADP\t_\t_\t4\tcase\t_\t_
3\tel\tel\tDET\t_\t_\t4\tdet\t_\t_
4\tmar-azul\tmar\tNOUN\t_\t_\t1\tobl:arg\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_

"""


def test_trees_of_a_treebank_stand_on_our_tokens(tmp_path: Path) -> None:
    path = tmp_path / "part.conllu.xz"
    path.write_bytes(lzma.compress(BLOCK.encode()))
    (tree,) = trees(path, "en")
    assert [token.text for token in tree.tokens] == ["Vino", "del", "mar", "-", "azul", "."]
    assert tree.heads == [None, 4, 4, 4, 0, 0]
    assert tree.relations == ["root", "case", "compound", "punct", "obl", "punct"]
    assert tree.document == "one_news_two"


def test_crossing_arcs_are_lifted() -> None:
    tokens = tokenize("a b c d", "en")
    crossing = Tree(tokens, [], [2, 3, None, 2], ["dep"] * 4)
    assert projective(crossing) == [2, 2, 4, 2]
    assert projective(Tree(tokens, [], [1, None, 1, 2], ["dep"] * 4)) == [1, 4, 1, 2]


@st.composite
def projective_heads(draw: st.DrawFn) -> list[int]:
    """The heads of a random tree without crossing arcs; their number for the root."""
    size = draw(st.integers(1, 12))
    heads = [size] * size

    def grow(first: int, after: int, head: int) -> None:
        if first >= after:
            return
        root = draw(st.integers(first, after - 1))
        heads[root] = head
        for start, end in ((first, root), (root + 1, after)):
            if start < end:
                cut = draw(st.integers(start + 1, end))
                grow(start, cut, root)
                grow(cut, end, root)

    grow(0, size, size)
    return heads


@settings(max_examples=60, deadline=None)
@given(heads=projective_heads())
def test_moves_without_cost_lead_to_the_right_tree(heads: list[int]) -> None:
    size = len(heads)
    rows = np.arange((size + 2) * len(transitions.Attribute), dtype=np.uint32).reshape(size + 2, -1)
    tags = ["VERB", "PUNCT", "X"] * size
    many = States([Example(rows, tags[:size], heads), Example(rows[:3], ["X"], [1])])
    alone = arcs.State(tags[:size])
    while (legal := many.legal()).any():
        costs = np.where(legal, many.costs(), 1000)
        assert costs.min(1)[legal.any(1)].max() == 0
        moves = np.where(legal.any(1), costs.argmin(1), -1)
        if legal[0].any():
            assert np.flatnonzero(legal[0]).tolist() == sorted(alone.moves())
            seen = [*rows[alone.places()].ravel().tolist(), *alone.facts(), 0]
            assert many.values()[0].tolist() == seen
            alone.do(int(moves[0]))
        many.do(moves)
    assert many.heads[0, :size].tolist() == alone.heads == heads

"""Many articles at once: grouped as the gate would, written whole, taken up where a run was cut off."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from claims import Article, read
from claims.alignment import partition
from claims.alignment.cards import Card, card, groups
from verifier.batch import work
from verifier.batch.ledger import Ledger
from verifier.batch.model import Options, Run
from verifier.batch.pools import Here, Lost
from verifier.batch.run import read_index, run
from verifier.cli import main

FIXTURES = Path(__file__).parents[3] / "fixtures"
BRIDGE = "The Kora bridge in Lima reopened on Tuesday, 3 June 2026, after repairs that cost {} million dollars."
RAIN = "It rained in Quito on 9 March 2026, and the market on Sucre Square closed at noon, the mayor Ana Ruiz said."
FIRE = "A fire closed the fish market of {} on {} June 2026; {} stalls burned, the mayor said."
TOWNS = (
    "Quito",
    "Oslo",
    "Cairo",
    "Lyon",
    "Sofia",
    "Graz",
    "Brno",
    "Porto",
    "Turin",
    "Riga",
    "Izmir",
    "Dakar",
    "Accra",
    "Hanoi",
    "Perth",
)


def stories() -> list[Article]:
    """The articles of all fixtures, each under an id of its own."""
    found = []
    for path in sorted(FIXTURES.glob("*/a*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        found.append(Article.from_dict({**data, "id": f"{path.parent.name}/{path.stem}"}))
    return found


def lines(path: Path, *articles: Mapping[str, Any]) -> Path:
    path.write_text("".join(f"{json.dumps(article, ensure_ascii=False)}\n" for article in articles), encoding="utf-8")
    return path


def batch(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["batch", "--quiet", "--processes", "1", *map(str, arguments)])


def tree(out: Path) -> dict[str, bytes]:
    """What a run wrote, its own ledger aside."""
    files = [path for path in sorted(out.rglob("*")) if path.is_file() and ".crosscheck" not in path.parts]
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


def test_groups_are_the_stories_of_the_gate() -> None:
    articles = stories()
    parted = {frozenset(story.articles) for story in partition([read(article) for article in articles])}
    grouped = groups([card(article) for article in articles], most=60)
    found = set()
    for group in grouped:
        members = [read(articles[at]) for at in group.members]
        found |= {frozenset(story.articles) for story in partition(members)}
    assert found == parted
    assert len(grouped) > 3, "the gate is not asked about everything at once"


def test_a_card_survives_as_json() -> None:
    found = card(stories()[0])
    assert Card.from_dict(json.loads(json.dumps(found.to_dict()))) == found


def test_no_group_is_larger_than_can_be_compared() -> None:
    same = Card("latin", {"name:lima": 3.0, "day:2026-06-03": 2.0}, None)
    assert [len(group.members) for group in groups([same] * 25, most=10)] == [10, 10, 5]


def test_a_folder_becomes_stories_with_an_index(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    sent = [{"id": "a", "text": BRIDGE.format(12)}, {"id": "b", "text": RAIN}, {"id": "c"}, {"id": "a", "text": RAIN + " Twice."}]
    lines(folder / "wire.jsonl", *sent)
    (folder / "desk.txt").write_text(BRIDGE.format(15), encoding="utf-8")
    (folder / "broken.json").write_text("{", encoding="utf-8")
    (folder / ".hidden.txt").write_text("It rains.", encoding="utf-8")
    done = batch(folder, "--out", tmp_path / "out", "-f", "json", "-f", "html", "-f", "md")
    assert done.exit_code == 1, done.output
    index = read_index(tmp_path / "out")
    assert sorted(item["id"] for story in index for item in story["articles"]) == ["a", "a (2)", "b", "desk"]
    first = index[0]
    assert "Q201" in first["codes"]
    assert {item["id"] for item in first["articles"]} == {"a", "desk"}
    for form, name in first["files"].items():
        content = (tmp_path / "out" / "stories" / name).read_text(encoding="utf-8")
        assert (form == "json") == content.startswith("{")
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert f"stories/{first['files']['html']}" in page
    unread = [json.loads(line) for line in (tmp_path / "out" / "unread.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [Path(item["place"]).name for item in unread] == ["broken.json", "wire.jsonl:3"]
    assert all(item["why"] for item in unread)


def test_nothing_found_ends_with_0(tmp_path: Path) -> None:
    assert batch(lines(tmp_path / "a.jsonl", {"text": "It rained in Quito."}), "--out", tmp_path / "out").exit_code == 0


def test_a_copy_is_passed_over(tmp_path: Path) -> None:
    source = lines(tmp_path / "a.jsonl", {"id": "a", "text": RAIN}, {"id": "a", "text": RAIN})
    batch(source, "--out", tmp_path / "out")
    assert "the same article" in (tmp_path / "out" / "unread.jsonl").read_text(encoding="utf-8")


def test_what_is_done_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = lines(tmp_path / "a.jsonl", {"id": "a", "text": BRIDGE.format(12)}, {"id": "b", "text": RAIN})
    wanted = Run(inputs=(str(source),), out=tmp_path / "out", options=Options(formats=("json",)))
    run(wanted, Here())
    before = tree(tmp_path / "out")
    compared: list[list[str]] = []
    compare = work.compare_group

    def watched(sent: Any, options: Any) -> Any:
        compared.append([article["id"] for article in sent])
        return compare(sent, options)

    monkeypatch.setattr(work, "compare_group", watched)
    again = run(wanted, Here())
    assert (compared, again.reused) == ([], 4)
    assert tree(tmp_path / "out") == before
    lines(source, {"id": "a", "text": BRIDGE.format(15)}, {"id": "b", "text": RAIN})
    run(wanted, Here())
    assert compared == [["a"]], "only what changed is done again"
    assert len(tree(tmp_path / "out")) == len(before), "the report of what is gone is gone"


def test_a_lost_file_is_made_again(tmp_path: Path) -> None:
    source = lines(tmp_path / "a.jsonl", {"id": "a", "text": BRIDGE.format(12)})
    batch(source, "--out", tmp_path / "out")
    before = tree(tmp_path / "out")
    next((tmp_path / "out" / "stories").iterdir()).unlink()
    batch(source, "--out", tmp_path / "out")
    assert tree(tmp_path / "out") == before


def test_an_article_that_the_engine_fails_on_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = lines(tmp_path / "a.jsonl", {"id": "a", "text": BRIDGE.format(12)}, {"id": "b", "text": RAIN})
    whole = work.claims.read

    def failing(article: Article) -> Any:
        if article.id == "a":
            raise RecursionError("too deep")
        return whole(article)

    monkeypatch.setattr(work.claims, "read", failing)
    tally = run(Run(inputs=(str(source),), out=tmp_path / "out", options=Options(formats=("json",))), Here())
    assert (tally.stories, tally.unread) == (1, 1)
    assert "RecursionError: too deep" in (tmp_path / "out" / "unread.jsonl").read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize(("blow", "code"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, 130)], ids=["killed", "interrupted"])
def test_a_run_that_was_cut_off_goes_on_and_gives_the_same_bytes(tmp_path: Path, blow: int, code: int) -> None:
    fires = ({"id": town, "text": FIRE.format(town, day, day * 7)} for day, town in enumerate(TOWNS, 1))
    source = lines(
        tmp_path / "a.jsonl", *(work.as_sent(article) for article in stories()), *fires
    )  # more than is done between two looks
    command = [sys.executable, "-m", "verifier", "batch", str(source), "--processes", "2", "--out"]
    subprocess.run([*command, str(tmp_path / "whole")], check=False, timeout=300)
    cut = tmp_path / "cut"
    with subprocess.Popen([*command, str(cut)], stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 240
        while not list((cut / "stories").glob("*.json")) and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(blow)
        told = process.communicate(timeout=60)[1]
    assert process.returncode == code
    assert ("the same command goes on from here" in told) is (blow == signal.SIGINT)
    assert "Traceback" not in told
    assert not (cut / "index.html").exists(), "it was cut off before its end"
    subprocess.run([*command, str(cut)], check=False, timeout=300)
    assert tree(cut) == tree(tmp_path / "whole")


@pytest.mark.slow
def test_a_dask_cluster_gives_the_same_bytes(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    source = lines(tmp_path / "a.jsonl", *(work.as_sent(article) for article in stories()[:6]))
    assert batch(source, "--out", tmp_path / "here").exit_code == 1
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        arguments = ["batch", "--quiet", "--scheduler", cluster.scheduler_address, str(source), "--out", str(tmp_path / "there")]
        done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 1, done.output
    assert tree(tmp_path / "there") == tree(tmp_path / "here")


def test_two_runs_in_one_folder_are_refused(tmp_path: Path) -> None:
    with Ledger(tmp_path / "out") as ledger:
        ledger.begin("1")
        done = batch(lines(tmp_path / "a.jsonl", {"text": RAIN}), "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "another run works in" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--scheduler", "tcp://127.0.0.1:1", "--processes", "2"), "--processes is for this machine"),
        (("--house", "missing.toml"), "missing.toml"),
        (("--lang", "de"), "de"),
        (("missing.jsonl",), "missing.jsonl: no such file or folder"),
    ],
)
def test_what_cannot_be_used_is_told(tmp_path: Path, arguments: tuple[str, ...], told: str) -> None:
    source = lines(tmp_path / "a.jsonl", {"text": RAIN})
    done = CliRunner().invoke(main, ["batch", str(source), "--out", str(tmp_path / "out"), *arguments])
    assert done.exit_code == 2
    assert told in done.stderr


def test_where_nothing_can_be_read_it_could_not_run(tmp_path: Path) -> None:
    done = batch(lines(tmp_path / "a.jsonl", {"id": "a"}, {"id": "b"}), "--out", tmp_path / "out")
    assert done.exit_code == 2
    assert "no article could be read" in done.stderr
    assert "text is missing" in done.stderr
    assert "(and 1 more)" in done.stderr
    (tmp_path / "empty").mkdir()
    assert batch(tmp_path / "empty", "--out", tmp_path / "out").exit_code == 2


def test_without_the_extra_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    source = lines(tmp_path / "a.jsonl", {"text": RAIN})
    done = CliRunner().invoke(main, ["batch", str(source), "--out", str(tmp_path / "out"), "--scheduler", "tcp://127.0.0.1:1"])
    assert done.exit_code == 2
    assert "crosscheck[dask]" in done.stderr


class Deadly(Here):
    """A pool whose processes die of articles with a word."""

    def __init__(self, word: str) -> None:
        self.word = word

    def outcomes(self, tasks: Any) -> Any:
        for name, function, arguments in tasks:
            dies = self.word in json.dumps(arguments[0])
            yield name, Lost("the process that worked on it died") if dies else function(*arguments)


def test_an_article_that_no_process_survives_costs_itself_alone(tmp_path: Path) -> None:
    articles = [{"id": "a", "text": BRIDGE.format(12)}, {"id": "b", "text": f"{RAIN} Deadly."}, {"id": "c", "text": RAIN}]
    wanted = Run(inputs=(str(lines(tmp_path / "a.jsonl", *articles)),), out=tmp_path / "out", options=Options(formats=("json",)))
    tally = run(wanted, Deadly("Deadly"))
    assert (tally.stories, tally.unread) == (2, 1)
    assert "a.jsonl:2" in (tmp_path / "out" / "unread.jsonl").read_text(encoding="utf-8")
    tally = run(wanted, Here())
    assert (tally.stories, tally.unread) == (2, 0), "the next run tries it again"
    assert {item["id"] for story in read_index(tmp_path / "out") for item in story["articles"]} == {"a", "b", "c"}


def test_a_group_that_no_process_survives_is_compared_without_what_is_to_blame(tmp_path: Path) -> None:
    articles = [{"id": "a", "text": BRIDGE.format(12)}, {"id": "b", "text": BRIDGE.format(12)}, {"id": "c", "text": RAIN}]
    wanted = Run(inputs=(str(lines(tmp_path / "a.jsonl", *articles)),), out=tmp_path / "out", options=Options(formats=("json",)))

    class LaterDeadly(Deadly):
        def outcomes(self, tasks: Any) -> Any:
            for name, function, arguments in tasks:
                yield from (Here() if function is work.make_cards else super()).outcomes([(name, function, arguments)])

    tally = run(wanted, LaterDeadly('"id": "b"'))
    assert [[item["id"] for item in story["articles"]] for story in read_index(tmp_path / "out")] == [["a"], ["c"]]
    assert tally.unread == 1
    run(wanted, Here())
    assert sorted(len(story["articles"]) for story in read_index(tmp_path / "out")) == [1, 2]


def test_nothing_that_no_run_wrote_is_removed(tmp_path: Path) -> None:
    source = lines(tmp_path / "a.jsonl", {"id": "a", "text": RAIN})
    out = tmp_path / "out"
    (out / "stories").mkdir(parents=True)
    (out / "stories" / "mine.html").write_text("mine", encoding="utf-8")
    done = batch(source, "--out", out)
    assert done.exit_code == 2
    assert "holds 'stories', which no run wrote" in done.stderr
    assert batch(source, "--out", tmp_path / "other").exit_code == 0
    (tmp_path / "other" / "stories" / "mine.html").write_text("mine", encoding="utf-8")
    lines(source, {"id": "a", "text": RAIN + " Twice."})
    batch(source, "--out", tmp_path / "other")
    names = {path.name for path in (tmp_path / "other" / "stories").iterdir()}
    assert "mine.html" in names
    assert len(names) == 3, "the report of what is gone is gone"


def test_fresh_does_all_of_it_again(tmp_path: Path) -> None:
    source = lines(tmp_path / "a.jsonl", {"id": "a", "text": RAIN})
    wanted = Run(inputs=(str(source),), out=tmp_path / "out", options=Options(formats=("json",)))
    run(wanted, Here())
    assert run(wanted, Here()).reused == 2
    assert run(replace(wanted, fresh=True), Here()).reused == 0


@pytest.mark.parametrize("more", [{"lang": "ar"}, {"formats": ("json",)}, {"same_story": False}, {"house": ""}])
def test_other_options_are_not_taken_for_done(tmp_path: Path, more: dict[str, Any]) -> None:
    source = lines(tmp_path / "a.jsonl", {"id": "a", "text": RAIN})
    wanted = Run(inputs=(str(source),), out=tmp_path / "out", options=Options(formats=("md",)))
    run(wanted, Here())
    reused = run(replace(wanted, options=replace(wanted.options, **more)), Here()).reused
    assert reused == (0 if "same_story" in more else 1), "the card alone"


def test_articles_with_one_id_are_told_apart(tmp_path: Path) -> None:
    articles = [{"id": "a", "text": "One."}, {"id": "a (2)", "text": "Two."}, {"id": "a", "text": "Three."}]
    batch(lines(tmp_path / "a.jsonl", *articles, articles[2]), "--out", tmp_path / "out")
    ids = [item["id"] for story in read_index(tmp_path / "out") for item in story["articles"]]
    assert sorted(ids) == ["a", "a (2)", "a (3)"]


def test_each_input_is_one_story_where_that_is_asked(tmp_path: Path) -> None:
    one = lines(tmp_path / "one.jsonl", {"id": "a", "text": BRIDGE.format(12)}, {"id": "b", "text": RAIN})
    two = lines(tmp_path / "two.jsonl", {"id": "c", "text": BRIDGE.format(15)})
    batch(one, two, "--out", tmp_path / "out", "--same-story")
    found = [[item["id"] for item in story["articles"]] for story in read_index(tmp_path / "out")]
    assert sorted(found) == [["a", "b"], ["c"]]
    batch(one, two, "--out", tmp_path / "out", "--not-same-story")
    found = [[item["id"] for item in story["articles"]] for story in read_index(tmp_path / "out")]
    assert sorted(found) == [["a"], ["b"], ["c"]]


def test_more_than_are_compared_at_once_are_not_taken_as_one_story(tmp_path: Path) -> None:
    source = lines(tmp_path / "a.jsonl", *({"id": str(number), "text": "It rains."} for number in range(61)))
    done = batch(source, "--out", tmp_path / "out", "--same-story")
    assert done.exit_code == 2
    assert "a.jsonl holds 61 articles; at most 60 are taken as one story" in " ".join(done.stderr.split())


def test_the_page_names_outlets_and_what_was_parted(tmp_path: Path) -> None:
    articles = [{"id": str(number), "text": RAIN, "outlet": f"Outlet <{number % 2}>"} for number in range(5)]
    wanted = Run(inputs=(str(lines(tmp_path / "a.jsonl", *articles)),), out=tmp_path / "out", options=Options(most=3))
    run(wanted, Here())
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert "Outlet &lt;0&gt;" in page
    assert page.count("More articles hung together than are compared at once") == 2
    assert all(story["parted"] for story in read_index(tmp_path / "out"))
    run(replace(wanted, options=Options(lang="ar")), Here())
    page = (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    assert "الجهات الناشرة" in page
    assert "More articles hung" not in page


def test_a_pdf_that_cannot_be_made_is_told_before_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    done = batch(lines(tmp_path / "a.jsonl", {"text": RAIN}), "--out", tmp_path / "out", "-f", "pdf")
    assert done.exit_code == 2
    assert "crosscheck[pdf]" in done.stderr
    assert not (tmp_path / "out").exists()


def test_where_no_story_could_be_compared_it_could_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(article: Article) -> Any:
        raise RecursionError("too deep")

    monkeypatch.setattr(work.claims, "read", failing)
    assert batch(lines(tmp_path / "a.jsonl", {"text": RAIN}), "--out", tmp_path / "out").exit_code == 2

"""The commands: what they print, what they complain of, and how they leave."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import jsonschema
import pytest

import dragoman.engine
from dragoman.cli.app import run
from dragoman.records import Document, Record, decode_record
from program import run as run_here

TEXT = "The two governments resumed talks on Tuesday after a pause of three months, officials said."
SAMPLES = Path(__file__).resolve().parent.parent / "samples"
PROGRAM = [sys.executable, "-c", "from dragoman.cli import main; main()"]


def empty_records(documents: Iterable[Document], *settings: object) -> Iterator[Record]:
    """A coder that finds nothing, so that the commands are tested without a parser."""
    del settings
    return (Record(document=d) for d in documents)


@pytest.fixture
def no_coder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dragoman.engine, "code_documents", empty_records)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def jsonl(path: Path, *ids: str) -> Path:
    path.write_text("".join(json.dumps({"id": i, "text": TEXT}) + "\n" for i in ids), encoding="utf-8")
    return path


@pytest.mark.usefixtures("no_coder")
def test_one_report_is_one_json_object(report: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["code", str(report), "--format", "json", "--date", "2001-05-02", "--publisher", "Wire"]) == 0
    out, err = capfd.readouterr()
    record = decode_record(out)
    assert (record.document.text, record.document.published, record.document.publisher) == (TEXT, "2001-05-02", "Wire")
    assert err == ""


@pytest.mark.usefixtures("no_coder")
def test_several_reports_are_lines_in_order_or_one_array(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ids = [f"d{n}" for n in range(100)]
    path = jsonl(tmp_path / "in.jsonl", *ids)
    for arguments in ([], ["--format", "jsonl"]):
        assert run(["code", str(path), *arguments]) == 0
        lines = capfd.readouterr().out.splitlines()
        assert [json.loads(line)["document"]["id"] for line in lines] == ids
    assert run(["code", str(path), "--format", "json"]) == 0
    assert [r["document"]["id"] for r in json.loads(capfd.readouterr().out)] == ids


@pytest.mark.usefixtures("no_coder")
def test_what_fails_is_named_and_the_rest_is_done(
    tmp_path: Path, report: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    picture, empty, french = tmp_path / "a.png", tmp_path / "empty.txt", tmp_path / "french.txt"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    empty.touch()
    french.write_text("Le gouvernement a annoncé que les troupes quittent la ville et que les civils sont en sécurité.")
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        json.dumps({"id": "a", "text": TEXT})
        + "\n{broken\n"
        + json.dumps({"id": "b", "text": TEXT, "date": "2001-02-30"})
        + "\n"
    )
    missing, folder = str(tmp_path / "missing\x1b[31m.txt"), tmp_path / "folder"
    folder.mkdir()
    sources = [missing, str(folder), str(picture), str(empty), str(rows), str(french), str(report)]
    assert run(["code", *sources, "--format", "jsonl"]) == 1
    out, err = capfd.readouterr()
    assert [json.loads(line)["document"]["id"] for line in out.splitlines()] == ["a", str(french), str(report)]
    complaints = err.splitlines()
    assert len(complaints) == 7
    assert all(line.startswith("dragoman: ") for line in complaints)
    for line, words in zip(
        complaints,
        (
            "no such file",
            "is a folder",
            "is a picture",
            "is empty",
            "line 2: is not valid JSON",
            "line 3: there is no such date",
            "is in French",
        ),
        strict=True,
    ):
        assert words in line
    assert "\x1b" not in err


@pytest.mark.usefixtures("no_coder")
@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["code"],
        ["code", "x", "--format", "xml"],
        ["code", "x", "--date", "2014-02-30"],
        ["code", "x", "--date", "yesterday"],
        ["code", "x", "--knowledge", "/nonexistent"],
        ["code", "x", "--workers", "0"],
        ["code", "x", "--min-confidence", "2"],
        ["nonsense"],
    ],
)
def test_wrong_usage_is_status_2(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    assert "Traceback" not in capfd.readouterr().err


@pytest.mark.usefixtures("no_coder")
def test_every_format_prints_and_the_files_name_chooses_one(tmp_path: Path, report: Path) -> None:
    for name, start in (
        ("a.json", '{\n  "schema"'),
        ("a.jsonl", '{"schema"'),
        ("a.csv", "document,"),
        ("a.html", "<!doctype html>"),
        ("a.txt", str(report)[:1]),
    ):
        path = tmp_path / name
        assert run(["code", str(report), "-o", str(path)]) == 0
        assert path.read_text(encoding="utf-8").startswith(start)
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.usefixtures("no_coder")
def test_output_that_cannot_be_written_is_one_line(
    report: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["code", str(report), "-o", str(tmp_path / "none" / "a.json")]) == 1
    assert len(capfd.readouterr().err.splitlines()) == 1


@pytest.mark.usefixtures("no_coder")
@pytest.mark.parametrize("asked", [["{report}"], ["{folder}"], ["{folder}/*.txt"], ["./{folder}/../{name}/report.txt"]])
def test_no_report_is_written_over(report: Path, asked: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    folder = report.parent
    sources = [a.replace("./{folder}", str(folder)).format(report=report, folder=folder, name=folder.name) for a in asked]
    assert run(["code", *sources, "-o", str(report)]) == 2
    assert "is one of the files to read" in capfd.readouterr().err
    assert report.read_text(encoding="utf-8") == TEXT
    for _ in range(2):  # what was written before is written anew
        assert run(["code", str(report), "-o", str(folder / "out.json")]) == 0


def test_no_question_is_written_over(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    questions = tmp_path / "q.jsonl"
    questions.write_text("{}\n", encoding="utf-8")
    assert run(["judge", str(questions), "-o", str(questions)]) == 2
    assert "is one of the files to read" in capfd.readouterr().err
    assert questions.read_text(encoding="utf-8") == "{}\n"


@pytest.mark.parametrize("arguments", [["-h"], ["events", "-h"], ["store", "check", "-h"]])
def test_help_has_a_short_name(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 0
    assert capfd.readouterr().out.startswith("Usage: dragoman")


def test_the_schema_holds_for_a_record(capfd: pytest.CaptureFixture[str]) -> None:
    from dragoman.records import encode_record
    from examples import record

    assert run(["schema"]) == 0
    schema = json.loads(capfd.readouterr().out)
    jsonschema.validate(json.loads(encode_record(record())), schema)
    assert run(["schema", "--dictionary"]) == 0
    assert capfd.readouterr().out.startswith("# Data dictionary")


def test_version_and_help_are_quick() -> None:
    started = time.perf_counter()
    shown = subprocess.run([*PROGRAM, "--help"], capture_output=True, text=True, check=True)
    assert "knowledge" in shown.stdout
    assert time.perf_counter() - started < 2.0  # half a second on an idle machine
    code = "import sys, dragoman.cli.app; print([m for m in ('spacy', 'numpy', 'trafilatura', 'jinja2') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
    assert run(["--version"]) == 0


@pytest.fixture
def program(tmp_path: Path) -> list[str]:
    """The program with a coder that finds nothing, as a process of its own."""
    script = tmp_path / "run.py"
    script.write_text(
        "import dragoman.engine\nfrom dragoman.cli import main\nfrom dragoman.records import Record\n"
        "dragoman.engine.code_documents = lambda d, *a: (Record(document=x) for x in d)\nmain()\n"
    )
    return [sys.executable, str(script)]


def test_a_closed_pipe_is_quiet(program: list[str], tmp_path: Path) -> None:
    path = jsonl(tmp_path / "in.jsonl", *(f"d{n}" for n in range(3000)))
    command = [*program, "code", str(path), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_an_interrupt_leaves_with_one_line(program: list[str], tmp_path: Path) -> None:
    fifo = tmp_path / "fifo.jsonl"
    os.mkfifo(fifo)
    with subprocess.Popen([*program, "code", str(fifo)], stderr=subprocess.PIPE, text=True) as process:
        with fifo.open("w"):  # opened only once the program reads it
            time.sleep(0.2)
            process.send_signal(signal.SIGINT)
            time.sleep(0.2)
        assert process.stderr
        assert process.stderr.read() == "dragoman: interrupted\n"
    assert process.returncode == 130


def _by_itself(*words: str) -> None:
    """The program in a process of its own."""
    subprocess.run([*PROGRAM, *words], check=True)


@pytest.mark.model
def test_real_reports_twice_give_the_same_bytes_whatever_the_number_of_processes(tmp_path: Path) -> None:
    sources = [str(p) for p in sorted(SAMPLES.glob("*")) if p.name != "README.md"]
    outputs = []
    for workers, way in (("1", run_here), ("1", _by_itself), ("2", _by_itself)):
        path = tmp_path / f"{len(outputs)}.jsonl"
        way("code", *sources, "--workers", workers, "-o", str(path))
        outputs.append(path.read_bytes())
    assert outputs[0] == outputs[1] == outputs[2]
    records = [decode_record(line) for line in outputs[0].splitlines()]
    assert len(records) == 14
    assert sum(bool(r.events) for r in records) >= 12


@pytest.mark.model
def test_standard_input_gzip_and_pages(tmp_path: Path) -> None:
    packed = gzip.compress((SAMPLES / "kosovo-1999.txt").read_bytes())
    shown = subprocess.run([*PROGRAM, "code", "-", "--format", "csv"], input=packed, capture_output=True, check=True)
    rows = list(csv.DictReader(io.StringIO(shown.stdout.decode())))
    assert rows
    assert {row["published"] for row in rows} == {"1999-03-23"}
    page = tmp_path / "page.html"
    subprocess.run([*PROGRAM, "code", str(SAMPLES / "georgia-tbilisi.txt"), "-o", str(page)], check=True)
    assert "<script" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_bad_knowledge_is_one_line_that_names_it(tmp_path: Path, report: Path, workers: str) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "agents.csv").write_text("no,such,columns\n1,2,3\n")
    done = subprocess.run(
        [*PROGRAM, "code", str(report), "--knowledge", str(folder), "--workers", workers],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"dragoman: {folder / 'agents.csv'}:1: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.model
@pytest.mark.parametrize("lines", ["", "\n\n"], ids=["nothing", "blank lines"])
def test_there_must_be_something_to_judge(tmp_path: Path, capfd: pytest.CaptureFixture[str], lines: str) -> None:
    path = tmp_path / "none.jsonl"
    path.write_text(lines)
    assert run(["judge", str(path)]) == 1
    assert capfd.readouterr() == ("", f"dragoman: {path}: is empty\n")


@pytest.mark.model
def test_judge_answers_line_by_line_and_names_bad_ones(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    text = "Russia may attack. Russia did not attack."
    rows = [
        {"id": "a", "text": text, "span": [11, 17]},
        {"id": 2, "text": text, "span": [34, 40], "date": "2001-01-01"},
        {"id": "c", "text": text, "span": [40, 90]},
        {"id": "d", "text": "  ", "span": [0, 1]},
    ]
    path = tmp_path / "in.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows) + "{broken\n")
    assert run(["judge", str(path)]) == 1
    out, err = capfd.readouterr()
    verdicts = [json.loads(line) for line in out.splitlines()]
    assert [v["id"] for v in verdicts] == ["a", 2, "d"]
    assert verdicts[0]["factuality"].startswith("PS")
    assert verdicts[1]["value"] < 0
    assert [line.rsplit(", line ", 1)[1][0] for line in err.splitlines()] == ["3", "5"]


def test_knowledge_check_names_what_does_not_hold(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["knowledge", "check"]) == 0
    (tmp_path / "agent.csv").write_text("noun\nx\n")
    (tmp_path / "agents.csv").write_text("noun,sectors\nx,GOV\n", encoding="utf-8")
    assert run(["knowledge", "check", str(tmp_path)]) == 1
    assert "agent.csv: no such file of knowledge" in capfd.readouterr().err


@pytest.mark.model
def test_imported_dictionaries_serve_coding(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    actors, agents, folder = tmp_path / "actors.txt", tmp_path / "agents.txt", tmp_path / "mine"
    actors.write_text("BORDURIA_ [BRD]\n+BORDURIAN_\nSYLDAVIA_ [SYL]\n")
    agents.write_text("LANCER {LANCERS} [~MIL]\n")
    assert run(["knowledge", "import", "--actors", str(actors), "--agents", str(agents), "-o", str(folder)]) == 0
    report = tmp_path / "report.txt"
    report.write_text("Borduria attacked Syldavia on Tuesday.")
    capfd.readouterr()
    assert run(["code", str(report), "--knowledge", str(folder), "--format", "json"]) == 0
    event = json.loads(capfd.readouterr().out)["events"][0]
    assert (event["actors"][0]["code"], event["recipients"][0]["code"]) == ("BRD", "SYL")


@pytest.mark.model
def test_explain_says_where_no_sentence_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Russia left.", encoding="utf-8")
    assert run(["explain", str(path), "--at", "500"]) == 1
    assert capsys.readouterr() == ("", f"dragoman: {path}: no sentence stands at offset 500\n")

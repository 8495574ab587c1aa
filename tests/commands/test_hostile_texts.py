"""Texts on which an expression once went back again and again: `newsledger extract` reads them, none is lost to the time limit."""

import json
from pathlib import Path

import pytest

from pipelines import cli
from pipelines.read import page_workers

BODY = "A fire killed four people in Orlen on Sunday, police said. Nobody is missing. The mayor spoke of a hard night for the town."
HOSTILE = {
    "line breaks behind url": f"Fire kills four\n\nurl{chr(10) * 5_000}x\n\n{BODY}\n",
    "agencies": f"Fire kills four\n\n{'Xinhua, ' * 30}x\n\n{BODY}\n",
    "an agency's long name": f"Fire kills four\n\n{'Associated Press, ' * 13}x\n\n{BODY}\n",
    "eastern": f"Fire kills four\n\n{BODY} The Ukrainian {'eastern ' * 200}wind blew.\n",
    "northern": f"Fire kills four\n\n{BODY} The Ukrainian {'northeastern western ' * 100}wind blew.\n",
    "commas around a clock": f"Fire kills four\n\n{BODY} It was 10 p.m.{', ' * 500} she said.\n",
}


def test_hostile_texts_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = []
    for name, text in HOSTILE.items():
        file = tmp_path / f"{name}.md"
        file.write_text(text)
        files.append(str(file))
    assert cli.main(["extract", "--processes", "1", *files]) == 0
    read = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [Path(one["doc_id"]).stem for one in read] == list(HOSTILE)
    for one in read:
        assert one["article"]["title"] == "Fire kills four"
        assert any(claim["metric"] == "killed" and claim["value"] == 4 for claim in one["incident_counts"])


@pytest.mark.parametrize(("suffix", "form"), [(".txt", "{}"), (".md", "{}"), (".html", "<html><body><article>{}</article></body></html>")])
def test_a_text_that_takes_too_long_is_refused_with_its_reason_and_the_next_is_read(
    suffix: str, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    short, endless = tmp_path / f"b{suffix}", tmp_path / f"a{suffix}"
    short.write_text(form.format(f"<p>{BODY}</p>" if suffix == ".html" else f"Fire kills four\n\n{BODY}\n"))
    assert cli.main(["extract", "--processes", "1", str(short)]) == 0  # loads what is loaded once
    many = [f"{BODY} {number} people were hurt." for number in range(8_000)]
    endless.write_text(form.format("".join(f"<p>{text}</p>" for text in many)) if suffix == ".html" else "\n\n".join(many))
    capsys.readouterr()
    monkeypatch.setattr(page_workers, "PAGE_SECONDS", 0.5)
    assert cli.main(["extract", "--processes", "1", str(endless), str(short)]) == 1
    printed = capsys.readouterr()
    refused, read = [json.loads(line) for line in printed.out.splitlines()]
    assert "time limit: the page needs more than 0.5 seconds of processor time" in json.dumps(refused)
    assert [claim["value"] for claim in read["incident_counts"] if claim["metric"] == "killed"] == [4]

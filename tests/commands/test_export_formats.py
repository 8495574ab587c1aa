"""What `newsledger export` writes is what other programs accept: the data package, and the archive as WACZ."""

import gzip
import hashlib
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from pipelines import cli
from pipelines.commands.wacz_file import sort_key, write_wacz
from pipelines.fetch.collect import collect_source
from pipelines.settings import Settings
from pipelines.sources.source import Source


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.Herald.example/News/1?B=2", "example,herald)/news/1?b=2"),
        ("http://herald.example", "example,herald)/"),
        ("https://www2.herald.example:443/a", "example,herald)/a"),
        ("http://herald.example:8080/a", "example,herald:8080)/a"),
        ("http://127.0.0.1/a", "1,0,0,127)/a"),
        ("file:inbox/A.html", "file:inbox/a.html"),
    ],
)
def test_addresses_are_sorted_from_the_end_of_their_host(address: str, key: str) -> None:
    assert sort_key(address) == key


@pytest.fixture(scope="module")
def exported(sample_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Export the sample once, with its archive."""
    folder = tmp_path_factory.mktemp("export") / "files"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NEWSLEDGER_WAREHOUSE", str(sample_settings.warehouse))
        assert cli.main(["export", str(folder), "--wacz"]) == 0
    return folder


def json_lines(text: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.decode().splitlines()]


def test_the_archive_is_described_as_a_wacz_file_must_be(exported: Path, sample_settings: Settings) -> None:
    with zipfile.ZipFile(exported / "archive.wacz") as wacz:
        assert {info.compress_type for info in wacz.infolist()} == {zipfile.ZIP_STORED}
        content = {name: wacz.read(name) for name in wacz.namelist()}
    package = json.loads(content["datapackage.json"])
    assert package["wacz_version"] == "1.1.1"
    described = {resource["path"]: resource for resource in package["resources"]}
    assert described.keys() == content.keys() - {"datapackage.json", "datapackage-digest.json"}
    assert len({resource["name"] for resource in package["resources"]}) == len(described)
    for path, resource in described.items():
        assert (resource["hash"], resource["bytes"]) == (f"sha256:{hashlib.sha256(content[path]).hexdigest()}", len(content[path]))
    assert json.loads(content["datapackage-digest.json"])["hash"] == f"sha256:{hashlib.sha256(content['datapackage.json']).hexdigest()}"
    segments = {path.read_bytes() for path in sample_settings.warehouse.glob("raw/*/*/*.warc.gz")}
    assert {data for name, data in content.items() if name.startswith("archive/")} == segments


def test_the_index_leads_to_each_record_and_the_pages_to_the_index(exported: Path) -> None:
    with zipfile.ZipFile(exported / "archive.wacz") as wacz:
        lines = gzip.decompress(wacz.read("indexes/index.cdx.gz")).decode().splitlines()
        pages = json_lines(wacz.read("pages/pages.jsonl"))
        archive = {name: wacz.read(name) for name in wacz.namelist() if name.startswith("archive/")}
        (_, first) = wacz.read("indexes/index.idx").decode().splitlines()
    assert lines == sorted(lines)
    assert first.startswith(lines[0].partition(" {")[0])
    addresses = set()
    for line in lines:
        fields = json.loads(line.split(" ", 2)[2])
        start = int(fields["offset"])
        record = gzip.decompress(archive[f"archive/{fields['filename']}"][start : start + int(fields["length"])])
        assert record.startswith(b"WARC/1.1\r\n")
        assert f"WARC-Target-URI: {fields['url']}\r\n".encode() in record
        addresses.add(fields["url"])
    assert 10 < len(pages) - 1 < len(lines), "what was refused is archived and no page to read"
    assert {page["url"] for page in pages[1:]} < addresses
    assert all(page["title"] and page["ts"].endswith("Z") for page in pages[1:])


def test_answers_of_the_web_have_their_status_and_second_looks_are_told_apart(site: Any, pages: Source, tmp_path: Path) -> None:  # noqa: ANN401
    from support.loopback_site import DAY, NOW  # noqa: PLC0415 — beside the fixture that serves it

    for _ in range(2):
        collect_source(pages, DAY, warehouse=tmp_path, root=tmp_path, now=NOW, urls=[f"{site.base}/ok"])
    assert write_wacz(tmp_path / "a.wacz", tmp_path, {}, "2026-05-04T12:00:00Z") == 0
    with zipfile.ZipFile(tmp_path / "a.wacz") as wacz:
        lines = gzip.decompress(wacz.read("indexes/index.cdx.gz")).decode().splitlines()
    found = [json.loads(line.split(" ", 2)[2]) for line in lines if "/ok" in line]
    assert [(fields["status"], fields["mime"]) for fields in found] == [("200", "text/html"), ("200", "warc/revisit")]


def test_an_empty_archive_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nothing is archived"):
        write_wacz(tmp_path / "a.wacz", tmp_path, {}, "2026-05-04T12:00:00Z")


@pytest.mark.slow
def test_the_wacz_validator_accepts_the_archive_where_it_is_installed(exported: Path) -> None:
    program = shutil.which("wacz")
    if program is None:
        pytest.skip("wacz is not installed: `uv tool install wacz`, then run the test again")
    done = subprocess.run(
        [program, "validate", "-f", str(exported / "archive.wacz")], capture_output=True, text=True, check=False, timeout=120
    )
    assert "Validation succeeded" in done.stdout + done.stderr, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_frictionless_validator_accepts_every_table(exported: Path) -> None:
    from frictionless import validate  # noqa: PLC0415 — it takes a second to load

    report = validate(str(exported / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])[:5]
    assert len(report.tasks) > 20

"""Rebuilds a sample of pages from public repositories, for `page_sample.py`.

    python benchmarks/rebuild_sample.py benchmarks/page_samples/fixtures_2026.json FOLDER --clone REPOSITORY=PATH ...
    python benchmarks/page_sample.py FOLDER --half B

The list holds no text of others: for each page its repository, path, SHA-256 and address, and what was found to be right, as facts: days,
authors, and hashes of the letters and digits of titles and paragraphs.  The texts are taken where their hash is listed: from the page
itself, or, where the list names one, from the data set's own annotation, a JSON file of the same commit.  PATH is a git repository,
bare or not, that has the commit; without `--clone` it is cloned from https://github.com/.  A page whose hash differs ends the run;
texts that are found nowhere are told.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree, html  # type: ignore[import-untyped]

from pipelines.extract.pages import encoding
from pipelines.extract.pages.word_tokens import word_tokens

INLINE = frozenset(
    (
        *(
            "a",
            "b",
            "i",
            "em",
            "strong",
            "span",
            "font",
            "u",
            "s",
            "sub",
            "sup",
            "small",
            "big",
            "abbr",
            "time",
            "mark",
            "q",
            "cite",
            "code",
        ),
        *("ins", "del", "wbr", "img", "svg", "label", "tt", "var", "kbd", "samp", "bdi", "bdo", "ruby", "rt", "acronym", "strike", "nobr"),
    )
)
"""Elements that do not end a line."""

TITLE_PARTS = re.compile(r"\s+[|–—-]\s+")
TEXT_TAGS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "figcaption", "div", "span", "section", "article")
SHORTEST_FOREIGN = 30
KEY_LENGTH = 16


def key_of(text: str) -> str:
    """Return the hash of the letters and digits of a text."""
    return hashlib.sha256("".join(word_tokens(text)).encode()).hexdigest()[:KEY_LENGTH]


def file_of(repository: Path, commit: str, path: str) -> bytes:
    """Return a file of a commit; raises CalledProcessError where it is not there."""
    return subprocess.run(["git", "-C", str(repository), "show", f"{commit}:{path}"], check=True, capture_output=True).stdout  # noqa: S603, S607 - git is the developer's


def texts_of_page(body: bytes) -> Iterator[str]:
    """Yield the texts of all blocks of a page, those between its line breaks, and its titles with their first parts, white space folded."""
    root = html.fromstring(encoding.decode(body))
    stated = [element.get("content") for element in root.xpath("//meta[@property='og:title' and @content]")]
    for title in (*stated, root.findtext(".//title") or ""):
        yield from (" ".join(title.split()), TITLE_PARTS.split(" ".join(title.split()))[0])
    for element in root.xpath("//script|//style|//noscript|//template"):
        element.drop_tree()
    yield from lines_of(root)
    for element in root.iter(*TEXT_TAGS):
        text = " ".join(element.text_content().split())
        if text:
            yield text


def lines_of(root: html.HtmlElement) -> Iterator[str]:
    """Yield the texts between the starts and ends of blocks and line breaks."""
    line: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_block = isinstance(element.tag, str) and element.tag not in INLINE
        if is_block and (text := " ".join("".join(line).split())):
            yield text
        if is_block:
            line.clear()
        is_text = event == "end" or isinstance(element.tag, str)
        line.append((element.tail if event == "end" else element.text if is_text else None) or "")


def truth_of(listed: dict[str, Any], annotated: list[str], body: bytes) -> tuple[dict[str, Any], int]:
    """Return the truth of a page for `page_sample.py`, and how many listed texts were not found."""
    on_page = list(dict.fromkeys(texts_of_page(body)))
    known = {key_of(text): text for text in reversed((*annotated, *on_page))}
    truth = {name: [known[key] for key in listed[name] if key in known] for name in ("title", "text", "optional")}
    own = "".join("".join(word_tokens(text)) for texts in truth.values() for text in texts)
    foreign = [text for text in on_page if len(text) > SHORTEST_FOREIGN and "".join(word_tokens(text)) not in own]
    missing = sum(key not in known for name in ("title", "text", "optional") for key in listed[name])
    return {
        "url": listed["url"],
        "half": listed["half"],
        "day": listed["day"],
        "authors": listed["authors"],
        **truth,
        "foreign": foreign,
    }, missing


def repository_of(name: str, clones: dict[str, Path], folder: Path) -> Path:
    """Return a git repository, cloned into the folder where no clone was named."""
    if name not in clones:
        clones[name] = folder / "clones" / name
        if not clones[name].exists():
            subprocess.run(["git", "clone", "--bare", f"https://github.com/{name}", str(clones[name])], check=True)  # noqa: S603, S607 - git is the developer's
    return clones[name]


def main() -> None:
    """Write the pages and truth.json."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("list", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--clone", nargs="*", default=[], metavar="OWNER/NAME=PATH")
    options = parser.parse_args()
    sample = json.loads(options.list.read_text(encoding="utf-8"))
    clones = {name: Path(path) for name, _, path in (one.partition("=") for one in options.clone)}
    options.folder.mkdir(parents=True, exist_ok=True)
    annotations: dict[str, Any] = {}
    truths: dict[str, Any] = {}
    for name, listed in sample["pages"].items():
        owner = listed.get("repository") or sample["repository"]
        commit = sample["commits"][owner] if "commits" in sample else sample["commit"]
        repository = repository_of(owner, clones, options.folder)
        body = file_of(repository, commit, listed["path"])
        if hashlib.sha256(body).hexdigest() != listed["sha256"]:
            sys.exit(f"{name}: {listed['path']} of {owner} is another file than the one listed")
        if "annotation" in sample:
            annotations = annotations or json.loads(file_of(repository, commit, sample["annotation"]))
        said = annotations.get(listed.get("key"), {"title": "", "articleBody": ""})
        truths[name], missing = truth_of(listed, [said["title"], *filter(None, map(str.strip, said["articleBody"].split("\n")))], body)
        (options.folder / f"{name}.html").write_bytes(body)
        if missing:
            print(f"{name}: {missing} listed texts were not found")
    (options.folder / "truth.json").write_text(json.dumps(truths, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{len(truths)} pages in {options.folder}")


if __name__ == "__main__":
    main()

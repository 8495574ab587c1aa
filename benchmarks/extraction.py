"""Articles per second on one core, from text to rows, everything included.

    python benchmarks/extraction.py [FOLDER] [--words 700] [--articles 200]

Articles of about the given length are made of the paragraphs of the files in FOLDER (samples/ by default), so that the figure does not
depend on how long those files happen to be. Prints the share of each stage and the rate; compare rates of one run only.
"""

import argparse
import datetime as dt
import itertools
import random
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from pipelines.contract.page import Page
from pipelines.contract.vocabulary import InputKind
from pipelines.extract import extraction
from pipelines.extract.pages.read_input import Unreadable, read_input
from pipelines.read.page_workers import load_tools
from pipelines.settings import PROJECT

STAGES = (
    *("read_input", "true_cased", "document_of_text", "find_statements", "find_counts", "as_written", "proven_claims"),
    *("proven_statements", "headline_counts", "article_figures"),
)
"""The steps of `extract` as it calls them."""
WARM = 10
"""Articles read before the clock starts."""


def page(text: str, number: int, media_type: str = "text/plain", kind: InputKind = InputKind.STDIN) -> Page:
    """Return a page of running text."""
    now = dt.datetime(2026, 3, 12, tzinfo=dt.UTC)
    return Page(
        source="benchmark",
        input_kind=kind,
        input_ref=str(number),
        body=text.encode(),
        fetched_at=now,
        media_type=media_type,
        published="2026-03-12",
    )


def paragraphs(folder: Path) -> list[str]:
    """Return the paragraphs of all English articles in a folder."""
    found: list[str] = []
    types = {".html": "text/html", ".txt": "text/plain", ".md": "text/markdown"}
    for path in sorted(folder.rglob("*")):
        if path.suffix in types:
            raw = Page(
                source="benchmark",
                input_kind=InputKind.FOLDER,
                input_ref=path.name,
                body=path.read_bytes(),
                fetched_at=dt.datetime(2026, 3, 12, tzinfo=dt.UTC),
                media_type=types[path.suffix],
            )
            try:
                article, _ = read_input(raw)
            except Unreadable:
                continue
            if article.language == "en":
                found += article.text.split("\n\n")
    return found


def articles(folder: Path, words: int, number: int) -> list[str]:
    """Return texts of about `words` words, each a different draw of paragraphs."""
    pool, chance, made = paragraphs(folder), random.Random(7), []  # noqa: S311 — a fixed draw, no secret
    for _ in range(number):
        chance.shuffle(pool)
        lengths = itertools.accumulate(len(paragraph.split()) for paragraph in pool)
        made.append("\n\n".join(p for p, length in zip(pool, lengths, strict=True) if length <= words))
    return made


def timed(spent: defaultdict[str, float], stage: str) -> None:
    """Let a step of `extract` add its processor time to a tally, under its own name."""
    step: Callable[..., object] = getattr(extraction, stage)

    def clocked(*arguments: object, **options: object) -> object:
        """Return what the step returns."""
        begin = time.process_time()
        result = step(*arguments, **options)
        spent[stage] += time.process_time() - begin
        return result

    setattr(extraction, stage, clocked)


def main() -> None:
    """Extract the articles and print the processor time of each step and the rate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=PROJECT / "samples")
    parser.add_argument("--words", type=int, default=700)
    parser.add_argument("--articles", type=int, default=200)
    options = parser.parse_args()
    tools, texts = load_tools(None), articles(options.folder, options.words, options.articles)
    for number, text in enumerate(texts[:WARM]):  # tables of known words fill
        extraction.extract(page(text, number), tools)
    spent: defaultdict[str, float] = defaultdict(float)
    for stage in STAGES:
        timed(spent, stage)
    begin = time.process_time()
    for number, text in enumerate(texts):
        extraction.extract(page(text, number), tools)
    total = time.process_time() - begin
    spent["the rest"] = total - sum(spent.values())
    words = sum(len(text.split()) for text in texts)
    for stage, seconds in spent.items():
        print(f"{stage:22} {1000 * seconds / len(texts):8.2f} ms an article {100 * seconds / total:5.1f} %")
    print(f"{len(texts)} articles of {words / len(texts):.0f} words: {len(texts) / total:.1f} articles/s of CPU time on one core")


if __name__ == "__main__":
    main()

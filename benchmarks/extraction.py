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
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pipelines.contract.page import Page
from pipelines.contract.vocabulary import InputKind
from pipelines.extract.counts.article.article_figures import article_figures
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.pages.read_input import Unreadable, read_article
from pipelines.extract.statements.find_statements import find_statements
from pipelines.extract.text_to_document import document_of_text
from pipelines.read.page_workers import load_tools
from pipelines.settings import PROJECT

Result = TypeVar("Result")


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
                article = read_article(raw)
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


def main() -> None:
    """Extract the articles stage by stage and print seconds and rates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=PROJECT / "samples")
    parser.add_argument("--words", type=int, default=700)
    parser.add_argument("--articles", type=int, default=200)
    options = parser.parse_args()
    tools = load_tools(None)
    spent: Counter[str] = Counter()

    def timed(stage: str, call: Callable[[], Result]) -> Result:
        """Return what a call returns, and add its processor time to the stage."""
        begin = time.process_time()
        result = call()
        spent[stage] += time.process_time() - begin
        return result

    texts = articles(options.folder, options.words, options.articles)
    for number, text in enumerate(texts):
        article = timed("article", lambda t=text, n=number: read_article(page(t, n)))
        document = timed(
            "sentences and syntax",
            lambda a=article: document_of_text(
                a.text,
                article_id=a.article_id,
                title=a.title,
                published=a.published_day,
                language="en",
                dateline_place=None,
                publisher=None,
                parser=tools.parser,
            ),
        )
        statements = timed("statements", lambda d=document: find_statements(d, tools.gazetteer))
        counts = timed("counts", lambda d=document, s=statements: find_counts(d, s, tools.gazetteer))
        timed("article counts", lambda a=article, c=counts, s=statements: article_figures(a.article_id, c, (), s))
    total = sum(spent.values())
    words = sum(len(text.split()) for text in texts)
    for stage, seconds in spent.items():
        print(f"{stage:22} {1000 * seconds / len(texts):8.2f} ms an article {100 * seconds / total:5.1f} %")
    print(f"{len(texts)} articles of {words / len(texts):.0f} words: {len(texts) / total:.1f} articles/s of CPU time on one core")


if __name__ == "__main__":
    main()

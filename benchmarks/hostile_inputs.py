"""CPU seconds of readers on inputs that are made to be slow, at a size and at ten times that size.

    python benchmarks/hostile_inputs.py [--size 10000]

The tests count calls (tests/support/counted_work.py), which no busy machine changes; what one call of C does inside, such as a search of
`re` or a parser of lxml, shows here only. A quotient near 10 means that the time grows with the input and no faster.
"""

import argparse
import time
from collections.abc import Callable
from contextlib import suppress

from extraction import page

from pipelines.extract.pages.read_input import Unreadable, read_input
from pipelines.extract.pages.text_file import read_text_file
from pipelines.extract.text.quotations import find_quotations
from pipelines.extract.text.sentences import find_paragraphs
from pipelines.fetch.listings.feed import read_feed
from pipelines.fetch.listings.sitemap import read_sitemap
from pipelines.fetch.listings.untrusted_markup import ListingError
from pipelines.syntax.tokenizer import cut_words

MARKS = ('"', "“", "”", "'", "’", "''", "«", "a' ")
PIECES = ("(", "a-", "..", "U.S.", "1,", "http://a.b/", "a@", "x" * 50 + ".", "_.")
TEXT_FILES = ("[", "*a ", "[a](", "- ", "x\n", "> ", "_a_")
FEEDS = ("<item><link>", "<a b=", "<![CDATA[", "&", "<item xml:base='http://x/'>")
PAGES = (
    "<p>Three boats sank.</p>",
    "<img src='a.jpg'> a line ",
    "<a href='/a'>Read more: nine dead</a> a line ",
    "<div class='related'>Nine died.</div>",
)
ADDRESS = "https://a.example/list"


def quotations(text: str) -> None:
    """Pair the quotation marks of a text."""
    find_quotations(text, find_paragraphs(text))


def feed(text: str) -> None:
    """Read a feed, or find that it is none."""
    with suppress(ListingError):
        read_feed(b"<rss><channel>" + text.encode(), ADDRESS)


def sitemap(text: str) -> None:
    """Read a list of addresses with many empty lines."""
    read_sitemap(b"https://a.example/1\n" + text.encode() + b"https://a.example/2", ADDRESS, 1_000_000)


def web_page(text: str) -> None:
    """Read a page, or find that it holds no article."""
    with suppress(Unreadable):
        read_input(page(f"<html><body><article>{text}</article></body></html>", 1, "text/html"))


READERS: dict[str, tuple[Callable[[str], object], tuple[str, ...]]] = {
    "quotations": (quotations, MARKS),
    "words": (cut_words, PIECES),
    "text file": (read_text_file, TEXT_FILES),
    "feed": (feed, FEEDS),
    "list of addresses": (sitemap, ("\n",)),
    "page": (web_page, PAGES),
}


def seconds(read: Callable[[str], object], text: str) -> float:
    """Return the CPU seconds that a reader needs for a text."""
    begin = time.process_time()
    read(text)
    return time.process_time() - begin


def main() -> None:
    """Print a row for each reader and unit, with the seconds at both sizes and their quotient."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=10_000, help="characters of the small input")
    size = parser.parse_args().size
    for name, (read, units) in READERS.items():
        for unit in units:
            small, large = (unit * (length // len(unit)) for length in (size, 10 * size))
            read(small)
            first, second = seconds(read, small), seconds(read, large)
            print(f"{name:18} {unit[:24]!r:28} {first:8.3f} s {second:8.3f} s {second / max(first, 0.001):8.1f}", flush=True)


if __name__ == "__main__":
    main()

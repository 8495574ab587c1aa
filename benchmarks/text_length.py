"""CPU seconds from text to rows by length of the text, for news and for texts that are hard to read.

    python benchmarks/text_length.py [--sizes 10 100 1000]

Sizes are thousands of characters. Each text is read as one article by `extract`, everything included. A quotient near 10 from one
size to the next one means that the time grows with the length and no faster.
"""

import argparse
import time
from collections.abc import Callable

from extraction import page, paragraphs

from pipelines.extract.extraction import extract
from pipelines.read.page_workers import load_tools
from pipelines.settings import PROJECT

NEWS = "\n\n".join(paragraphs(PROJECT / "samples"))


def repeated(unit: str) -> Callable[[int], str]:
    """Return a function that gives a text of a number of characters made of one unit."""
    return lambda size: (unit * (size // len(unit) + 1))[:size]


TEXTS: dict[str, Callable[[int], str]] = {
    "news": repeated(NEWS + "\n\n"),
    "news in one line": repeated(NEWS.replace("\n", " ") + " "),
    "no full stop": repeated("the mayor said the bridge was closed and residents said they had left "),
    "a quotation a sentence": repeated('"The bridge is closed," the mayor said. '),
    "quotations that never close": repeated("He said “the bridge is closed. "),
    "only quote marks": repeated('"'),
    "all kinds of marks": repeated("‘’“”«»'\"`"),
    "cues and commas": repeated("he said, she said, they said, "),
    "one word": repeated("said"),
}


def seconds(text: str) -> float:
    """Return the CPU seconds of the way from a text to its rows."""
    tools = load_tools(None)
    begin = time.process_time()
    extract(page(text, len(text)), tools)
    return time.process_time() - begin


def main() -> None:
    """Print a row for each text, a column for each size, and the quotient of the last two."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000])
    sizes = parser.parse_args().sizes
    seconds(TEXTS["news"](10_000))
    print(f"{'text':28}" + "".join(f"{size:>8} kB" for size in sizes) + "  last quotient")
    for name, text in TEXTS.items():
        spent = [seconds(text(1000 * size)) for size in sizes]
        quotient = f"{spent[-1] / spent[-2]:13.1f}" if len(spent) > 1 and spent[-2] else ""
        print(f"{name:28}" + "".join(f"{one:>9.2f} s" for one in spent) + f"  {quotient}", flush=True)


if __name__ == "__main__":
    main()

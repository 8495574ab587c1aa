"""What becomes of the running text of pages: body, block or boilerplate, and the share that is none of them.

    python benchmarks/page_coverage.py FOLDER

FOLDER holds .html or .html.gz files. A running text is a sentence of 40 characters and more that readers see and that is not mostly
links, wherever it stands. It is body or block where its start stands in one, boilerplate where it is of a known kind or stands in a
menu, a footer, comments or another box that is of no use as evidence. Prints the shares of all pages, and each page that loses more
than a tenth.
"""

import sys
from collections import Counter
from pathlib import Path

from pages import pages

from pipelines.contract.page import Page
from pipelines.extract.pages import encoding, html_tree
from pipelines.extract.pages.beside_text import is_running
from pipelines.extract.pages.blocks import box_kind, strip_wordless
from pipelines.extract.pages.foreign_parts import is_foreign_part
from pipelines.extract.pages.hidden_parts import strip_hidden
from pipelines.extract.pages.html_tree import Element
from pipelines.extract.pages.read_input import Unreadable, read_input
from pipelines.extract.pages.running_text import running_text
from pipelines.extract.pages.text_pieces import pieces_of

START = 40


def coverage(page: Page) -> tuple[Counter[str], list[str]]:
    """Return the characters of the page's running text by what became of them, and the texts that are lost."""
    article, blocks = read_input(page)
    text = " ".join(article.text.split())
    kept = " ".join(" ".join(block.text.split()) for block in blocks)
    root = html_tree.parse(encoding.decode(page.body, page.charset))
    strip_wordless(root)
    strip_hidden(root, running_text(root))
    shares: Counter[str] = Counter()
    lost: list[str] = []
    for piece in pieces_of(root, frozenset()):
        if is_running(piece):
            middle = len(piece.text) // 2
            parts = (piece.text[:START], piece.text[middle : middle + START], piece.text[-START:])
            what = "body" if _stands(parts, text) else "block" if _stands(parts, kept) else _rest(piece.block)
            shares[what] += len(piece.text)
            if what == "lost":
                lost.append(piece.text)
    return shares, lost


def _stands(parts: tuple[str, ...], text: str) -> bool:
    return any(part in text for part in parts)


def _rest(block: Element) -> str:
    for box in (block, *block.iterancestors()):
        kind = box_kind(box.tag, f"{box.get('class') or ''} {box.get('id') or ''}")
        if is_foreign_part(box) or (kind is not None and kind.kind is None):
            return "boilerplate"
        if box.tag in {"article", "main", "body"}:
            break
    return "lost"


def main() -> None:
    """Print the shares."""
    total: Counter[str] = Counter()
    for page in pages(Path(sys.argv[1])):
        try:
            shares, lost = coverage(page)
        except Unreadable:
            total["pages refused"] += 1
            continue
        total += shares
        total["pages"] += 1
        if shares["lost"] * 10 > sum(shares.values()):
            print(f"{page.input_ref}: {shares['lost']} of {sum(shares.values())} characters, such as {lost[0][:100]!r}")
    length = sum(total[what] for what in ("body", "block", "boilerplate", "lost"))
    shown = ", ".join(f"{what} {total[what] / length:.2%}" for what in ("body", "block", "boilerplate", "lost"))
    print(f"{total['pages']} pages ({total['pages refused']} refused), {length:,} characters of running text: {shown}")


if __name__ == "__main__":
    main()

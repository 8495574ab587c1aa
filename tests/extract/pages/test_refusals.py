"""Pages with status 200 that are no article go to quarantine with their kind; articles about such pages pass."""

from pathlib import Path

import pytest
from support.html_page import PARAGRAPHS, page

from pipelines.extract.pages.read_input import Unreadable, read_input
from pipelines.extract.pages.refusal import PageSigns, refusal
from pipelines.extract.pages.refusal_kinds import Refusal
from pipelines.extract.pages.refusal_kinds_languages import ALL_REFUSALS as REFUSALS
from pipelines.settings import PROJECT

CASES = PROJECT / "tests" / "cases" / "refused"
KINDS = {kind.name for kind in REFUSALS} | {"video page", "gallery page", "list page"}


@pytest.mark.parametrize("kind", REFUSALS, ids=lambda kind: kind.name)
def test_kinds_of_refusals_and_articles_about_the_same_things(kind: Refusal) -> None:
    assert kind.examples
    for title, text in kind.examples:
        assert str(refusal(PageSigns(titles=(title,), visible=text), text)).startswith(f"{kind.name}: "), text
    for title, text in kind.counter_examples:
        assert refusal(PageSigns(titles=(title,), visible=text), text) is None, text


@pytest.mark.parametrize("path", sorted(CASES.glob("*.html")), ids=lambda path: path.stem)
def test_pages_that_are_no_article(path: Path) -> None:
    """The name of the file tells its kind, or starts with `article` where it is one."""
    kind = path.stem.partition(".")[0].replace("_", " ")
    if kind == "article":
        assert read_input(page(path.read_bytes()))[0].word_count > 20
        return
    with pytest.raises(Unreadable, match=f"^{kind}: ") as caught:
        read_input(page(path.read_bytes()))[0]
    assert ";" in caught.value.reason


def test_every_kind_has_a_page_and_a_counter_case() -> None:
    names = {path.stem for path in CASES.glob("*.html")}
    assert {name.partition(".")[0].replace("_", " ") for name in names} == KINDS | {"article"}
    assert {name.partition(".")[2] for name in names if name.startswith("article")} >= {kind.replace(" ", "_") for kind in KINDS}


def test_a_long_text_is_an_article_whatever_it_says() -> None:
    text = "\n\n".join(PARAGRAPHS * 8)
    signs = PageSigns(titles=("404", "Just a moment..."), visible="subscribe to continue reading already a subscriber?")
    assert refusal(signs, text) is None


def test_a_free_text_is_behind_no_paywall() -> None:
    visible = "Two boats sank. Subscribe to continue reading. Already a subscriber? Log in."
    assert refusal(PageSigns(visible=visible, is_free=True), "Two boats sank.") is None
    assert refusal(PageSigns(visible="Subscribe to continue reading.", is_free=False), "Two boats sank.") is not None


def test_the_front_page_of_a_site_is_no_article() -> None:
    headlines = "".join(
        f"<h2><a href='/{number}'>Headline {number} of the strait</a></h2><p>{text}</p>" for number, text in enumerate(PARAGRAPHS)
    )
    body = f"<title>Orlo Herald</title><meta name='author' content='Nadia Example'>{headlines}"
    with pytest.raises(Unreadable, match=r"^front page: "):
        read_input(page(body, url="https://herald.example/"))[0]
    assert read_input(page(body, url="https://herald.example/a"))[0].word_count > 20

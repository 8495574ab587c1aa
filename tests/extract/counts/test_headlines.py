"""Headlines whose figure is not that of the text."""

import pytest
from support.read_texts import read_texts

TEXT = "The death toll of Thursday's fire at a mill in Poltava rose from five to seven on Friday. Twelve people were injured."


@pytest.mark.parametrize(
    ("headline", "differs"),
    [
        ("Five dead in mill fire", "killed: 5 in the headline, 7 in the text"),
        (
            "At least nine killed, 15 injured in mill fire",
            "killed: 9 or more in the headline, 7 in the text; injured: 15 in the headline, 12 in the text",
        ),
        ("Seven killed in mill fire", None),
        ("At least five killed in mill fire", None),
        ("Two children killed in mill fire", None),
        ("Mill burns in Poltava", None),
        ("Dozens hurt in mill fire", "injured: 24 or more in the headline, 12 in the text"),
    ],
)
def test_the_article_says_where_headline_and_text_exclude_each_other(headline: str, differs: str | None) -> None:
    [read] = read_texts(("2026-03-13", headline, TEXT))
    assert read.article.headline_differs == differs

"""Ids: stable, short, and different for different values."""

from pipelines.contract.identity import content_id


def test_an_id_is_stable() -> None:
    assert content_id("a", 1, None) == content_id("a", 1, None)
    assert len(content_id("a")) == 20
    assert set(content_id("ä", "\ud800")) <= set("0123456789abcdef")


def test_different_values_have_different_ids() -> None:
    values = [("a", "b"), ("b", "a"), ("ab",), ("a", ""), ("a", None), ("a",), ("", "a"), (None,), ("",), ()]
    assert len({content_id(*each) for each in values}) >= len(values) - 1  # () and ("",) are the same text

"""The inverted index: numbers by key, whether a key has one number or many."""

from pipelines.link.inverted_index import Postings


def listed(index: Postings[str], key: str, most: int = 9) -> tuple[list[int], list[int]]:
    return list(index.first(key, most)), list(index.last(key, most))


def test_a_key_has_its_numbers_in_their_order_until_they_are_dropped() -> None:
    index = Postings[str]({"known": [1, 2]})
    for key, number in (("one", 3), ("two", 4), ("known", 5), ("two", 6)):
        index.add(key, number)
    assert listed(index, "one") == ([3], [3])
    assert listed(index, "two") == ([4, 6], [6, 4])
    assert listed(index, "known", most=2) == ([1, 2], [5, 2])
    for _ in range(2):
        index.drop_first("known")
    index.drop_first("one")
    index.drop_first("two")
    assert [listed(index, key) for key in ("known", "one", "two")] == [([5], [5]), ([], []), ([6], [6])]
    index.drop_first("two")
    index.add("two", 7)
    assert listed(index, "two") == ([7], [7])

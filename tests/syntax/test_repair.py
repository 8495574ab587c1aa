"""Two subjects of one predicate are joined; a subject of another predicate stays."""

from pipelines.syntax.tree_repair import join_subjects


def test_two_subjects_become_a_coordination() -> None:
    # two homes and one shop were hit
    heads, deps = [1, 6, 6, 4, 6, 6, 6], ["nummod", "nsubj:pass", "cc", "nummod", "nsubj:pass", "aux:pass", "ROOT"]
    join_subjects(heads, deps)
    assert heads == [1, 6, 4, 4, 1, 6, 6]
    assert deps == ["nummod", "nsubj:pass", "cc", "nummod", "conj", "aux:pass", "ROOT"]


def test_subjects_of_two_predicates_stay() -> None:
    # rebels fled and soldiers came
    heads, deps = [1, 1, 4, 4, 1], ["nsubj", "ROOT", "cc", "nsubj", "conj"]
    join_subjects(heads, deps)
    assert (heads, deps) == ([1, 1, 4, 4, 1], ["nsubj", "ROOT", "cc", "nsubj", "conj"])

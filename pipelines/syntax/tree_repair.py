"""Repair: makes trees keep rules of Universal Dependencies that scores of single words cannot enforce."""

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def join_subjects(heads: list[int], deps: list[str]) -> None:
    """Join two subjects of one predicate, with a conjunction between them, into a coordination, in place.

    A predicate has one subject: in "two homes and one shop were hit" the shop is a conj of the homes.
    """
    first: dict[int, int] = {}
    for place, (head, dep) in enumerate(zip(heads, deps, strict=True)):
        if dep not in SUBJECTS or head < place:
            continue
        before = first.setdefault(head, place)
        link = next((at for at in range(before + 1, place) if deps[at] == "cc" and heads[at] in {head, place}), None)
        if before != place and link is not None:
            heads[place], deps[place] = before, "conj"
            heads[link] = place

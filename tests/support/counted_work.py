"""Work that is counted instead of timed: the same number in every run, however busy the machine is.

What one call of C does inside (a search of `re`, a parser of lxml) is not seen here; `benchmarks/hostile_inputs.py` measures it.
"""

from collections.abc import Callable
from cProfile import Profile


def calls(work: Callable[[], object]) -> int:
    """Return how many functions, of Python and of C, a piece of work calls."""
    profile = Profile()
    profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


def grows_linearly(work: Callable[[int], object], small: int, large: int) -> bool:
    """Tell whether the calls grow no faster than the size of the input. work: takes the size.

    What seems to grow faster is counted again: from Python 3.12 on, calls of other threads that an earlier test left are counted, too.
    """
    work(small)  # what is loaded or remembered at the first use is no work of the text
    return any(calls(lambda: work(large)) <= 1.2 * (large / small) * calls(lambda: work(small)) for _ in range(3))

"""Work that is counted instead of timed: the same number in every run, however busy the machine is.

What one call of C does inside (a search of `re`, a parser of lxml) is not seen here; `benchmarks/hostile_inputs.py` measures it.
"""

import sys
from collections.abc import Callable
from types import FrameType


def calls(work: Callable[[], object]) -> int:
    """Return how many functions, of Python and of C, a piece of work calls in this thread (cProfile counts other threads, too)."""
    count = 0

    def count_call(_frame: FrameType, event: str, _called: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(count_call)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def grows_linearly(work: Callable[[int], object], small: int, large: int) -> bool:
    """Tell whether the calls grow no faster than the size of the input. work: takes the size."""
    work(small)  # what is loaded or remembered at the first use is no work of the text
    return calls(lambda: work(large)) <= 1.2 * (large / small) * calls(lambda: work(small))

"""Time limit: processor time that one call may use, so that no single page holds up a run. Standard library only."""

import faulthandler
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class OverTimeError(BaseException):
    """A call used more processor time than it may.

    Not an Exception: libraries that read pages catch those and go on.
    """


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise OverTimeError in the body of the `with` once it has used so much processor time, and again each second until it ends.

    It is processor time, so that a busy machine refuses no page that an idle one reads. It works on systems with interval timers and in the
    main thread, which alone receives signals in Python; elsewhere there is no limit. A call into a library written in C is interrupted when
    it returns.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def end(_number: int, _frame: FrameType | None) -> None:
        """End the block with OverTimeError."""
        raise OverTimeError(f"more than {seconds:g} seconds of processor time")

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def process_ends_after(seconds: float) -> Iterator[None]:
    """End this process where the body of the `with` takes longer, in whatever library it hangs, and say on standard error where.

    For workers only: whoever gave the work out sees that the process has died.
    """
    faulthandler.dump_traceback_later(seconds, exit=True)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()

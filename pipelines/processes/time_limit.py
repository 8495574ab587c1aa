"""Time limit: processor time that one call may use, so that no single page holds up a run. Standard library only."""

import ctypes
import faulthandler
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from types import FrameType

_AGAIN_S = 1.0
"""After so long the call is interrupted once more, where it has caught the first time."""


class OverTimeError(BaseException):
    """A call used more processor time than it may.

    Not an Exception: libraries that read pages catch those and go on.
    """


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise OverTimeError in the body of the `with` once it has used so much processor time, and again each second until it ends.

    It is processor time, so that a busy machine refuses no page that an idle one reads: of the process in the main thread, where a signal
    interrupts, and of the thread in others, such as those of a Dask worker. Without interval timers or clocks of threads there is no limit.
    A call into a library written in C is interrupted when it returns.
    """
    if threading.current_thread() is not threading.main_thread():
        limit = _of_thread(seconds) if hasattr(time, "pthread_getcpuclockid") else nullcontext()
    else:
        limit = _of_process(seconds) if hasattr(signal, "setitimer") else nullcontext()
    with limit:
        yield


@contextmanager
def _of_process(seconds: float) -> Iterator[None]:
    def end(_number: int, _frame: FrameType | None) -> None:
        """End the block with OverTimeError."""
        raise OverTimeError(_told(seconds))

    before = signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN_S)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _of_thread(seconds: float) -> Iterator[None]:
    """Let another thread watch the processor time of this one, and interrupt it."""
    watched, is_over, turn = threading.get_ident(), threading.Event(), threading.Lock()
    clock = time.pthread_getcpuclockid(watched)
    until = time.clock_gettime(clock) + seconds

    def watch() -> None:
        """Interrupt the block whenever its time is up."""
        wait = seconds  # it cannot use more than the time that passes
        while not is_over.wait(wait):
            with turn:
                left = until - time.clock_gettime(clock)
                if left <= 0 and not is_over.is_set():
                    _raise_in(watched, OverTimeError)
                wait = max(left, _AGAIN_S)

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    except OverTimeError as error:
        raise OverTimeError(_told(seconds)) from error
    finally:
        while not is_over.is_set():
            with suppress(OverTimeError), turn:
                is_over.set()
        _let_pass()
        watcher.join()


def _raise_in(thread: int, kind: type[BaseException]) -> None:
    """Have a thread raise an exception when it next runs Python code."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(kind))


def _let_pass() -> None:
    """Let an interruption that came too late happen here, where it does nothing.

    Taking it back would leave Python before 3.13 with a mark that something is to be raised: each loop and call then looks for it,
    and a profiler on 3.11 never returns.
    """
    with suppress(OverTimeError):
        for _ in range(100):  # Python looks for it at each turn of a loop
            pass


def _told(seconds: float) -> str:
    return f"more than {seconds:g} seconds of processor time"


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

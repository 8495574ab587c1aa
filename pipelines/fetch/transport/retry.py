"""Retry: whether an address is asked for again after a failure, and how long its host waits until then.

`recheck` decides when a later run tries again what failed.
"""

import random

from pipelines.fetch.transport.answer import FetchError
from pipelines.fetch.transport.single_request import Transport
from pipelines.sources.source import Limits

_LEAST_BACKOFF_S = 0.2


def may_retry(error: FetchError, host: str, attempt: int, transport: Transport, limits: Limits) -> bool:
    """Tell whether to ask again, and keep the host waiting until then. attempt: number of the one that failed, from 1."""
    if error.wait_s is not None and error.wait_s > limits.retry_after_s:
        transport.breaker.leave_alone(host, error.wait_s)
        return False
    if not error.transient or attempt >= limits.attempts:
        return False
    transport.gate.hold(host, error.wait_s if error.wait_s is not None else _backoff(attempt, limits))
    return True


def _backoff(attempt: int, limits: Limits) -> float:
    longest = max(limits.interval_s, _LEAST_BACKOFF_S) * 2 ** (attempt - 1)
    return random.uniform(longest / 2, longest)  # noqa: S311 — jitter needs no secret

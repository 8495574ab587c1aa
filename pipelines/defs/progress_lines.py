"""A logger for people at a terminal: one short line when a step begins and one for each thing that it says."""

import logging
import sys
import time

import dagster as dg

STEP_START = dg.DagsterEventType.STEP_START.value


class ProgressLines(logging.Handler):
    """Prints the seconds since the start, the step, and what it says; of Dagster's own events only that a step begins."""

    def __init__(self) -> None:
        """Count the seconds from now on."""
        super().__init__()
        self._begin = time.monotonic()

    def emit(self, record: logging.LogRecord) -> None:
        """Print one record, or nothing where it is not meant for people."""
        meta = getattr(record, "dagster_meta", {})
        event = meta.get("dagster_event")
        if event is not None and event.event_type_value != STEP_START and record.levelno < logging.ERROR:
            return
        text = "begins" if event is not None and event.event_type_value == STEP_START else meta.get("orig_message", record.getMessage())
        sys.stdout.write(f"{time.monotonic() - self._begin:6.1f} s  {meta.get('step_key') or 'run'}: {text}\n")
        sys.stdout.flush()


def _logger(_context: dg.InitLoggerContext) -> logging.Logger:
    """Return the logger with one handler, also where it was asked for before in this process."""
    logger = logging.getLogger("newsledger.progress")
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    logger.handlers = [ProgressLines()]
    return logger


progress_lines = dg.LoggerDefinition(_logger, description="Short lines of progress for a terminal, without Dagster's events.")

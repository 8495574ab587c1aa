"""What is known of a file that is kept, without its content."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptFile:
    """Size, time and perhaps digest of a file.

    size: bytes.  mtime_ns: when it was written, since 1970.  sha256: of its content; empty where it is not known without reading.
    """

    size: int
    mtime_ns: int
    sha256: str = ""

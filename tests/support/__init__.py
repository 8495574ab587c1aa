"""What tests of several packages share: rows, pages, servers on loopback, a synthetic year. No test stands here."""

from pathlib import Path

SUPPORT = Path(__file__).parent

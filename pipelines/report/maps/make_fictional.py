"""Make fictional.json: outlines of Varland and Korrath, the invented countries of the sample, in the open South Atlantic.

    python -m pipelines.report.maps.make_fictional

The corners are set by hand around the places of curation/places.csv; the stretches between them are made uneven by chance that repeats.
"""

import itertools
import json
import random

from pipelines.report.maps.outlines import FICTIONAL

Position = tuple[float, float]

_STRETCHES: dict[str, list[Position]] = {
    "asmir coast": [(-22.4, -44.65), (-22.0, -43.7), (-21.1, -43.2), (-19.9, -43.3), (-19.0, -43.8), (-18.8, -44.55)],
    "asmir to dazh": [(-22.4, -44.65), (-20.7, -44.5), (-18.8, -44.55)],
    "dazh west": [(-22.7, -45.4), (-22.4, -44.65)],
    "dazh east": [(-18.8, -44.55), (-18.7, -45.1)],
    "norrin frontier": [(-22.7, -45.4), (-21.4, -45.38), (-20.7, -45.29), (-20.2, -45.33)],
    "eastmark frontier": [(-20.2, -45.33), (-19.4, -45.2), (-18.7, -45.1)],
    "norrin to eastmark": [(-20.2, -45.33), (-20.3, -46.0), (-20.5, -46.75)],
    "norrin to tessen": [(-20.5, -46.75), (-21.8, -46.75)],
    "norrin to sella": [(-21.8, -46.75), (-22.9, -46.7)],
    "norrin coast": [(-22.9, -46.7), (-22.6, -46.0), (-22.7, -45.4)],
    "eastmark coast": [(-18.7, -45.1), (-18.5, -45.9), (-18.4, -46.6), (-18.8, -47.3), (-19.6, -47.8)],
    "eastmark to sella": [(-19.6, -47.8), (-20.6, -47.5)],
    "eastmark to tessen": [(-20.6, -47.5), (-20.5, -46.75)],
    "tessen to sella": [(-20.6, -47.5), (-21.7, -47.5), (-21.8, -46.75)],
    "sella coast": [(-19.6, -47.8), (-20.3, -48.4), (-21.1, -48.8), (-21.9, -48.62), (-22.6, -48.2), (-22.5, -47.4), (-22.9, -46.7)],
}
_UNITS = {
    ("Asmir", "XQ"): ["asmir coast", "-asmir to dazh"],
    ("Dazh", "XQ"): ["dazh west", "asmir to dazh", "dazh east", "-eastmark frontier", "-norrin frontier"],
    ("Norrin", "XV"): ["norrin frontier", "norrin to eastmark", "norrin to tessen", "norrin to sella", "norrin coast"],
    ("Eastmark", "XV"): ["eastmark frontier", "eastmark coast", "eastmark to sella", "eastmark to tessen", "-norrin to eastmark"],
    ("Tessen", "XV"): ["-norrin to tessen", "-eastmark to tessen", "tessen to sella"],
    ("Sella", "XV"): ["-norrin to sella", "-tessen to sella", "-eastmark to sella", "sella coast"],
}
_HALVINGS = 4
_UNEVENNESS = 0.22


def _uneven(points: list[Position], chance: random.Random) -> list[Position]:
    for _ in range(_HALVINGS):
        made = [points[0]]
        for (x, y), (next_x, next_y) in itertools.pairwise(points):
            shift = chance.uniform(-_UNEVENNESS, _UNEVENNESS)
            made += [((x + next_x) / 2 - shift * (next_y - y), (y + next_y) / 2 + shift * (next_x - x)), (next_x, next_y)]
        points = made
    return [(round(x, 3), round(y, 3)) for x, y in points]


def main() -> None:
    """Write the outlines beside this module."""
    chance = random.Random(7)  # noqa: S311 — chance that repeats
    numbers = {name: number for number, name in enumerate(_STRETCHES)}
    arcs = [_uneven(points, chance) for points in _STRETCHES.values()]
    units = [
        {"name": name, "country": country, "rings": [[~numbers[part[1:]] if part.startswith("-") else numbers[part] for part in parts]]}
        for (name, country), parts in _UNITS.items()
    ]
    FICTIONAL.write_text(json.dumps({"units": units, "arcs": arcs}, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

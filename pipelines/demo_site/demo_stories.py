"""Stories of the demo site: texts of our own about events and people that do not exist.  Data only."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """An article. slug: its name in addresses.  published: with the offset of the outlet's clock.  paragraphs: plain text."""

    slug: str
    title: str
    author: str
    published: dt.datetime
    paragraphs: tuple[str, ...]


_ZONE = dt.timezone(dt.timedelta(hours=2))


def _at(day: int, hour: int, minute: int = 0) -> dt.datetime:
    return dt.datetime(2026, 5, day, hour, minute, tzinfo=_ZONE)


STORIES = (
    Story(
        "ferry-returns",
        "Ferry to Long Holm returns after nine days",
        "Ada Lindqvist",
        _at(4, 8, 30),
        (
            "PORT ASHBY — The ferry to Long Holm sailed again on Monday, nine days after its engine room flooded.",
            "Harbour master Ines Okoro said 140 passengers crossed on the first morning. “Nobody was hurt,” she said.",
            "Two crew members had been treated for smoke on the day of the accident, the shipping company said.",
        ),
    ),
    Story(
        "warehouse-fire",
        "Three killed in warehouse fire at Ashby docks",
        "Tom Brandell",
        _at(5, 6, 15),
        (
            "PORT ASHBY — A fire at the docks killed three people early on Tuesday and injured at least eleven, the fire service said.",
            "Fire chief Marta Selwyn said two of the injured were in a serious condition. She said that four houses were evacuated.",
            "The owner of the warehouse, Dorrit Freight, said it was too early to name a cause.",
        ),
    ),
    Story(
        "bridge-vote",
        "Council votes for a new bridge at Lower Brask",
        "Ada Lindqvist",
        _at(5, 19),
        (
            "The council of Lower Brask voted 14 to 9 on Tuesday evening to replace the iron bridge over the Wend.",
            "Councillor Piet Ahlers said the old bridge had been closed for 60 days last year. “We pay, and we walk,” he said.",
        ),
    ),
    Story(
        "storm-damage",
        "Storm damages forty houses along the Wend",
        "Tom Brandell",
        _at(6, 11, 45),
        (
            "A storm damaged about forty houses along the Wend on Wednesday and left 2,300 customers without power, the operator said.",
            "One man is missing. Police said he was last seen on the dike at Hollin at about 4 a.m.",
            "“We search until it is dark, and again tomorrow,” police inspector Lena Marrow said.",
        ),
    ),
    Story(
        "missing-man-found",
        "Missing man found alive at Hollin",
        "Ada Lindqvist",
        _at(7, 9, 5),
        (
            "The man who was missing since the storm on Wednesday was found alive in a boathouse at Hollin, police said on Thursday.",
            "Inspector Lena Marrow said that he was taken to hospital with a broken leg.",
            "Nobody was killed in the storm, she said.",
        ),
    ),
    Story(
        "mine-rescue",
        "Seven rescued from slate mine at Corrie Top",
        "Noor Halabi",
        _at(8, 16, 20),
        (
            "Seven workers were rescued from a slate mine at Corrie Top on Friday, 31 hours after a tunnel fell in.",
            "The mine's director, Gil Everard, said that two more workers were still underground. “We hear them knock,” he told reporters.",
            "The miners' union said it had warned of the tunnel in March.",
        ),
    ),
)

"""Metric words for running tolls: the death toll, the number of people killed.  Data with examples that run as tests."""

from pipelines.contract.vocabulary import Metric
from pipelines.extract.counts.metrics.entries import noun

TOLL = (
    noun(
        Metric.KILLED,
        "death_toll",
        ("The death toll rose to 195.", "The death toll from the storm stands at nine."),
        ("Its death toll is high.",),
    ),
    noun(
        Metric.KILLED,
        "toll",
        ("Officials put the toll at three.", "The toll from the storm rose to 44."),
        ("The toll road is 40 miles long.", "The bridge takes a toll of 3 dollars.", "The storm took a heavy toll on 40 towns."),
    ),
    noun(
        Metric.KILLED,
        "number_of_people_killed number_killed number_of_dead number_of_deaths number_of_fatalities number_of_people_dead "
        "number_of_homicides number_of_murders number_of_killings",
        (
            "A ninth guest died, bringing the number of people killed in the fire to nine.",
            "This brings to nine the number of people killed.",
        ),
        ("The number of people killed is rising in 40 towns.",),
    ),
    noun(
        Metric.INJURED,
        "number_of_people_injured number_of_people_wounded number_injured number_wounded number_of_injured number_of_wounded",
        ("The number of people injured rose to 40.", "The blast raised the number of wounded to 12."),
        ("The number of injured is rising in 40 towns.",),
    ),
    noun(
        Metric.DISPLACED,
        "number_of_displaced number_of_people_displaced number_of_displaced_people number_of_displaced_persons "
        "number_of_displaced_families",
        ("The number of displaced rose to 4,000.", "The number of displaced families is estimated to be 350."),
        ("The number of displaced is rising in 40 towns.",),
    ),
)

"""Words that scope a count: since, so far this year, in recent years, last year.  Data of `claim_scope`."""

from pipelines.extract.text.word_lists import word_set


def _marks(*phrases: str) -> tuple[str, ...]:
    """Return the marks between blanks, to be looked for in words joined by blanks."""
    return tuple(f" {phrase} " for phrase in phrases)


CUMULATIVE_MARKS = _marks(
    "so far this year",
    "so far in",
    "to date",
    "this year",
    "in recent weeks",
    "in recent months",
    "in recent years",
    "over the years",
    "during the war",
    "in total since",
    "since the start",
    "since the beginning",
    "so far this month",
    "over the past",
    "in the past",
    "in the last",
    "over the last",
    "during the past",
    "during the last",
    "each year",
    "every year",
    "a year",
    "per year",
    "annually",
    "every day",
    "a day",
    "each day",
    "year to date",
    "in less than",
    "in shootings",
    "shootings across",
    "across the city",
    "citywide",
    "already host",
    "already hosts",
    "already hosting",
    "already shelters",
    "already sheltering",
)
PERIOD_MARKS = _marks(
    "last year",
    "the previous year",
    "the year before",
    "last month",
    "in the whole of",
    "the deadliest month",
    "the deadliest week",
    "the deadliest year",
    "the bloodiest month",
    "the bloodiest year",
    "the worst month",
    "the worst year",
    "throughout the year",
)
BACKGROUND_MARKS = _marks(
    "years ago",
    "months ago",
    "a year ago",
    "last year",
    "a decade ago",
    "last month",
    "in recent years",
    "in previous years",
    "a separate incident",
    "in other attacks",
    "other shootings",
    "another shooting",
    "separate shooting",
    "an unrelated",
    "unrelated incident",
    "a similar incident",
    "a previous",
    "the previous",
    "in another incident",
    "earlier this month",
    "earlier this year",
    "anniversary",
    "decades",
    "statistics",
    "on average",
)
SPORT_AND_MARKET_WORDS = word_set(
    "goal goals season coach playoffs league inning innings quarterback touchdown touchdowns puck goalie nhl nfl nba mlb "
    "scored scoring defenseman"
    " semifinal quarterfinal midfielder striker penalty kick shutout overtime playoff roster rebounds"
    " shares stocks investors nasdaq dow gdp inflation earnings dividend quarterly yields"
)
FICTION_MARKS = word_set("movie film novel character characters actor actress director plot episode season sequel premiere album trailer")

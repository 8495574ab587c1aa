"""What a number counts when it is no count of an incident: vetoes of the number grammar, as data.

Each entry of VETOES says which words before or after a number mark it as something else, with a sentence of our own for it
(examples: the number in it is vetoed) and one that must not be caught (counter_examples).
"""

from dataclasses import dataclass

from pipelines.extract.text.word_lists import word_set


@dataclass(frozen=True, slots=True)
class Veto:
    """Words beside a number that show that it counts no persons or things of an incident."""

    reason: str
    before: frozenset[str]
    after: frozenset[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


def _veto(reason: str, before: str, after: str, examples: tuple[str, ...], counter_examples: tuple[str, ...]) -> Veto:
    return Veto(reason, frozenset(before.split()), frozenset(after.split()), examples, counter_examples)


VETOES = (
    _veto(
        "time",
        "",
        "a.m a.m. p.m p.m. am pm o'clock hour hours minute minutes second seconds day days week weeks weekend weekends month "
        "months year years"
        " decade decades century centuries night nights hrs",
        ("The shelling went on for 12 hours.", "It began at 7 p.m. on the river."),
        ("The blast wounded 12 workers.",),
    ),
    _veto(
        "age",
        "aged age ages",
        "years-old 's",
        ("The man, aged 45, left the hall.", "A man in his 20's was hit."),
        ("The fire killed 45 guests.",),
    ),
    _veto(
        "distance, size or weight",
        "",
        "km kilometer kilometers kilometre kilometres mile miles meter meters metre metres m yard yards foot feet inch "
        "inches cm mm ton tons tonne"
        " tonnes kg kilogram kilograms kilo kilos pound pounds acre acres hectare hectares liter liters litre litres gallon gallons"
        " square degree degrees mph knots megawatt megawatts mw gigawatts gw kilowatts caliber calibre mm.",
        ("The front moved 20 kilometers.", "It burned 300 acres."),
        ("Floods displaced 20 families.",),
    ),
    _veto(
        "money",
        "$ £ € ¥ us$ ₴ ₽ ₹ eur usd rs rs. inr pkr tk",
        "rupee taka dollar dollars euro euros pound-sterling ruble rubles rouble roubles hryvnia yen yuan rupees pesos cents bucks usd eur",
        ("The repair costs $5 in parts.", "They paid 40 euros."),
        ("Shrapnel hit 40 guests.",),
    ),
    _veto(
        "share",
        "every",
        "% percent per pct percentage points point times fold",
        ("Output fell 7 percent.",),
        ("A storm killed 7 sailors.",),
    ),
    _veto(
        "name of a thing",
        "image photo slide flight boeing airbus "
        "route highway interstate hwy i no no. nr number nos room suite district ward article section "
        "chapter page paragraph "
        "channel gate terminal line block level category phase grade class type mark mk model unit zone sector resolution "
        "protocol apartment "
        "apt box brigade division battalion regiment precinct psalm verse act magnitude version series season episode covid "
        "# § p. pp. fig"
        " ext",
        "block st street avenue ave road rd th",
        ("The boat passed gate 5 at dawn.", "Resolution 242 was read aloud."),
        ("At the gate, 5 guards were hurt.",),
    ),
    _veto(
        "votes and scores",
        "scored",
        "vote votes goals points runs seats yards touchdowns wickets",
        ("The bill passed with 61 votes.",),
        ("The bus carried 61 nuns.",),
    ),
    _veto(
        "charges and sentences",
        "",
        "count counts felony felonies misdemeanor misdemeanors charges rounds bullets shots times occasions",
        ("He faces 3 counts of robbery.", "Officers found 12 rounds."),
        ("She lost 3 cousins in the flood.",),
    ),
)

MONTHS = word_set(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec"
    " jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec."
)
BEFORE_YEAR = word_set("in of since until till from by during before after early late mid and to between summer winter spring fall autumn")
HANDING = frozenset({"hand", "hands", "handed", "handing"})
"""Verbs to which an 'over' before a number belongs: handed over 175 prisoners."""

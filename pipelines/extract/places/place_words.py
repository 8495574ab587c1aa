"""Words around place names, as data: what tells a place from a person, an organisation or a government.

Names of places are in the gazetteer.
"""
# ruff: noqa: E501  (a table reads better with one entry a line)


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


GRAMMAR_WORDS = _words(
    "the a an in at on of to from by for with and or nor but if as when while after before since until near over under about around across between",
    "among into onto off out up down he she it they we you i his her its their our my your this that these those there here what who which where",
    "why how not no yes all some any each every both most many much more less few several other another such is are was were be been has have had",
    "do does did will would can could may might must shall should one two three four five six seven eight nine ten earlier later today yesterday",
    "tomorrow however also meanwhile then still even only just now once because so than last next according",
)
"""Words that only join others."""

FUNCTION_WORDS = GRAMMAR_WORDS | _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december",
    "authorities officials police dozens hundreds thousands people residents witnesses state local federal national army military government",
    "rescuers doctors firefighters investigators prosecutors troops soldiers rebels forces additional further",
)
"""Words that are no part of a name though a sentence may start with them."""

LOCAL_NOUNS = _words(
    "police man woman men women boy girl teen teenager teens couple family mother father resident residents native authorities officials firefighters",
    "hospital home house church school apartment bar restaurant store nightclub club neighborhood suburb area officer officers detectives mayor",
    "councilman shooting attack bombing airport metro subway",
)
"""Common nouns after a town that say where a person or thing is from: Lyon police."""

LOCATIVE = _words(
    "in at near outside inside around across throughout over above into toward towards through off along within beyond",
    "between around on from to of via against hit struck shelled attacked bombed left reached entered",
)
"""Words before a name that make it a place."""

EVENT_PREPOSITIONS = _words("in at into near outside inside around across throughout over above off along within on between")
"""Words before a place that say where something happened, as against whence, whither or whose."""

NEAR = _words("near outside around beyond")
"""Words before a name that put the event beside the place: UCDP precision 2."""

DISTANCE_WORDS = _words(
    "north south east west northeast northwest southeast southwest kilometers kilometres km miles outskirts suburbs",
    "vicinity",
)
"""Words before "of" or "from" and a name that put the event beside the place."""

DIRECTIONS = _words(
    "northern southern eastern western central northeastern northwestern southeastern southwestern north south east west",
    "northeast northwest southeast southwest upper lower far greater downtown nearby occupied neighboring neighbouring",
    "mainland inner",
)
"""Words before a name that name a part of it or its position."""

UNIT_WORDS = {
    "region": 4, "oblast": 4, "province": 4, "krai": 4, "kray": 4, "governorate": 4, "department": 4, "state": 4, "republic": 4, "voivodeship": 4,
    "canton": 4, "prefecture": 4, "territory": 4, "division": 4, "emirate": 4, "peninsula": 4, "exclave": 4, "regions": 4, "provinces": 4,
    "district": 3, "county": 3, "raion": 3, "municipality": 3, "area": 3, "subdistrict": 3, "parish": 3, "borough": 3, "hromada": 3, "direction": 3, "axis": 3, "suburbs": 3, "outskirts": 3,
}  # fmt: skip
"""Words after a name that make it an area, with the UCDP precision of a mention."""

SETTLEMENT_WORDS = _words("city town village settlement suburb neighborhood neighbourhood hamlet port capital township community camp")
"""Words beside a name that make it a settlement or a part of one."""

ORGANISATION_WORDS = _words(
    "university college times post news tribune herald gazette journal globe daily telegraph ministry minister police",
    "sheriff department office council mayor governor government parliament commission committee institute foundation",
    "association union party club city-state bank company group corporation inc ltd united rovers bulls bears lions tigers",
    "giants cowboys celtics lakers yankees dodgers army guard command radio television tv observer chronicle sun mail star",
    "press agency court prosecutor prosecutors attorney fire rescue ems authority board team symphony orchestra accord",
    "accords agreement protocol treaty summit declaration convention class brigade battalion regiment division model cup",
    "open marathon film festival stock exchange dynamo metallurg shakhtar fc academy",
)
"""Capitalised words after a name that make it an organisation, a title or a thing."""

FACILITY_WORDS = _words(
    "airport hospital station stadium school church mosque university college bridge dam port prison park square street",
    "avenue road highway mall market hotel base airbase airfield refinery plant beach bay river lake island islands",
    "mountain mountains valley county heights hills crossing checkpoint camp harbor harbour zoo theater theatre museum",
    "cemetery synagogue temple cathedral clinic medical center centre tower",
)
"""Words after a name that make it a building or a site inside the place."""

PERSONS_TERMS = _words("administration presidency campaign candidacy cabinet nomination tenure")
"""Words after a name that speak of a person's office: the Madison administration."""

TITLES = _words(
    "mr mrs ms miss dr sir lord lady gen general governor gov president minister senator sen rep representative mayor judge",
    "justice officer detective sergeant sgt captain capt lieutenant lt colonel col major maj private corporal cpl admiral",
    "commander chief sheriff deputy king queen prince princess pope saint bishop archbishop cardinal rabbi imam ayatollah",
    "sheikh reverend rev father sister brother professor prof secretary chancellor ambassador spokesman spokeswoman",
    "spokesperson coach director attorney prosecutor pastor trooper uncle aunt",
)
"""Words before a name that make it a person."""

SPEECH_VERBS = _words(
    "said says say saying told tells announced announces denied denies claimed claims accused accuses warned warns vowed",
    "vows urged urges blamed blames insisted insists confirmed confirms rejected rejects condemned condemns added adds",
    "accepted agreed demanded ordered promised called wants wanted",
)
"""Verbs after a country or capital that make it a government."""

NEVER_PLACES = _words(
    "asia africa europe america americas oceania antarctica",
    "the of march may june april august sunday monday friday police man men most same mobile reading bath nice split",
    "general media union liberty justice independence enterprise victory christian young young hope normal orange plan read",
    "god allah islam muslim bible quran facebook twitter telegram google reuters associated press agence france-presse bbc",
    "cnn war center central north south east west northern southern eastern western un",
    "nato eu ap afp isis hamas hezbollah taliban dont thats im ive republican democrat congress senate parliament interior",
    "defense defence foreign national supreme international world red cross black white green house northeast southeast northwest southwest islamic people man best",
    "broadway much date male female university college ward midlands tours roman metro page along spring summer winter autumn fall imam mayor sheriff",
) | {"central high", "mount sinai"}
"""Keys that the gazetteer holds but that English text practically never means as a place."""

STATE_ABBREVIATIONS = {
    "Ala.": "Alabama", "Ariz.": "Arizona", "Ark.": "Arkansas", "Calif.": "California", "Colo.": "Colorado", "Conn.": "Connecticut",
    "Del.": "Delaware", "Fla.": "Florida", "Ga.": "Georgia", "Ill.": "Illinois", "Ind.": "Indiana", "Kan.": "Kansas", "Kans.": "Kansas",
    "Ky.": "Kentucky", "La.": "Louisiana", "Md.": "Maryland", "Mass.": "Massachusetts", "Mich.": "Michigan", "Minn.": "Minnesota",
    "Miss.": "Mississippi", "Mo.": "Missouri", "Mont.": "Montana", "Neb.": "Nebraska", "Nev.": "Nevada", "N.H.": "New Hampshire",
    "N.J.": "New Jersey", "N.M.": "New Mexico", "N.Y.": "New York", "N.C.": "North Carolina", "N.D.": "North Dakota", "Okla.": "Oklahoma",
    "Ore.": "Oregon", "Pa.": "Pennsylvania", "Penn.": "Pennsylvania", "R.I.": "Rhode Island", "S.C.": "South Carolina", "S.D.": "South Dakota",
    "Tenn.": "Tennessee", "Tex.": "Texas", "Vt.": "Vermont", "Va.": "Virginia", "Wash.": "Washington", "W.Va.": "West Virginia",
    "Wis.": "Wisconsin", "Wyo.": "Wyoming", "D.C.": "District of Columbia",
}  # fmt: skip
"""Abbreviations of American states as newspapers write them after a town."""

POSTAL_CODES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado", "CT": "Connecticut",
    "DE": "Delaware", "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa",
    "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan",
    "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas",
    "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
    "DC": "District of Columbia",
}  # fmt: skip
"""Postal codes of American states; read only after a comma."""

COMMON_BEFORE = _words("the capital region state province district port border coastal provincial regional")
"""Words between a preposition and a name that do not change what it is."""

DETERMINERS = _words("a an the this that two three four five several many some one another by of and when after as")
"""Words before a name that describes a common noun: a Lyon cafe."""

STREET_WORDS = _words(
    "street avenue road boulevard lane drive highway ave blvd rd st court place parkway terrace expressway freeway turnpike plaza",
    "streets avenues roads",
)
"""Words after a name that make it a street."""

QUARTER_WORDS = _words("neighborhood neighbourhood section ward precinct quarter")
"""Words after a name that make it a part of a town, which the gazetteer hardly ever holds."""

LOCAL_ORGANISATIONS = _words("police fire sheriff firefighters coroner hospital ems paramedics")
"""Capitalised words after a name for services that work where they are named after: Lyon Police."""

STRONG_LOCATIVE = _words("in near outside inside throughout across around")
"""Words before a name that hardly ever stand before persons."""

COUNTRY_SIGNS: dict[str, tuple[str, ...]] = {
    "US": (
        " County", "heriff", "00 block of", "Interstate ", "Highway Patrol", "911", "Amber Alert", "trooper", "High School", "Police Department",
        "istrict attorney", "District Attorney", "grand jury", "felony", "oroner's", "handgun", "misdemeanor", "NBC", "CBS", "-TV", "Walmart",
    ),
    "GB": ("Scotland Yard", "Crown Prosecution", "Metropolitan Police", "NHS", "Detective Chief Inspector", "detective chief inspector", "£", " Constabulary"),
    "CA": ("RCMP", "Mounties"),
    "AU": ("NSW Police", "Victoria Police", "Queensland Police", "Triple Zero"),
}  # fmt: skip
"""Expressions that mostly texts from one country use: weak hints at it."""

"""Armed groups, parties and forces that act in one country: a text that names them speaks of that country, as with the name of its people.

Groups that act in several countries alike are left out.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pipelines.extract.places.place_mention import PlaceMention, PlaceRole
from pipelines.extract.text.document import Span
from pipelines.gazetteer.place import Gazetteer

_GROUPS: dict[str, tuple[str, ...]] = {
    "AF": ("Northern Alliance", "National Resistance Front of Afghanistan"),
    "AO": ("UNITA", "MPLA", "FLEC"),
    "BO": ("Zarate Willka", "Zarate Wilka"),
    "CD": (
        "M23 rebels", "M23 fighters", "M23 group", "March 23 Movement", "FARDC", "CODECO", "ADF rebels", "Mai-Mai", "Mayi-Mayi", "MONUSCO",
    ),
    "CF": ("Anti-balaka", "MINUSCA"),
    "CL": ("Manuel Rodriguez Patriotic Front", "FPMR", "Carabineros de Chile"),
    "CO": (
        "FARC", "ELN", "M-19", "Extraditables", "Medellin Cartel", "Cali Cartel", "Revolutionary Armed Forces of Colombia",
        "Clan del Golfo", "Gulf Clan",
    ),
    "EC": ("Alfaro Vive", "Los Choneros"),
    "ET": ("TPLF", "Fano militia", "Oromo Liberation Army"),
    "GT": ("URNG", "Guatemalan National Revolutionary Unity"),
    "HN": ("Cinchoneros", "Cinchonero"),
    "HT": ("Tonton Macoute", "G9 gang", "Viv Ansanm"),
    "IN": ("Naxalite", "Naxal", "ULFA", "CRPF", "Border Security Force"),
    "KE": ("Mungiki",),
    "LB": ("UNIFIL",),
    "LK": ("LTTE", "Tamil Tiger", "Tamil Tigers"),
    "ML": ("MINUSMA", "FAMa"),
    "MM": (
        "Tatmadaw", "Arakan Army", "Karen National Union", "Kachin Independence Army", "People's Defence Force", "People's Defense Force",
    ),
    "MX": ("EZLN", "Zapatista", "Sinaloa Cartel", "Jalisco New Generation Cartel"),
    "MZ": ("RENAMO", "FRELIMO"),
    "NG": ("Boko Haram", "ISWAP", "IPOB", "MASSOB"),
    "NI": ("Sandinista", "Sandinist", "FSLN", "Contras"),
    "NP": ("Nepali Congress",),
    "PE": ("Shining Path", "Sendero Luminoso", "MRTA", "Tupac Amaru Revolutionary Movement", "APRA"),
    "PH": ("Abu Sayyaf", "New People's Army", "Moro Islamic Liberation Front", "MILF", "Moro National Liberation Front", "MNLF", "BIFF"),
    "PK": ("Tehreek-e-Taliban", "Tehrik-e-Taliban", "TTP", "Balochistan Liberation Army"),
    "SD": ("Rapid Support Forces", "Janjaweed"),
    "SO": ("al-Shabab", "al-Shabaab", "Al Shabaab", "Al Shabab", "AMISOM", "ATMIS"),
    "SV": (
        "FMLN", "Farabundo Marti National Liberation Front", "Nationalist Republican Alliance", "Atlacatl", "COPREFA", "Radio Venceremos",
        "Armed Forces Press Committee", "UNTS",
    ),
    "TD": ("FACT rebels",),
    "TH": ("Barisan Revolusi Nasional",),
    "UG": ("UPDF",),
    "YE": ("Houthi", "Houthis", "Huthi", "Huthis", "Ansar Allah"),
}  # fmt: skip
_COUNTRY = {group.lower(): code for code, groups in _GROUPS.items() for group in groups}
_GROUP = re.compile(r"(?<![\w-])(?i:" + "|".join(sorted(map(re.escape, _COUNTRY), key=len, reverse=True)) + r")(?=s?(?![\w-]))")
_CONFIDENCE = 0.4
_COUNTRY_PRECISION = 6  # UCDP


def countries_of_groups(text: str) -> Counter[str]:
    """Return how often a text names groups of each country."""
    return Counter(_COUNTRY[match[0].lower()] for match in _matches(text))


def group_mentions(text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Iterator[PlaceMention]:
    """Yield the countries of the groups that a text names, in the role of a people; not where a place stands at the same characters."""
    taken = {at for mention in mentions if mention.origin is None for at in range(mention.span.start, mention.span.end)}
    for match in _matches(text):
        country = gazetteer.country_place(_COUNTRY[match[0].lower()])
        if country is not None and match.start() not in taken:
            yield PlaceMention(
                span=Span(*match.span()),
                text=match[0],
                place=country,
                precision=_COUNTRY_PRECISION,
                confidence=_CONFIDENCE,
                role=PlaceRole.DEMONYM,
            )


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the names of groups; a short one only where it stands in capitals."""
    return (match for match in _GROUP.finditer(text) if not match[0].islower())

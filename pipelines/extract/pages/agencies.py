"""Agencies: the news agencies that credits, bylines and datelines name, and the phrases that credit them.

Data and the search in one line of text.  Where such lines stand in a page belongs in `read_input` and `text_file`.
"""

import re
from dataclasses import dataclass

from pipelines.contract.vocabulary import SyndicationRole


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency.

    name: the name that stands in the column.  variants: other spellings.  examples, counter_examples: credit lines that name it
    and lines that do not; they run as tests.
    """

    name: str
    variants: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


AGENCIES = (
    Agency(
        "AFP",
        ("Agence France-Presse", "Agence France Presse", "AFP News Agency"),
        ("AFP contributed reporting.", "By Agence France-Presse", "(AFP)"),
        ("The AFPA union met on Monday.",),
    ),
    Agency("AP", ("Associated Press", "The Associated Press", "AP News"), ("By The Associated Press", "With AP"), ("The app is free.",)),
    Agency("Reuters", ("Thomson Reuters", "Reuters News Agency"), ("Reporting by Reuters", "(Reuters)"), ("The router is new.",)),
    Agency("UPI", ("United Press International",), ("By United Press International",), ("The UPIC fund closed.",)),
    Agency("dpa", ("Deutsche Presse-Agentur", "DPA"), ("With dpa",), ("The adpa is closed.",)),
    Agency("EFE", ("Agencia EFE",), ("(EFE)",), ("The effect was small.",)),
    Agency("ANSA", (), ("(ANSA)",), ("Ansari spoke.",)),
    Agency("TASS", ("ITAR-TASS", "Itar-Tass"), ("By TASS",), ("The tassel is red.",)),
    Agency("Interfax", (), ("With Interfax",), ()),
    Agency("Interfax-Ukraine", (), ("By Interfax-Ukraine",), ()),
    Agency("RIA Novosti", ("Ria Novosti",), ("By RIA Novosti",), ("Maria Novak wrote this.",)),
    Agency("Ukrinform", (), ("Source: Ukrinform",), ()),
    Agency("UNIAN", (), ("Source: UNIAN",), ()),
    Agency("BelTA", (), ("By BelTA",), ("The delta is flat.",)),
    Agency("Xinhua", ("Xinhua News Agency",), ("(Xinhua)",), ()),
    Agency("Kyodo", ("Kyodo News",), ("By Kyodo News",), ("Kyoto is old.",)),
    Agency("Jiji Press", ("Jiji",), ("By Jiji Press",), ()),
    Agency("Yonhap", ("Yonhap News Agency",), ("(Yonhap)",), ()),
    Agency("KCNA", ("Korean Central News Agency",), ("By KCNA",), ()),
    Agency("PTI", ("Press Trust of India",), ("By PTI",), ("The PTIs met.",)),
    Agency("ANI", ("Asian News International",), ("(ANI)",), ("Anita left.",)),
    Agency("IANS", ("Indo-Asian News Service",), ("By IANS",), ()),
    Agency("Anadolu", ("Anadolu Agency", "Anadolu Ajansı"), ("By Anadolu Agency",), ()),
    Agency("IRNA", ("Islamic Republic News Agency",), ("By IRNA",), ()),
    Agency("SANA", ("Syrian Arab News Agency",), ("By SANA",), ("Sanaa is a city.",)),
    Agency("WAFA", (), ("By WAFA",), ("Wafaa spoke.",)),
    Agency("MENA", ("Middle East News Agency",), ("(MENA)",), ("Philomena left.",)),
    Agency("Petra", ("Jordan News Agency",), ("By Jordan News Agency",), ()),
    Agency("KUNA", ("Kuwait News Agency",), ("By KUNA",), ()),
    Agency("SPA", ("Saudi Press Agency",), ("By Saudi Press Agency",), ("The spas are open.",)),
    Agency("PA", ("PA Media", "Press Association", "PA News Agency"), ("By Press Association",), ("The path is long.",)),
    Agency("AAP", ("Australian Associated Press",), ("With AAP",), ()),
    Agency("The Canadian Press", ("Canadian Press",), ("By The Canadian Press",), ()),
    Agency("NTB", ("Norsk Telegrambyrå",), ("By NTB",), ()),
    Agency("Ritzau", (), ("By Ritzau",), ()),
    Agency("Belga", ("Belga News Agency",), ("By Belga News Agency",), ("Belgian police came.",)),
    Agency("ANP", ("Algemeen Nederlands Persbureau",), ("By ANP",), ()),
    Agency("APA", ("Austria Presse Agentur",), ("By APA",), ("The apathy grew.",)),
    Agency("Keystone-SDA", ("SDA", "Keystone-ATS"), ("By Keystone-SDA",), ()),
    Agency("PAP", ("Polish Press Agency", "Polska Agencja Prasowa"), ("By PAP",), ("The paper is thin.",)),
    Agency("ČTK", ("CTK", "Czech News Agency"), ("By ČTK",), ()),
    Agency("MTI", ("Hungarian News Agency",), ("By MTI",), ()),
    Agency("Agerpres", (), ("By Agerpres",), ()),
    Agency("BTA", ("Bulgarian News Agency",), ("By BTA",), ()),
    Agency("Lusa", ("Lusa News Agency",), ("By Lusa",), ()),
    Agency("Antara", ("Antara News",), ("By Antara",), ()),
    Agency("Bernama", (), ("By Bernama",), ()),
    Agency("TT", ("TT News Agency", "Tidningarnas Telegrambyrå"), ("By TT News Agency",), ("The attempt failed.",)),
    Agency("Bloomberg", ("Bloomberg News",), ("By Bloomberg News",), ("The bloom came late.",)),
    Agency("CNN Newsource", ("CNN Wire", "CNN Newsource/CNN Network"), ("By CNN Newsource",), ("CNN has asked for comment.",)),
    Agency("Tribune News Service", ("TNS",), ("By Tribune News Service",), ()),
    Agency("Inter Press Service", ("IPS",), ("By Inter Press Service",), ()),
)
"""News agencies whose texts other outlets print."""

_SHORTEST_SPELLED = 5

BY_VARIANT: dict[str, str] = {
    spelling: agency.name
    for agency in AGENCIES
    for variant in (agency.name, *agency.variants)
    for spelling in ((variant, variant.upper()) if len(variant) >= _SHORTEST_SPELLED else (variant,))
}
"""Spelling of an agency in a credit, also in capitals, to its name."""

_NAME = "(?:" + "|".join(re.escape(variant) for variant in sorted(BY_VARIANT, key=len, reverse=True)) + ")"
_NAME_IN_ANY_CASE = "(?>" + "|".join(re.escape(name) for name in sorted({name.lower() for name in BY_VARIANT}, key=len, reverse=True)) + ")"
"""Each spelling exactly once: a name that matches in two ways would be tried in all combinations along a list of names."""
_NAMED = re.compile(rf"(?<![\w-])({_NAME})(?![\w-])")
_CONTRIBUTION = re.compile(
    r"\b(?:contributed|contributing|with (?:additional |extra )?(?:reporting|files|material|information|inputs?) (?:by|from)"
    r"|additional (?:reporting|material|information) (?:by|from)|agenc(?:y|ies) (?:reports?|inputs?))\b"
    r"|^\W*(?:with|text by .* with)\b|^\(.{2,60}\bwith\b[^()]*\)$",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"^\W*(?:(?:by|source|via|from|text by|reporting by|credit|©|\(c\)|copyright)\b[\s:]*(?:\d{4}\s)?|©\s*(?:\d{4}\s)?)?"
    rf"(?:the\s)?{_NAME_IN_ANY_CASE}(?:\s*(?:,|/|and|&)\s*{_NAME_IN_ANY_CASE})*\W*$",
    re.IGNORECASE,
)
_LONGEST_CREDIT = 250


def agency_in(line: str) -> str | None:
    """Return the name of the first agency that the line names, None where it names none."""
    match = _NAMED.search(line)
    return BY_VARIANT[match[1]] if match else None


def is_agency(name: str) -> bool:
    """Tell whether the name is that of an agency."""
    bare = name.strip().removeprefix("The ").removeprefix("the ")
    return bare in BY_VARIANT or name.strip() in BY_VARIANT or bare.upper() in BY_VARIANT


def credited_agency(line: str) -> tuple[str, SyndicationRole] | None:
    """Return the agency that a credit line names, and whether it wrote the whole text (copy) or a part (rewrite).

    None where the line credits nobody, as for a sentence of the article that only mentions an agency.
    """
    if len(line) > _LONGEST_CREDIT:
        return None
    agency = agency_in(line)
    if agency is None:
        return None
    if _CONTRIBUTION.search(line):
        return agency, SyndicationRole.REWRITE
    return (agency, SyndicationRole.COPY) if _CREDIT.match(line.strip()) else None

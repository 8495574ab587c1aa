"""Inflected forms of English verbs and nouns, enough to recognise the words of a lexicon in a text.

Only what a rule can make or a short list of exceptions holds; what the words mean belongs in the lexicons.
"""

from pipelines.extract.text.word_lists import word_set

IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "speak": "speaks spoke spoken speaking",
    "swear": "swears swore sworn swearing",
    "read": "reads read reading",
    "go": "goes went gone going",
    "put": "puts put putting",
    "make": "makes made making",
    "hear": "hears heard hearing",
    "find": "finds found finding",
    "think": "thinks thought thinking",
    "hold": "holds held holding",
    "fear": "fears feared fearing",
    "foresee": "foresees foresaw foreseen foreseeing",
    "forecast": "forecasts forecast forecasting forecasted",
    "foretell": "foretells foretold foretelling",
    "cut": "cuts cut cutting",
    "lay": "lays laid laying",
    "see": "sees saw seen seeing",
    "show": "shows showed shown showing",
    "spell": "spells spelled spelt spelling",
    "sing": "sings sang sung singing",
    "retell": "retells retold retelling",
    "text": "texts texted texting",
    "plead": "pleads pleaded pled pleading",
    "beg": "begs begged begging",
    "shoot": "shoots shot shooting",
    "hit": "hits hit hitting",
    "fire": "fires fired firing",
    "give": "gives gave given giving",
    "blog": "blogs blogged blogging",
    "forbid": "forbids forbade forbidden forbidding",
    "know": "knows knew known knowing",
}
# Verbs that double their last consonant.
_DOUBLING = word_set("admit brag quip slam rip rebut refer commit rap tip pan rebel chat concur dub confer tag jab nod")
_VOWELS = "aeiou"


def verb_forms(lemma: str) -> tuple[str, ...]:
    """Return all forms of a verb, the base form first."""
    if lemma in IRREGULAR:
        return (lemma, *IRREGULAR[lemma].split())
    if lemma in _DOUBLING:
        return lemma, lemma + "s", lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    if lemma.endswith("e"):
        return lemma, lemma + "s", lemma + "d", (lemma if lemma.endswith("ee") else lemma[:-1]) + "ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    extra = (lemma + "led", lemma + "ling") if lemma in ("signal", "label", "marvel", "quarrel", "counsel") else ()
    return (lemma, third, lemma + "ed", lemma + "ing", *extra)


def past(lemma: str) -> str:
    """Return the simple past of a verb."""
    return verb_forms(lemma)[2]


def plural(noun: str) -> str:
    """Return the plural of a noun."""
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")

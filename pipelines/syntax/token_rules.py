"""Token rules: which marks stand at the edges and in the middle of words, and words that are cut or kept against those rules.

Data only; how they are used is in `tokenizer`.  The cuts are those of the English treebanks, in the way of spaCy's English tokenizer
(Explosion, MIT licence): "do n't", "Gladkov 's", "15 - year - old", but "F-16", "U.S." and "a.m." whole.
"""

# Characters for regular expressions.  Letters of scripts without capitals count as small.
CAPITAL = "".join(character for character in map(chr, range(0x2000)) if character.isupper())
LETTER = r"[^\W\d_²³¹¼½¾]"
SMALL = rf"[^\W\d_²³¹¼½¾{CAPITAL}]"
QUOTES = "'\"”“`‘´’‚,„»«「」『』（）〔〕【】《》〈〉⟦⟧"
MARKS = "…,:;!?¿؟¡()[]{}<>_#*&。？！，、；：～·।،۔؛٪"
CURRENCY = "$£€¥฿₽﷼₠₡₢₣₤₥₦₧₨₩₪₫₭₮₯₰₱₲₳₴₵₶₷₸₹₺₻₼₾₿"
SYMBOLS = "¦©®°҂℀℁℃-℆℈℉№℗℞-℣℥℧℩℮℺℻⅊⅌⅍⅏↕-⇳⌀-⏿␀-␦⑀-⑊⒜-ⓩ─-▶▸-◀◂-◷☀-♮♰-❧➔-➿⠀-⣿⬀-⬯⭅⭆⭍-⯿〒\ufffc\ufffd\U0001f000-\U0001faff"
# Units that are cut off a number: 5km, 40%, 3M.
UNITS = (
    "km/h km² km³ km kmh m/s m² m³ m dm² dm³ dm cm² cm³ cm mm² mm³ mm mph ha µm nm yd in ft kg g mg µg t lb oz hPa Pa mbar mb MB kb KB"
    " gb GB tb TB T G M K %"
)

_SUBJECTS = "I i you he she it we they who what when where why how there that"
_VERBS = "ca could do does did had may might must need ought sha should wo would ai are is was were have has dare"
_WITH_HAVE = "could might must should would"
# Written without an apostrophe, these are words of their own or parts of names.
_OTHER_WORDS = "ill its hell shell shed were well whore wed id hed whod"


def _both_cases(words: str) -> list[str]:
    """Return each word as it is and with a capital."""
    return [form for word in words.split() for form in dict.fromkeys((word, word.title()))]


def _contractions() -> dict[str, tuple[str, ...]]:
    """Return contractions with their parts; many are also written without the apostrophe."""
    found: list[tuple[str, ...]] = []
    for word in _both_cases(_SUBJECTS):
        low = word.lower()
        found += [(word, "'ll"), (word, "'ll", "'ve"), (word, "'d"), (word, "'d", "'ve")]
        found += [(word, "'s")] if low not in {"i", "you", "we", "they"} else []
        found += [(word, "'re")] if low not in {"i", "he", "she", "it"} else []
        found += [(word, "'ve")] if low not in {"he", "she", "it"} else []
        found += [(word, "'m"), (word, "'m", "a")] if low == "i" else []
    for word in _both_cases("this these those"):
        found += [(word, "'ll"), (word, "'ll", "'ve"), (word, "'d"), (word, "'d", "'ve")]
        found += [(word, "'s")] if word.lower() == "this" else [(word, "'re"), (word, "'ve")]
    for word in _both_cases(_VERBS):
        found += [(word, "n't"), (word, "n't", "'ve")]
    found += [(word, "'ve") for word in _both_cases(_WITH_HAVE)]
    bare = [tuple(part.replace("'", "") for part in parts) for parts in found]
    return {"".join(parts): parts for parts in [*found, *bare] if "".join(parts).lower() not in _OTHER_WORDS.split()}


def _times() -> dict[str, tuple[str, ...]]:
    """Return hours with the half of the day."""
    return {f"{hour}{half}": (str(hour), half) for hour in range(1, 13) for half in ("a.m.", "am", "p.m.", "pm")}


_PARTS = (
    "y' all/y all/how 'd 'y/How 'd 'y/not 've/not ve/Not 've/can not/Can not/gon na/Gon na/got ta/Got ta/let 's/Let 's/c'm on/C'm on"
    "/° c ./° f ./° k ./° C ./° F ./° K ."
)

# Kept whole although a rule would cut them: abbreviations with their full stop, words with an apostrophe or a slash, faces.
_ABBREVIATIONS = (
    "Mt. Ak. Ala. Apr. Ariz. Ark. Aug. Calif. Colo. Conn. Dec. Del. Feb. Fla. Ga. Ia. Id. Ill. Ind. Jan. Jul. Jun. Kan. Kans. Ky. La."
    " Mar. Mass. Mich. Minn. Miss. N.C. N.D. N.H. N.J. N.M. N.Y. Neb. Nebr. Nev. Nov. Oct. Okla. Ore. Pa. S.C. Sep. Sept. Tenn. Va."
    " Wash. Wis. Tues. Wed. Thurs."
    " a.m. p.m. Adm. Bros. co. Co. Corp. D.C. Dr. e.g. E.g. E.G. Gen. Gov. i.e. I.e. I.E. Inc. Jr. Ltd. Md. Messrs. Mo."
    " Mont. Mr. Mrs. Ms. Ph.D. Prof. Rep. Rev. Sen. St. vs. v.s. ä. ö. ü."
    " Brig. Capt. Cmdr. Col. Cpl. Det. Insp. Lt. Maj. Pvt. Sgt. Supt."
)
_WITH_MARKS = (
    "' '' `` 's 'S 'd 're 'Cause 'cause 'cos 'Cos 'coz 'Coz 'cuz 'Cuz 'bout 'em 'll 'nuff and/or w/o ma'am Ma'am o'clock O'clock C++"
    " lovin' Lovin' havin' Havin' doin' Doin' goin' Goin' nothin' Nothin' nuthin' Nuthin' ol' Ol' somethin' Somethin' —"
)
_FACES = (
    ":) :-) :)) :-)) :))) (: (-: =) =( (= :] :-] :} ;) ;-) :( :-( :(( :((( ): >:( :'( :/ :-/ =/ :| :-| :P :-P :p :-p :O :-O :o :-o :* :>"
    " :D :-D ;D ;-D =D ^_^ -_- o_o o_O <3 </3"
)

EXCEPTIONS: dict[str, tuple[str, ...]] = {
    **{word: (word,) for word in (_ABBREVIATIONS + " " + _WITH_MARKS + " " + _FACES).split()},
    **{f"{letter}.": (f"{letter}.",) for letter in "abcdefghijklmnopqrstuvwxyz"},
    **{line.replace(" ", ""): tuple(line.split()) for line in _PARTS.split("/")},
    **_contractions(),
    **_times(),
}

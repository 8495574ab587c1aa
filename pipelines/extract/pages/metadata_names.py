"""Names: the persons of a byline, without roles, agencies and outlets.

Here belongs the reading of one byline string.  Where bylines stand in a page belongs in `metadata`.  No name is better than a
wrong one: what does not look like a person's name is left out.
"""

import re

from pipelines.extract.pages.agencies import BY_VARIANT, is_agency
from pipelines.extract.pages.html_tree import fold_space, words
from pipelines.extract.pages.metadata_stamps import MONTHS

ORGANISATION_WORDS: frozenset[str] = words(
    "news staff editor editors editorial desk team press agency agencies times post correspondent correspondents reporter reporters "
    "writer writers online digital magazine journal tribune herald gazette chronicle media network tv radio television wire wires "
    "service bureau newsroom contributor contributors admin administrator author web website guest special board group inc ltd llc "
    "newspaper daily weekly report reports video photo photos photographer sports business world politics opinion column "
    "columnist company university institute centre center council committee department ministry foundation association "
    "society club party channel podcast show studio studios blog com net org www http https partner partners sponsored content "
    "updated published by from for about subscribe follow share read more comments unknown anonymous null none undefined "
    "producer managing chief head senior deputy freelance analyst host anchor presenter director manager president "
    "english edition international today live breaking exclusive analysis review sport "
    "copied profile view download login "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august "
    "september october november december am pm that this which who"
)
"""Words that no person's name holds; a byline part with one of them is an outlet or a role."""

NEWSROOM_WORDS: frozenset[str] = words(
    "polizei feuerwehr police policía polizia policja polícia полиция поліція полиции "
    "redaktion redaktionsteam zeitung nachrichten agentur rédaction redaction journal agence avec redacción redaccion agencia "
    "agencias noticias diario periódico redação redacao agência agências notícias redazione agenzia giornale redactie redaktionen "
    "redaksjonen toimitus redakcja redakce redakcia redakcija redacția szerkesztőség haber merkezi servisi editör ajansı gazetesi "
    "redaksi penulis редакция редакції редакція редакции новости новини агентство газета пресс-служба редактор корреспондент корр "
    "сайт вести συντακτική συντακτικη ομάδα ομαδα σύνταξη ειδήσεις εφημερίδα redaksia agjencia gazeta lajme portali صحيفة جريدة "
    "وكالة أنباء نيوز أخبار اخبار موقع تحرير مراسل محرر رويترز فرانس برس شبكة قناة خبرگزاری خبرگزاري خبرنگار خبرنگاران خبر روزنامه "
    "سایت סוכנות חדשות מערכת אתר עיתון कार्यालय संवाददाता ब्यूरो न्यूज़ डेस्क समाचार টিম ডেস্ক প্রতিবেদক সংবাদ"
)
"""Words of other languages for newsrooms, agencies and news, which no person's name holds."""

GIVEN_NAMES: frozenset[str] = words("april may june august january")
"""Names of months that are given names as well; a person's name may start with one."""

PARTICLES: frozenset[str] = words(
    "de da do dos das di del della der den van von vom zu la le du des el al bin ibn ben bint y e i st ter ten af av zum"
)
"""Small words inside names that keep their small letter."""

_LEAD = re.compile(
    r"^\W*(?:(?:(?:story|text|words|written|report|reporting|analysis|posted|photos?|interview|published|compiled|produced)\s+)?by"
    r"|from|author|(?:von|par|por)(?= (?-i:[^\W\da-zà-þ_])\w+ \w))\b\s*:?\s*",
    re.IGNORECASE,
)
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_ROLE_TAIL = re.compile(
    r"\s+(?:(?:in|at|for|of|on|from|reports?|reporting|is|was|covers?|via|with)\s|[-–—|•·]\s|(?:updated|published|posted)\b"
    rf"|(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\.?\s*\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b).*$"
    r"|\s*[@\d].*$|\s+(?:in|at|for|of|on|from|via|with)\s*$",
    re.IGNORECASE,
)
_GLUED = re.compile(rf"(?<=[^\W\d_A-Z])(?=(?:{'|'.join(sorted((one.capitalize() for one in MONTHS), key=len, reverse=True))})\.?\s*\d)")
"""Where a name ends and a date follows without a space, because the page writes them in two elements."""
_SPLIT = re.compile(r"\s*(?:;|,|\||\n|/|•|·|\s&\s|\s[-–—]\s|\band\b|\bwith\b)\s*", re.IGNORECASE)
_WORD = re.compile(r"^[^\W\d_](?:[\w’'`.\-‑]*\w)?\.?$")
_SITE = re.compile(r"://|\bwww\.", re.IGNORECASE)
"""An address: such a byline names a site or its maker."""

_LONGEST = 300
_PIECE = re.compile(r"[-‑]|[’']s$")
_FEWEST_WORDS = 2
_FAMILY_NAME = 4
_ARTICLES = frozenset({"the", "a", "an", "our"})
_MOST_WORDS = 5


def persons(byline: str, *, not_names: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Return the persons that a byline names, in their order, each once.

    not_names: names in small letters that are no persons here, such as the outlet's.
    """
    if len(byline) > _LONGEST or _SITE.search(byline):
        return ()
    text = _PARENTHESES.sub(" ", _LEAD.sub("", _GLUED.sub(" ", byline.strip())))
    found: dict[str, None] = {}
    for part in _SPLIT.split(text):
        name = _person(fold_space(_ROLE_TAIL.sub("", " " + fold_space(_LEAD.sub("", part)))))
        if name and name.lower() not in not_names:
            found[name] = None
    return tuple(found)


def _person(name: str) -> str | None:
    name = name.strip(" ,;:–—-'\"“”*_.")
    parts = name.split()
    if not _FEWEST_WORDS <= len(parts) <= _MOST_WORDS or is_agency(name) or not all(map(_is_name_word, _without_given_name(parts))):
        return None
    if parts[0].lower() in _ARTICLES:
        return None
    if name.isupper():
        return " ".join(map(_cased, parts))
    # a last word in capitals is an outlet or a unit (BBC, TI), unless it is long enough for a family name (DURAND)
    return None if parts[-1].isupper() and len(parts[-1].strip(".")) < _FAMILY_NAME else name


def _without_given_name(parts: list[str]) -> list[str]:
    """Return the words to be judged: without a given name that is also the name of a month."""
    return parts[1:] if parts[0].lower() in GIVEN_NAMES and parts[0][0].isupper() else parts


def _is_name_word(word: str) -> bool:
    """Tell whether the word may stand in a name: a capital letter or a particle, and no role, outlet, agency, month or weekday."""
    pieces = {piece.strip(".'’") for piece in _PIECE.split(word.lower())}
    if pieces & (ORGANISATION_WORDS | NEWSROOM_WORDS) or word in BY_VARIANT or not _WORD.match(word):
        return False
    return not word[0].islower() or word.lower() in PARTICLES


def _cased(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), word)

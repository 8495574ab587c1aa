"""Number words, vague words and bound phrases: data of the number grammar in `numbers`."""

from pipelines.contract.vocabulary import Bound

UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {word: 10 * n for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "m": 1_000_000, "mln": 1_000_000}
SCALES |= {"lakh": 100_000, "lakhs": 100_000, "lac": 100_000, "lacs": 100_000, "crore": 10_000_000, "crores": 10_000_000}
# A noun that stands for a number when "a", "two" or "half a" precedes it.
COLLECTIVE = {"dozen": 12, "score": 20, "couple": 2, "pair": 2, "trio": 3, "quartet": 4, "handful": None}

# vague word -> the smallest plausible number
VAGUE = {
    "several": 2,
    "few": 2,
    "handful": 2,
    "multiple": 2,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
}
# Two words that are one vague term.
VAGUE_PAIRS = {
    ("tens", "thousands"): 20_000,
    ("hundreds", "thousands"): 200_000,
    ("dozens", "thousands"): 24_000,
    ("scores", "thousands"): 40_000,
    ("tens", "millions"): 20_000_000,
    ("several", "dozen"): 24,
    ("several", "hundred"): 200,
    ("several", "thousand"): 2_000,
    ("few", "dozen"): 24,
    ("few", "hundred"): 200,
    ("few", "thousand"): 2_000,
    ("many", "hundreds"): 200,
    ("many", "thousands"): 2_000,
}

# Adjectives that count the victims of an event: a triple homicide.
MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}

ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
}

# Words before a number, longest first, and the bound that they give it.
BEFORE = (
    ("no", "fewer", "than", Bound.AT_LEAST),
    ("no", "less", "than", Bound.AT_LEAST),
    ("not", "fewer", "than", Bound.AT_LEAST),
    ("not", "less", "than", Bound.AT_LEAST),
    ("a", "minimum", "of", Bound.AT_LEAST),
    ("minimum", "of", Bound.AT_LEAST),
    ("minimum", Bound.AT_LEAST),
    ("at", "the", "least", Bound.AT_LEAST),
    ("at", "least", Bound.AT_LEAST),
    ("in", "excess", "of", Bound.MORE_THAN),
    ("upwards", "of", Bound.MORE_THAN),
    ("well", "over", Bound.MORE_THAN),
    ("more", "than", Bound.MORE_THAN),
    ("greater", "than", Bound.MORE_THAN),
    ("over", Bound.MORE_THAN),
    ("above", Bound.MORE_THAN),
    ("exceeding", Bound.MORE_THAN),
    ("surpassing", Bound.MORE_THAN),
    ("beyond", Bound.MORE_THAN),
    ("north", "of", Bound.MORE_THAN),
    ("a", "maximum", "of", Bound.AT_MOST),
    ("no", "more", "than", Bound.AT_MOST),
    ("not", "more", "than", Bound.AT_MOST),
    ("as", "many", "as", Bound.AT_MOST),
    ("as", "much", "as", Bound.AT_MOST),
    ("at", "most", Bound.AT_MOST),
    ("up", "to", Bound.AT_MOST),
    ("fewer", "than", Bound.LESS_THAN),
    ("less", "than", Bound.LESS_THAN),
    ("just", "under", Bound.LESS_THAN),
    ("close", "to", Bound.LESS_THAN),
    ("under", Bound.LESS_THAN),
    ("nearly", Bound.LESS_THAN),
    ("almost", Bound.LESS_THAN),
    ("closer", "to", Bound.APPROX),
    ("an", "estimated", Bound.APPROX),
    ("estimated", Bound.APPROX),
    ("approximately", Bound.APPROX),
    ("around", Bound.APPROX),
    ("roughly", Bound.APPROX),
    ("about", Bound.APPROX),
    ("some", Bound.APPROX),
)
# Words after a number that open it upwards.
AFTER_AT_LEAST = (("or", "more"), ("and", "more"))

"""Invented places, people, sentences for the synthetic year: data only. All names are made of syllables of our own."""

SYLLABLES = (
    "bra", "dol", "ven", "kor", "mir", "tas", "hal", "ost", "zel", "gor", "lin", "pav", "rud", "sem", "tor",
    "ulm", "yar", "nek", "fal", "dren",
)  # fmt: skip
PLACE_ENDINGS = ("sk", "ka", "ivo", "burg", "mouth", "ford", "ovo", "stadt", "ham", "ne")
SURNAME_ENDINGS = ("enko", "ov", "sen", "man", "ic", "elli", "ard", "uk")
FIRST_NAMES = (
    "Ada", "Boris", "Clara", "Dmitro", "Elena", "Farid", "Greta", "Hanna", "Ivo", "Jana", "Karl", "Lena",
    "Marek", "Nadia", "Oskar", "Petra", "Rustam", "Sofia", "Tomas", "Vera",
)  # fmt: skip
VENUES = (
    "market", "railway station", "bakery", "school gym", "bus depot", "fire station", "clinic", "brewery",
    "cinema", "grain store", "hotel", "library", "sawmill", "tram stop", "water tower",
)  # fmt: skip

ATTACKS = (
    "missile strike", "drone attack", "shelling", "gas explosion", "warehouse fire", "train crash",
    "car bomb", "shooting",
)  # fmt: skip
"""What happened, as every report of the incident calls it."""

LEADS = (
    "A {attack} hit the {venue} on {street} Street in {place} on {weekday}, {governor} said.",
    "{governor} said on {weekday} that a {attack} had struck {place}, near the {venue} of {street} Street.",
    "Rescue teams in {place} were at work on {weekday} after a {attack} at the {venue} on {street} Street.",
    "The {venue} in {place} lay in ruins on {weekday} after a {attack}.",
    "Residents of {place} woke to a {attack} that reached the {venue} on {street} Street.",
)
MORE = (
    "Smoke stood over {street} Street for hours, and the {venue} remained closed.",
    "{name}, who lives opposite the {venue}, said the windows were gone.",
    "Among those at the scene was {name}, a neighbour.",
    "The mayor of {place} thanked the crews.",
    "Traffic through {admin1} was diverted until the evening.",
    "{name} had left the {venue} only minutes before.",
    "It was not clear who would repair the {venue}.",
)
SUBJECTS = (
    "Officials", "Two volunteers", "The fire brigade", "A neighbour", "The council", "Engineers", "Teachers of the school",
    "The railway company", "An insurance clerk", "Doctors", "The mayor's office", "A taxi driver", "Students",
    "The water company", "Shop owners", "A retired miner", "The bishop", "Power workers", "The football club", "A florist",
    "The museum", "Bakers", "The ferry crew", "A translator", "The theatre", "Beekeepers", "The post office", "A carpenter",
    "The choir", "Gardeners",
)  # fmt: skip
ACTIONS = (
    "promised an inquiry", "brought tea and blankets", "asked for generators", "opened a hotline", "swept broken glass",
    "cancelled the concert", "counted the windows", "moved the lessons", "offered free rides", "checked the pipes",
    "closed the bridge", "collected money", "lit candles", "wrote a letter", "repaired a roof", "photographed the walls",
    "emptied the cellar", "carried sandbags", "hung black flags", "fed the horses", "sorted the letters", "planted a tree",
    "lent two lorries", "measured the cracks", "read out a list", "sealed the doors", "rang the bells", "cut the branches",
    "washed the street", "called an assembly",
)  # fmt: skip
MOMENTS = (
    "before noon", "at dawn", "in the evening", "after the meeting", "for the third time", "without being asked",
    "despite the rain", "by hand", "in silence", "with help from the valley", "as in other years", "until midnight",
    "on short notice", "for an hour", "behind the church", "at the old harbour", "near the mill", "in the park",
    "along the canal", "under the arcade", "for the children", "on Tuesday morning", "at their own cost",
    "with borrowed tools", "while others slept",
)  # fmt: skip
"""A filler sentence is one of each: what the rest of an article is about."""

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
FILLERS = (
    "Officials promised an inquiry.", "Schools in the area will reopen next week.", "The weather made the work harder.",
    "Insurance companies have been informed.", "Further details were expected.", "Bus lines keep to their timetable.",
    "The council meets again on Thursday.", "Hospitals asked for blood donations.", "A hotline was opened for relatives.",
    "Prices of building material have risen.", "Volunteers brought tea and blankets.", "The region has asked for generators.",
)  # fmt: skip

"""The closed vocabularies of the warehouse: each member is a value in a column and carries its meaning.

Standard library only. Columns and records belong in `contract.tables`; words that *find* a metric or an object in a text belong in
`extract.counts.metrics`.
"""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A value of a closed vocabulary; `meaning` is one sentence for the documentation."""

    meaning: str

    def __new__(cls, value: str, meaning: str = "") -> Self:
        """Create the member `value` and keep its meaning beside it; `Term(value)` looks a member up."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member


class InputKind(Term):
    """How an input came in."""

    FOLDER = "folder", "a file found in a folder of a source"
    URLS = "urls", "a page fetched from a list of addresses in a file"
    PAGE = "page", "a page whose address was typed into the Dagster launchpad"
    FEED = "feed", "a page that an RSS, Atom or JSON feed led to"
    SITEMAP = "sitemap", "a page that a sitemap led to"
    WARC = "warc", "a response in a WARC file that another program wrote"
    TELEGRAM = "telegram", "a post in the public web preview of a Telegram channel"
    STDIN = "stdin", "a document handed to the command line"


class Purpose(Term):
    """What an input was asked for."""

    PAGE = "page", "to be read as an article"
    LISTING = "listing", "to find pages: a feed, a sitemap, a list, a channel, a WARC file of others"
    ROBOTS = "robots", "to learn what a host allows: its robots.txt"


class FetchOutcome(Term):
    """What came of one request or of reading one file."""

    ARCHIVED = "archived", "a body that is new for this input, archived whole"
    UNCHANGED = "unchanged", "the body that was archived last for this input; the record refers to that one"
    RETURNED = "returned", "a body that was archived earlier for this input, with another body in between: an earlier version is back"
    REDIRECTED = "redirected", "an answer that leads to another address, which is asked next and has a row of its own"
    RETRIED = "retried", "a failure after which the input was asked again; the next attempt has a row of its own"
    FAILED = "failed", "a final failure: see error"
    TAKEN_DOWN = "taken_down", "not kept, or kept no longer, because curation/takedowns.csv names it; see takedowns"


class RobotsVerdict(Term):
    """What the robots.txt of its host says of an address."""

    ALLOWED = "allowed", "robots.txt allows it"
    ABSENT = "absent", "the host has no robots.txt"
    FORBIDDEN = "forbidden", "robots.txt forbids it: it was not asked for"
    UNREADABLE = "unreadable", "robots.txt could not be fetched, which forbids everything (RFC 9309): it was not asked for"
    IGNORED = "ignored", "the source definition says robots = false"


class DatePrecision(Term):
    """How exactly the publication moment is known."""

    MINUTE = "minute", "the page states day and time of day"
    DAY = "day", "the page states the day only"
    NONE = "none", "no publication date was found"


class DateSource(Term):
    """Where the publication date was read."""

    JSON_LD = "json_ld", "schema.org `datePublished` in the page's JSON-LD"
    META = "meta", "a `<meta>` element such as article:published_time"
    TIME_ELEMENT = "time_element", "a `<time>` element of the page"
    URL = "url", "a date in the page's address"
    HTMLDATE = "htmldate", "the htmldate library's search of the page"
    DATE_LINE = "date_line", "a date line of a text file, or the dateline of an article where it has a year"
    HEAD = "head", "the YAML head of a text or Markdown file"
    LISTING = "listing", "the feed, sitemap or channel that listed the page; input_kind tells which"
    GIVEN = "given", "the caller stated it"


class BlockKind(Term):
    """The kind of a piece of a page that is not the article's own words."""

    RELATED = "related", "links to other articles: read more, see also, most read"
    NEWSLETTER = "newsletter", "an invitation to subscribe, register or follow"
    BIOGRAPHY = "biography", "who the author or the publisher is"
    CAPTION = "caption", "what stands below an image, with its credit"
    EMBEDDED_POST = "embedded_post", "a post of another site shown in the page: a tweet, a Telegram post; its date is not the article's"
    CORRECTION = "correction", "an editor's note or correction of the article itself"
    SIDEBAR = "sidebar", "a box beside the text: background, facts, another story"


class SyndicationRole(Term):
    """Whether the text is the publisher's own."""

    ORIGINAL = "original", "no other source is credited"
    COPY = "copy", "an agency is credited as the author of the whole text"
    REWRITE = "rewrite", "an agency is credited as a contributor"
    UNKNOWN = "unknown", "the page does not tell"


class StatementKind(Term):
    """How the words are given."""

    DIRECT = "direct", "the speaker's own words in quotation marks"
    INDIRECT = "indirect", "the writer's rendering, no quotation marks"
    MIXED = "mixed", "a rendering that holds quoted words"
    HEADLINE = "headline", "a statement in the article's title; offsets point into the title"


class CueClass(Term):
    """What the speaker does by saying it."""

    ASSERT = "assert", "says, reports, adds"
    CLAIM = "claim", "claims, alleges: the writer keeps a distance"
    CONFIRM = "confirm", "confirms, acknowledges, admits"
    DENY = "deny", "denies, rejects, refutes"
    PROMISE = "promise", "promises, vows, threatens"
    ORDER = "order", "orders, demands, calls for"
    WARN = "warn", "warns, predicts"
    ASK = "ask", "asks, wonders"
    PRAISE = "praise", "praises, thanks, welcomes"
    BLAME = "blame", "blames, accuses, condemns, criticises"


class SpeakerType(Term):
    """What kind of speaker it is."""

    PERSON = "person", "a named person"
    ORGANISATION = "organisation", "a named organisation, ministry, army, company or outlet"
    COUNTRY = "country", "a country or its capital standing for its government"
    GROUP = "group", "a described group of people"
    UNNAMED = "unnamed", "a described person without a name"
    DOCUMENT = "document", "a report, statement, study or court filing"


class Polarity(Term):
    """Whether the content is affirmed or denied by its speaker."""

    AFFIRM = "affirm", "the speaker holds it to be so"
    DENY = "deny", "the speaker holds it not to be so"


class Modality(Term):
    """The reality that the speaker gives to the content."""

    ACTUAL = "actual", "it is so or happened"
    PRELIMINARY = "preliminary", "first information, may change"
    CONDITIONAL = "conditional", "could, would, may, if"
    PLANNED = "planned", "will be done"


class Metric(Term):
    """What happened to what is counted."""

    KILLED = "killed", "people or animals dead from the event"
    INJURED = "injured", "hurt, wounded or made ill by the event"
    CASUALTIES = "casualties", "killed and injured counted together"
    MISSING = "missing", "missing or unaccounted for"
    BODIES_RECOVERED = "bodies_recovered", "bodies found or recovered, where the text counts bodies and not deaths"
    CAPTURED = "captured", "taken prisoner, abducted or taken hostage"
    HELD = "held", "held as hostages or prisoners at a time"
    RELEASED = "released", "prisoners, hostages or detainees freed or exchanged"
    DETAINED = "detained", "arrested or taken into custody"
    CHARGED = "charged", "charged with a crime"
    EVACUATED = "evacuated", "moved or ordered out of danger"
    DISPLACED = "displaced", "away from home: fled, made homeless, in shelters, camps or with hosts, arrived across a border"
    RETURNED = "returned", "back home after they had fled or had been displaced"
    RESCUED = "rescued", "rescued, or survived and brought to safety"
    AFFECTED = "affected", "affected in a way that the text does not specify; in need of aid, stranded or cut off"
    FOOD_INSECURE = "food_insecure", "without enough food: acutely food insecure, hungry, in famine"
    INFECTED = "infected", "ill with a disease (cases)"
    LAUNCHED = "launched", "weapons fired or launched"
    SHOT_DOWN = "shot_down", "destroyed, intercepted, jammed or downed by air defence"
    FAILED = "failed", "weapons that failed to reach a target without being stopped"
    HIT = "hit", "struck, or weapons that struck"
    DAMAGED = "damaged", "damaged or set on fire"
    DESTROYED = "destroyed", "destroyed"
    DAMAGED_OR_DESTROYED = "damaged_or_destroyed", "damaged and destroyed counted together"
    WITHOUT_POWER = "without_power", "customers, homes or people without electricity"
    ATTACKED = "attacked", "events counted as events: attacks, strikes, fires, crashes"
    SEIZED = "seized", "settlements or ground taken"


class Object(Term):
    """What a count counts."""

    PERSON = "person", "a person of unstated kind"
    CHILD = "child", "a minor"
    CIVILIAN = "civilian", "a civilian"
    SOLDIER = "soldier", "a member of armed forces"
    POLICE = "police", "a police officer"
    FIGHTER = "fighter", "a member of an irregular armed group"
    ATTACKER = "attacker", "a person who carried out the attack"
    WORKER = "worker", "an employee at work"
    MEDIC = "medic", "a health worker"
    RESCUER = "rescuer", "a firefighter or rescue worker"
    JOURNALIST = "journalist", "a journalist"
    PRISONER = "prisoner", "a prisoner or hostage"
    REFUGEE = "refugee", "a refugee or migrant"
    PATIENT = "patient", "a person ill with a disease"
    FAMILY = "family", "a household"
    MISSILE = "missile", "a missile"
    ROCKET = "rocket", "a rocket"
    DRONE = "drone", "an uncrewed aircraft"
    SHELL = "shell", "an artillery or mortar shell"
    BOMB = "bomb", "a bomb, mine or explosive device"
    WEAPON = "weapon", "weapons of mixed or unstated kind"
    AIRCRAFT = "aircraft", "a crewed aeroplane"
    HELICOPTER = "helicopter", "a helicopter"
    VEHICLE = "vehicle", "a car, lorry, bus, train or other vehicle"
    TANK = "tank", "a tank or armoured vehicle"
    SHIP = "ship", "a ship or boat"
    ARTILLERY = "artillery", "a gun or rocket launcher"
    AIR_DEFENCE = "air_defence", "an air defence system or radar"
    EQUIPMENT = "equipment", "other equipment"
    BUILDING = "building", "a building of unstated kind"
    HOUSE = "house", "a house or home"
    APARTMENT_BLOCK = "apartment_block", "an apartment building"
    APARTMENT = "apartment", "a flat"
    SCHOOL = "school", "a school"
    KINDERGARTEN = "kindergarten", "a kindergarten"
    HOSPITAL = "hospital", "a hospital or clinic"
    CHURCH = "church", "a place of worship"
    SHOP = "shop", "a shop, market or restaurant"
    BUSINESS = "business", "a factory, plant or office"
    INFRASTRUCTURE = "infrastructure", "a bridge, road, line, pipeline or other infrastructure"
    POWER_FACILITY = "power_facility", "a power station, substation or grid part"
    FUEL_FACILITY = "fuel_facility", "a refinery or fuel depot"
    SETTLEMENT = "settlement", "a town or village"
    DISTRICT = "district", "a district, area or site"
    CUSTOMER = "customer", "a household or business that is supplied with electricity"
    ATTACK = "attack", "an attack"
    STRIKE = "strike", "an air, missile or drone strike"
    EXPLOSION = "explosion", "an explosion"
    INCURSION = "incursion", "a crossing of a border by armed people"
    SHOOTING = "shooting", "a shooting"
    CLASH = "clash", "an armed clash"
    FIRE = "fire", "a fire"
    CRASH = "crash", "a crash or collision"
    ALERT = "alert", "an official warning in force"


class ObjectClass(Term):
    """The group of things that an object belongs to."""

    PEOPLE = "people", "persons"
    WEAPON = "weapon", "missiles, rockets, drones, shells, bombs"
    VEHICLE = "vehicle", "aircraft, ships, tanks, cars and other equipment"
    BUILDING = "building", "buildings and facilities"
    PLACE = "place", "settlements, districts, sites"
    EVENT = "event", "attacks, incursions, fires, crashes"


OBJECT_CLASSES: dict[Object, ObjectClass] = {
    **dict.fromkeys((Object.MISSILE, Object.ROCKET, Object.DRONE, Object.SHELL, Object.BOMB, Object.WEAPON), ObjectClass.WEAPON),
    **dict.fromkeys(
        (
            Object.AIRCRAFT,
            Object.HELICOPTER,
            Object.TANK,
            Object.VEHICLE,
            Object.SHIP,
            Object.ARTILLERY,
            Object.AIR_DEFENCE,
            Object.EQUIPMENT,
        ),
        ObjectClass.VEHICLE,
    ),
    **dict.fromkeys(
        (
            Object.KINDERGARTEN,
            Object.SCHOOL,
            Object.HOSPITAL,
            Object.CHURCH,
            Object.APARTMENT_BLOCK,
            Object.APARTMENT,
            Object.HOUSE,
            Object.SHOP,
            Object.BUSINESS,
            Object.FUEL_FACILITY,
            Object.POWER_FACILITY,
            Object.INFRASTRUCTURE,
            Object.BUILDING,
            Object.CUSTOMER,
        ),
        ObjectClass.BUILDING,
    ),
    **dict.fromkeys((Object.SETTLEMENT, Object.DISTRICT), ObjectClass.PLACE),
    **dict.fromkeys(
        (
            Object.STRIKE,
            Object.INCURSION,
            Object.ATTACK,
            Object.EXPLOSION,
            Object.SHOOTING,
            Object.CLASH,
            Object.FIRE,
            Object.CRASH,
            Object.ALERT,
        ),
        ObjectClass.EVENT,
    ),
}
"""The class of each object; objects that are not named here are people."""


class Unit(Term):
    """The unit of a count."""

    PERSONS = "persons", "persons"
    HOUSEHOLDS = "households", "households, families or customers"
    BUILDINGS = "buildings", "buildings and facilities"
    MUNITIONS = "munitions", "single missiles, drones, shells or bombs"
    AIRCRAFT = "aircraft", "crewed aircraft"
    VEHICLES = "vehicles", "vehicles, ships and other equipment"
    PLACES = "places", "settlements, districts or sites"
    EVENTS = "events", "events"


class VictimStatus(Term):
    """Status under the laws of war, as far as the text tells."""

    CIVILIAN = "civilian", "described as a civilian, or by a civilian role"
    COMBATANT = "combatant", "described as a soldier, fighter or militant"
    UNKNOWN = "unknown", "the text does not tell"


class Bound(Term):
    """How the number limits the truth."""

    EXACT = "exact", "the number itself: low = value = high"
    AT_LEAST = "at_least", "low is the number, high is open"
    MORE_THAN = "more_than", "value and low are the number, high is open"
    AT_MOST = "at_most", "high is the number"
    LESS_THAN = "less_than", "high is the number, but the truth lies below it"
    APPROX = "approx", "value is the number, low and high are not stated"
    RANGE = "range", "low and high are stated, value is NULL"
    VAGUE = "vague", "a vague word: low is the smallest plausible number"
    NONE = "none", "no number: the state is unknown, withheld or denied"


class NumberForm(Term):
    """How the number is written."""

    DIGITS = "digits", "13"
    WORDS = "words", "thirteen"
    SINGULAR = "singular", "a man, the victim: one"
    NAMED = "named", "a named person or thing: one"
    COORDINATED = "coordinated", "a man and two children: added up"
    PRONOUN = "pronoun", "no one, both, he"
    VAGUE = "vague", "several, dozens, hundreds"


class CountState(Term):
    """Whether a number is there at all."""

    STATED = "stated", "the text gives a number above zero"
    ZERO = "zero", "the text says that there were none"
    UNKNOWN = "unknown", "the text says that the number is not known; of a total also where it counts none of one kind only"
    WITHHELD = "withheld", "the text says that no figure was given"
    DENIED = "denied", "the text says, without a number, that somebody denies it"


class Certainty(Term):
    """How sure the text is."""

    ASSERTED = "asserted", "stated as a fact by officials, police, medics, witnesses or the writer"
    PRELIMINARY = "preliminary", "called preliminary, initial or possible"
    CLAIMED = "claimed", "a warring party on its own success or the enemy's losses, or an allegation"
    DISPUTED = "disputed", "the text reports that others contest it"
    DENIED = "denied", "denied or withdrawn"
    PLANNED = "planned", "not yet happened"


class CountBasis(Term):
    """Which count it is."""

    INCIDENT = "incident", "the figure of one event"
    INCREMENT = "increment", "added to an earlier figure of the same event (another, a further)"
    CUMULATIVE = "cumulative", "a running total since a beginning"
    PERIOD = "period", "a total over a closed period"
    PLANNED = "planned", "a figure of something that has not happened"


class SpanSource(Term):
    """Where the date or the place of a claim was read."""

    PHRASE = "phrase", "in the claim's own clause"
    SENTENCE = "sentence", "elsewhere in the sentence"
    PARAGRAPH = "paragraph", "in the same paragraph"
    ARTICLE = "article", "elsewhere in the article"
    DATELINE = "dateline", "the article's dateline"
    TITLE = "title", "the article's title"
    PUBLISHED = "published", "the publication day stands for it"


class Method(Term):
    """How an article's own figure was found."""

    STATED_TOTAL = "stated_total", "the article states this total once"
    LATEST_STATED = "latest_stated", "the last of several stated totals"
    SUMMED_VICTIMS = "summed_victims", "distinct victims were added up"
    ZERO_STATED = "zero_stated", "the article says that there were none"
    NOT_STATED = "not_stated", "the article says that the number is not known or was not given"
    LATER_DEATH = "later_death", "the article tells only of deaths that follow an earlier toll, which it does not give"


class DecidedBy(Term):
    """Who decided a link."""

    RULE = "rule", "the documented score"
    USER = "user", "a line of merges.csv"


class Stage(Term):
    """The stage that refused something."""

    FETCH = "fetch", "reading a file or fetching a page"
    EXTRACT = "extract", "turning a page into an article and rows"

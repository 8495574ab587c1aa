"""Words for the people whom a text counts: data.

One entry per kind of person: `object`, status under the laws of war, group, nouns in singular and plural.  Things are in `nouns_of_things`.
"""

from dataclasses import dataclass

from pipelines.contract.vocabulary import Object, VictimStatus
from pipelines.extract.text.word_lists import word_set

CIVILIAN, COMBATANT, UNKNOWN = VictimStatus.CIVILIAN, VictimStatus.COMBATANT, VictimStatus.UNKNOWN


@dataclass(frozen=True, slots=True)
class People:
    """A kind of person.  singular, plural: nouns in lower case.  gender: "m", "f" or None."""

    object: Object
    status: VictimStatus
    singular: tuple[str, ...]
    plural: tuple[str, ...]
    group: str | None = None
    gender: str | None = None


def plural_of(noun: str) -> str:
    """Return the regular plural of an English noun."""
    if noun.endswith("man") and noun not in {"human", "german", "roman"}:
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _people(kind: Object, status: VictimStatus, group: str | None, gender: str | None, singular: str, plural: str = "") -> People:
    ones = tuple(singular.split())
    return People(kind, status, ones, tuple(plural.split()) + tuple(plural_of(word) for word in ones), group, gender)


PEOPLE = (
    _people(
        Object.PERSON,
        UNKNOWN,
        None,
        None,
        "person individual victim adult human pedestrian motorist passenger rider biker bicyclist cyclist motorcyclist occupant bystander"
        " survivor casualty fatality adolescent patron customer guest client shopper attendee spectator fan fugitive stranger witness "
        "neighbor neighbour friend companion roommate owner member partner leader colleague associate celebrant partygoer "
        "reveller reveler"
        " clubgoer worshipper worshiper parishioner pilgrim hiker climber skier swimmer snorkeler tenant native visitor tourist traveller"
        " traveler backpacker holidaymaker vacationer lover spouse relative parent grandparent cousin twin sibling acquaintance"
        " millionaire businessman corpse mourner evacuee driver devotee vigilante expatriate soul commuter pillion",
        "people persons casualties individuals businessmen witnesses",
    ),
    _people(
        Object.PERSON,
        UNKNOWN,
        None,
        "m",
        "man male gentleman husband father brother uncle grandfather nephew stepfather "
        "father-in-law son-in-law brother-in-law boyfriend guy grandson fiance fiancé",
        "men gentlemen males",
    ),
    _people(
        Object.PERSON,
        UNKNOWN,
        "woman",
        "f",
        "woman female lady wife mother sister aunt grandmother niece stepmother "
        "mother-in-law daughter-in-law sister-in-law girlfriend mom widow nun granddaughter fiancee fiancée",
        "women females ladies wives",
    ),
    _people(
        Object.CHILD,
        CIVILIAN,
        "child",
        None,
        "child kid baby infant toddler minor newborn schoolchild juvenile orphan teen teenager youth youngster preschooler",
        "children babies schoolchildren",
    ),
    _people(Object.CHILD, CIVILIAN, "child", "m", "boy son stepson schoolboy", ""),
    _people(Object.CHILD, CIVILIAN, "child", "f", "girl daughter stepdaughter schoolgirl", ""),
    _people(
        Object.CIVILIAN,
        CIVILIAN,
        None,
        None,
        "civilian noncombatant resident villager citizen local townsperson inhabitant peasant farmer campesino protester "
        "protestor demonstrator"
        " national student pupil homeowner householder settler",
        "townspeople",
    ),
    _people(
        Object.SOLDIER,
        COMBATANT,
        None,
        None,
        "soldier serviceman servicewoman servicemember serviceperson infantryman paratrooper troop marine conscript "
        "reservist sergeant corporal"
        " lieutenant captain colonel general major commander airman sailor gunner sniper peacekeeper guardsman crewman pilot"
        " cadet sapper combatant legionnaire jawan",
        "servicemen servicewomen troops infantrymen guardsmen airmen crewmen",
    ),
    _people(
        Object.POLICE,
        CIVILIAN,
        "police",
        None,
        "officer policeman policewoman cop deputy detective constable sheriff marshal gendarme patrolman trooper",
        "policemen policewomen police deputies patrolmen",
    ),
    _people(
        Object.FIGHTER,
        COMBATANT,
        None,
        None,
        "militant rebel insurgent fighter guerrilla terrorist extremist jihadist militiaman separatist mercenary operative "
        "gunman subversive"
        " paramilitary commando partisan contra bandit jihadi naxal naxalite maoist cadre",
        "militiamen mercenaries gunmen guerrillas paramilitaries",
    ),
    _people(
        Object.ATTACKER,
        COMBATANT,
        None,
        None,
        "attacker assailant shooter suspect perpetrator bomber hijacker hostage-taker robber intruder burglar assassin killer"
        " hoodlum thug miscreant dacoit kidnapper cultist",
        "accused",
    ),
    _people(
        Object.WORKER,
        CIVILIAN,
        "worker",
        None,
        "worker employee miner labourer laborer clerk contractor engineer technician electrician staffer coworker co-worker "
        "builder"
        " cashier guard bodyguard chauffeur crewmember fisherman trader vendor merchant shopkeeper bartender chef waiter waitress janitor"
        " barber tailor cobbler plumber"
        " bouncer manager operator watchman teacher professor instructor coach principal judge lawyer attorney prosecutor magistrate"
        " mayor councilman councillor governor minister lawmaker politician candidate official diplomat ambassador senator"
        " congressman representative president activist unionist priest bishop pastor imam cleric monk missionary rabbi jesuit"
        " executive banker servant actor actress singer musician drummer guitarist rapper dj player artist writer author blogger accountant"
        " aide assistant adviser advisor porter housekeeper cook gardener hairdresser taxi-driver trucker",
        "personnel staff employees fishermen watchmen councilmen secretaries crew",
    ),
    _people(
        Object.MEDIC,
        CIVILIAN,
        "health_worker",
        None,
        "doctor nurse medic paramedic physician surgeon ambulanceman midwife pharmacist healthcare-worker",
        "medics",
    ),
    _people(
        Object.RESCUER,
        CIVILIAN,
        "first_responder",
        None,
        "rescuer firefighter fireman responder lifeguard",
        "firemen",
    ),
    _people(
        Object.JOURNALIST,
        CIVILIAN,
        "journalist",
        None,
        "journalist reporter cameraman photographer correspondent newsman editor photojournalist",
        "cameramen newsmen",
    ),
    _people(
        Object.PRISONER,
        UNKNOWN,
        "prisoner",
        None,
        "prisoner hostage captive inmate detainee convict kidnap-victim pow",
        "pows",
    ),
    _people(Object.REFUGEE, CIVILIAN, "refugee", None, "refugee migrant asylum-seeker immigrant deportee idp arrival", ""),
    _people(Object.PATIENT, CIVILIAN, "patient", None, "patient case infection", ""),
    _people(Object.FAMILY, CIVILIAN, None, None, "family household", "families"),
)

# Whoever leads a place or community: the village head, two district chiefs.
LED = word_set("village district town township county city ward commune community tribal clan traditional camp")
LEADING = word_set("head chief headman")
# Words that make a singular person of any number or name: "the 19-year-old", "a Chicago resident".
GROUPS_OF = {"couple": 2, "duo": 2, "trio": 3, "quartet": 4, "twins": 2}
MODIFIER_STATUS = {"civilian": CIVILIAN, "civilians": CIVILIAN, "unarmed": CIVILIAN, "enemy": COMBATANT, "armed": UNKNOWN}
MODIFIER_GROUP = {"female": "woman", "women": "woman", "child": "child", "schoolchildren": "child", "medical": "health_worker"}
# Endings of demonyms in the plural: Bolivians, Sudanese nationals are caught by "nationals".
DEMONYM_PLURALS = ("ians", "eans", "icans", "gans", "nians", "nese", "ans", "inians", "lis", "qis", "nis", "ees")
# Endings of nouns for persons that no list holds: a hairdresser, a violinist.
PERSON_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "eer", "ee", "smith")
NOT_PERSONS = word_set(
    "remainder three fewer number order water power tower paper letter "
    "corner center centre river summer winter year december october november "
    "september bumper "
    "matter chapter shoulder finger monster weather computer disorder danger summer cover leader-board center quarter "
    "border tiger spider"
    " character cancer hammer trailer helicopter fiber timber member-state burger power-line counter shelter theater theatre error terror"
    " motor door floor sector factor color mirror harbor harbour list mist fist wrist twist semester coffee tree fee degree committee "
    "knee referee jubilee guarantee trustee rumor rumour tumor vapor monitor indoor outdoor exterior interior "
    "editor-in-chief anger super "
    "customer-base newspaper cluster freezer dinner silver other another either over under after never ever however per "
    "later earlier former "
    "latter rather together further proper inner outer upper lower bigger smaller larger older younger newer better "
    "longer closer greater"
    " sister-city chamber container boiler heater cylinder folder powder poster roster registrar order filter ladder gutter bladder liver"
    " transfer disaster refrigerator elevator escalator alligator radiator "
    "transmitter mirror printer router server speaker scooter freezer dumpster toaster dresser drawer locker "
    "revolver holster trigger taser silencer receiver shutter scanner sensor washer dryer copper butter litter pepper "
    "encounter manner slaughter laughter banner barrier carrier bunker tanker reactor generator projector detector"
)

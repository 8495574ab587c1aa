"""Words for the things, places and events that a text counts: data.  People are in `nouns_of_people`."""

from dataclasses import dataclass

from pipelines.contract.vocabulary import OBJECT_CLASSES, Object, ObjectClass, Unit
from pipelines.extract.counts.words.nouns_of_people import plural_of


@dataclass(frozen=True, slots=True)
class Thing:
    """A kind of thing.  nouns: singular and plural, lower case.  heads: nouns of two words, the last of them in `nouns` too."""

    object: Object
    object_class: ObjectClass
    unit: Unit
    nouns: tuple[str, ...]


def _thing(kind: Object, unit: Unit, singular: str, plural: str = "") -> Thing:
    ones = tuple(word.replace("_", " ") for word in singular.split())
    many = tuple(word.replace("_", " ") for word in plural.split())
    return Thing(kind, OBJECT_CLASSES[kind], unit, ones + many + tuple(plural_of(word) for word in ones))


THINGS = (
    _thing(Object.MISSILE, Unit.MUNITIONS, "missile kh-101 iskander kinzhal kalibr tomahawk atacms interceptor", ""),
    _thing(Object.ROCKET, Unit.MUNITIONS, "rocket katyusha himars", ""),
    _thing(
        Object.DRONE,
        Unit.MUNITIONS,
        "drone uav shahed uas quadcopter unmanned_aircraft unmanned_vehicle aerial_vehicle decoy",
        "unmanned_aerial_vehicles",
    ),
    _thing(Object.SHELL, Unit.MUNITIONS, "shell mortar projectile mortar_round artillery_round", ""),
    _thing(Object.BOMB, Unit.MUNITIONS, "bomb mine landmine grenade explosive ied explosive_device glide_bomb car_bomb", ""),
    _thing(Object.WEAPON, Unit.MUNITIONS, "weapon munition warhead aerial_target air_target aerial_weapon", "munitions"),
    _thing(
        Object.AIRCRAFT,
        Unit.AIRCRAFT,
        "plane jet airplane aeroplane warplane airliner bomber fighter_jet fighter-jet jetliner glider",
        "aircraft planes",
    ),
    _thing(Object.HELICOPTER, Unit.AIRCRAFT, "helicopter chopper", ""),
    _thing(Object.TANK, Unit.VEHICLES, "tank armoured_vehicle armored_vehicle apc fighting_vehicle humvee personnel_carrier", ""),
    _thing(
        Object.VEHICLE,
        Unit.VEHICLES,
        "vehicle car truck bus train lorry van minibus ambulance taxi motorcycle bicycle trailer locomotive tractor suv pickup",
        "buses lorries minibuses",
    ),
    _thing(
        Object.SHIP,
        Unit.VEHICLES,
        "ship boat vessel ferry tanker speedboat dhow canoe catamaran lifeboat"
        " warship submarine frigate corvette cruiser destroyer barge trawler dinghy yacht",
        "ferries",
    ),
    _thing(
        Object.ARTILLERY,
        Unit.VEHICLES,
        "howitzer launcher artillery_system rocket_system cannon gun_system rocket_launcher artillery_piece",
        "",
    ),
    _thing(
        Object.AIR_DEFENCE,
        Unit.VEHICLES,
        "radar anti-aircraft_system anti-aircraft_missile_system air-defence_system air-defense_system "
        "air_defense_system air_defence_system defense_system defence_system missile_system s-300 s-400",
        "",
    ),
    _thing(Object.EQUIPMENT, Unit.VEHICLES, "generator transformer_unit excavator crane", ""),
    _thing(Object.KINDERGARTEN, Unit.BUILDINGS, "kindergarten nursery preschool", "nurseries"),
    _thing(Object.SCHOOL, Unit.BUILDINGS, "school college university classroom lyceum", "universities"),
    _thing(
        Object.HOSPITAL,
        Unit.BUILDINGS,
        "hospital clinic maternity_ward polyclinic health_facility medical_facility health_center health_centre",
        "health_facilities medical_facilities",
    ),
    _thing(Object.CHURCH, Unit.BUILDINGS, "church mosque temple synagogue cathedral monastery chapel shrine", "churches monasteries"),
    _thing(
        Object.APARTMENT_BLOCK,
        Unit.BUILDINGS,
        "apartment_building apartment_block high-rise high-rise_building residential_building tower_block "
        "multi-story_building residential_block apartment_complex housing_complex apartment_house",
        "",
    ),
    _thing(Object.APARTMENT, Unit.BUILDINGS, "apartment flat condo", ""),
    _thing(
        Object.HOUSE,
        Unit.BUILDINGS,
        "house home household_building dwelling cottage hut hutment cabin residence shack shanty tent shelter",
        "",
    ),
    _thing(Object.SHOP, Unit.BUILDINGS, "shop store market restaurant cafe café supermarket mall kiosk bar", ""),
    _thing(
        Object.BUSINESS,
        Unit.BUILDINGS,
        "factory plant office business bank warehouse workshop enterprise hotel embassy headquarters barracks prison hangar farm",
        "factories businesses offices hotels",
    ),
    _thing(
        Object.FUEL_FACILITY,
        Unit.BUILDINGS,
        "refinery oil_depot fuel_depot fuel_tank oil_terminal gas_station petrol_station oil_refinery fuel_storage pipeline oil_facility",
        "refineries oil_refineries",
    ),
    _thing(
        Object.POWER_FACILITY,
        Unit.BUILDINGS,
        "substation power_station power_plant power_line transformer pylon energy_facility power_facility thermal_plant "
        "electric_tower tower dam",
        "energy_facilities power_facilities",
    ),
    _thing(
        Object.INFRASTRUCTURE,
        Unit.BUILDINGS,
        "bridge railway road port station command_post observation_post outpost depot ammunition_depot ammunition_dump "
        "installation facility infrastructure_facility airport airfield "
        "infrastructure_object subway_station",
        "facilities infrastructure_facilities",
    ),
    _thing(
        Object.BUILDING,
        Unit.BUILDINGS,
        "building structure block premises property barn garage museum theater theatre stadium library outbuilding",
        "properties libraries premises",
    ),
    _thing(Object.CUSTOMER, Unit.HOUSEHOLDS, "subscriber consumer ratepayer", ""),
    _thing(
        Object.SETTLEMENT,
        Unit.PLACES,
        "settlement village town city community hamlet municipality",
        "cities communities municipalities",
    ),
    _thing(
        Object.DISTRICT,
        Unit.PLACES,
        "district region area neighborhood neighbourhood site location province county place target oblast",
        "counties",
    ),
    _thing(
        Object.STRIKE,
        Unit.EVENTS,
        "airstrike strike air_strike drone_strike raid air_raid missile_strike bombardment bombing barrage",
        "",
    ),
    _thing(Object.INCURSION, Unit.EVENTS, "incursion infiltration", ""),
    _thing(
        Object.ATTACK,
        Unit.EVENTS,
        "attack assault ambush onslaught offensive terror_attack kidnapping abduction robbery stabbing",
        "ambushes robberies",
    ),
    _thing(Object.EXPLOSION, Unit.EVENTS, "explosion blast detonation", ""),
    _thing(Object.SHOOTING, Unit.EVENTS, "shooting", ""),
    _thing(Object.CLASH, Unit.EVENTS, "clash battle combat_engagement firefight skirmish", "clashes battles skirmishes"),
    _thing(Object.FIRE, Unit.EVENTS, "fire blaze wildfire", ""),
    _thing(Object.CRASH, Unit.EVENTS, "crash accident collision disaster derailment", "crashes"),
    _thing(Object.ALERT, Unit.EVENTS, "warning alert", ""),
)

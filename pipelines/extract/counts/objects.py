"""Words for the things, places and events that a text counts: data.  People are in `victims`."""

from dataclasses import dataclass

from pipelines.extract.counts.victims import plural_of
from pipelines.vocabulary import Object, ObjectClass, Unit


@dataclass(frozen=True, slots=True)
class Thing:
    """A kind of thing.  nouns: singular and plural, lower case.  heads: nouns of two words, the last of them in `nouns` too."""

    object: Object
    object_class: ObjectClass
    unit: Unit
    nouns: tuple[str, ...]


def _thing(kind: Object, group: ObjectClass, unit: Unit, singular: str, plural: str = "") -> Thing:
    ones = tuple(word.replace("_", " ") for word in singular.split())
    many = tuple(word.replace("_", " ") for word in plural.split())
    return Thing(kind, group, unit, ones + many + tuple(plural_of(word) for word in ones))


_W, _V, _B, _P, _E = ObjectClass.WEAPON, ObjectClass.VEHICLE, ObjectClass.BUILDING, ObjectClass.PLACE, ObjectClass.EVENT

THINGS = (
    _thing(Object.MISSILE, _W, Unit.MUNITIONS, "missile kh-101 iskander kinzhal kalibr tomahawk atacms interceptor", ""),
    _thing(Object.ROCKET, _W, Unit.MUNITIONS, "rocket katyusha himars", ""),
    _thing(
        Object.DRONE,
        _W,
        Unit.MUNITIONS,
        "drone uav shahed uas quadcopter unmanned_aircraft unmanned_vehicle aerial_vehicle decoy",
        "unmanned_aerial_vehicles",
    ),
    _thing(Object.SHELL, _W, Unit.MUNITIONS, "shell mortar projectile mortar_round artillery_round", ""),
    _thing(Object.BOMB, _W, Unit.MUNITIONS, "bomb mine landmine grenade explosive ied explosive_device glide_bomb car_bomb", ""),
    _thing(Object.WEAPON, _W, Unit.MUNITIONS, "weapon munition warhead aerial_target air_target aerial_weapon", "munitions"),
    _thing(
        Object.AIRCRAFT,
        _V,
        Unit.AIRCRAFT,
        "plane jet airplane aeroplane warplane airliner bomber fighter_jet fighter-jet jetliner glider",
        "aircraft planes",
    ),
    _thing(Object.HELICOPTER, _V, Unit.AIRCRAFT, "helicopter chopper", ""),
    _thing(Object.TANK, _V, Unit.VEHICLES, "tank armoured_vehicle armored_vehicle apc fighting_vehicle humvee personnel_carrier", ""),
    _thing(
        Object.VEHICLE,
        _V,
        Unit.VEHICLES,
        "vehicle car truck bus train lorry van minibus ambulance taxi motorcycle bicycle trailer locomotive tractor suv pickup",
        "buses lorries minibuses",
    ),
    _thing(
        Object.SHIP,
        _V,
        Unit.VEHICLES,
        "ship boat vessel ferry tanker warship submarine frigate corvette cruiser destroyer barge trawler dinghy yacht",
        "ferries",
    ),
    _thing(
        Object.ARTILLERY,
        _V,
        Unit.VEHICLES,
        "howitzer launcher artillery_system rocket_system cannon gun_system rocket_launcher artillery_piece",
        "",
    ),
    _thing(
        Object.AIR_DEFENCE,
        _V,
        Unit.VEHICLES,
        "radar anti-aircraft_system anti-aircraft_missile_system air-defence_system air-defense_system "
        "air_defense_system air_defence_system defense_system defence_system missile_system s-300 s-400",
        "",
    ),
    _thing(Object.EQUIPMENT, _V, Unit.VEHICLES, "generator transformer_unit excavator crane", ""),
    _thing(Object.KINDERGARTEN, _B, Unit.BUILDINGS, "kindergarten nursery preschool", "nurseries"),
    _thing(Object.SCHOOL, _B, Unit.BUILDINGS, "school college university classroom lyceum", "universities"),
    _thing(
        Object.HOSPITAL,
        _B,
        Unit.BUILDINGS,
        "hospital clinic maternity_ward polyclinic health_facility medical_facility health_center health_centre",
        "health_facilities medical_facilities",
    ),
    _thing(Object.CHURCH, _B, Unit.BUILDINGS, "church mosque temple synagogue cathedral monastery chapel shrine", "churches monasteries"),
    _thing(
        Object.APARTMENT_BLOCK,
        _B,
        Unit.BUILDINGS,
        "apartment_building apartment_block high-rise high-rise_building residential_building tower_block "
        "multi-story_building residential_block",
        "",
    ),
    _thing(Object.APARTMENT, _B, Unit.BUILDINGS, "apartment flat condo", ""),
    _thing(Object.HOUSE, _B, Unit.BUILDINGS, "house home household_building dwelling cottage hut cabin residence shack tent shelter", ""),
    _thing(Object.SHOP, _B, Unit.BUILDINGS, "shop store market restaurant cafe café supermarket mall kiosk bar", ""),
    _thing(
        Object.BUSINESS,
        _B,
        Unit.BUILDINGS,
        "factory plant office business bank warehouse workshop enterprise hotel embassy headquarters barracks prison hangar farm",
        "factories businesses offices hotels",
    ),
    _thing(
        Object.FUEL_FACILITY,
        _B,
        Unit.BUILDINGS,
        "refinery oil_depot fuel_depot fuel_tank oil_terminal gas_station petrol_station oil_refinery fuel_storage pipeline oil_facility",
        "refineries oil_refineries",
    ),
    _thing(
        Object.POWER_FACILITY,
        _B,
        Unit.BUILDINGS,
        "substation power_station power_plant power_line transformer pylon energy_facility power_facility thermal_plant "
        "electric_tower tower dam",
        "energy_facilities power_facilities",
    ),
    _thing(
        Object.INFRASTRUCTURE,
        _B,
        Unit.BUILDINGS,
        "bridge railway road port station command_post observation_post outpost depot ammunition_depot ammunition_dump "
        "installation facility infrastructure_facility airport airfield "
        "infrastructure_object subway_station",
        "facilities infrastructure_facilities",
    ),
    _thing(
        Object.BUILDING,
        _B,
        Unit.BUILDINGS,
        "building structure block premises property barn garage museum theater theatre stadium library outbuilding",
        "properties libraries premises",
    ),
    _thing(Object.CUSTOMER, _B, Unit.HOUSEHOLDS, "subscriber consumer ratepayer", ""),
    _thing(
        Object.SETTLEMENT,
        _P,
        Unit.PLACES,
        "settlement village town city community hamlet municipality",
        "cities communities municipalities",
    ),
    _thing(
        Object.DISTRICT,
        _P,
        Unit.PLACES,
        "district region area neighborhood neighbourhood site location province county place target oblast",
        "counties",
    ),
    _thing(
        Object.STRIKE,
        _E,
        Unit.EVENTS,
        "airstrike strike air_strike drone_strike raid air_raid missile_strike bombardment bombing barrage",
        "",
    ),
    _thing(Object.INCURSION, _E, Unit.EVENTS, "incursion infiltration", ""),
    _thing(
        Object.ATTACK,
        _E,
        Unit.EVENTS,
        "attack assault ambush onslaught offensive terror_attack kidnapping abduction robbery stabbing",
        "ambushes robberies",
    ),
    _thing(Object.EXPLOSION, _E, Unit.EVENTS, "explosion blast detonation", ""),
    _thing(Object.SHOOTING, _E, Unit.EVENTS, "shooting", ""),
    _thing(Object.CLASH, _E, Unit.EVENTS, "clash battle combat_engagement firefight skirmish", "clashes battles skirmishes"),
    _thing(Object.FIRE, _E, Unit.EVENTS, "fire blaze wildfire", ""),
    _thing(Object.CRASH, _E, Unit.EVENTS, "crash accident collision disaster derailment", "crashes"),
    _thing(Object.ALERT, _E, Unit.EVENTS, "warning alert", ""),
)

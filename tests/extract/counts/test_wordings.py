"""Wordings of what is counted, by kind: each sentence with the figures that it tells, and none beside them; sentences of our own."""

import datetime as dt

import pytest

from pipelines.contract.vocabulary import Bound, CountBasis
from pipelines.event_model.load import load_event_model
from pipelines.extract.counts.find_counts import find_counts
from pipelines.extract.text_to_document import document_of_text
from pipelines.gazetteer.lookup import load_gazetteer

KINDS = {
    "being away from home": """
        displaced 8300 | Around 8,300 have been living away from home for two winters.
        displaced 2750 | The transit centre at Dolmo, built for 900 people, is currently hosting 2,750.
        displaced 4200 | Some 4,200 people are sleeping in schools.
        displaced 4200 | Some 4,200 people are sleeping in the open.
        displaced 4200 | Some 4,200 people sleep outdoors.
        displaced 4200 | Some 4,200 people were living in tents.
        displaced 4200 | Some 4,200 people are now living in emergency shelters.
        displaced 4200 | Some 4,200 people live in a camp for the displaced.
        displaced 4200 | Some 4,200 people are in evacuation centres.
        displaced 4200 | About 4,200 people remain in relief camps.
        displaced 4200 | Some 4,200 people are staying with relatives.
        displaced 4200 | Some 4,200 people were staying with host families.
        displaced 4200 | Some 4,200 people moved in with relatives.
        displaced 4200 | Some 4,200 people are being hosted in 12 accommodation centres.
        displaced 4200 | Some 4,200 people have been housed in 12 temporary shelters.
        displaced 4200 | Twelve shelters are housing 4,200 people.
        displaced 4200 | The camp is hosting 4,200 people.
        displaced 4200 | The town hosts 4,200 refugees.
        displaced 900 | The agency sent blankets for 900 people living in tents.
        displaced 4200 | The floods left 4,200 families without homes.
        displaced 4200 | The quake left 4,200 people with no roof.
        displaced 4200 | The shelling made 4,200 people flee.
        displaced 4200 | The fighting forced 4,200 people out of their villages.
        displaced 121000 | The fighting resulted in 121,000 people being displaced.
        - | About 900 soldiers are living in tents.
        - | Some 900 people are staying in the town.
        - | The hall hosts 600 guests.
        - | Some 90 troops fled.
    """,
    "what a toll may yet be": """
        - | If the 30 who are missing are confirmed dead, the death toll in the district would rise to more than 80.
        - | The toll would climb to 52 if the bodies are identified.
        - | Should the miners not be found, the number of dead could reach 19.
        - | The death toll is expected to reach 300.
        - | The number of injured is likely to pass 90.
        killed 80 | The death toll may have reached 80.
    """,
    "a figure that is told beside a subject": """
        killed 17, missing 31 | The number of pupils killed was 17 pupils and 31 pupils were missing.
        killed 14, missing 6 | The number of dead stood at 14 and 6 were still missing.
        killed 12, killed 8 | Officials said 12 people were killed in Ardo and 8 in neighbouring Bilu district, both in Kessa province.
    """,
    "missing and only presumed dead": """
        killed 3, missing 5 | The guild said three divers were killed and five others were "missing, presumed dead."
        missing 4 | Four sailors are missing and feared dead.
        missing 4 | Four sailors are missing, believed dead.
        killed 4 | Four sailors are feared dead.
    """,
    "what a cause brought about": """
        destroyed 640 | The tremor caused 640 houses to collapse.
        damaged 37, destroyed 4 | The storm caused 37 shops to be badly damaged and four to be swept away.
        damaged 3 | The blast caused three buildings to catch fire.
        - | The order caused 40 men to sign a letter.
    """,
    "who leads a village": """
        killed 1, killed 18, killed 17 | Raiders killed the village head and 17 other farmers.
        captured 1 | The district chief was abducted.
    """,
    "arrivals": """
        displaced 4200 | The clashes forced 4,200 people to cross into Chad.
        displaced 4200 | The fighting compelled 4,200 people to seek refuge in Chad.
        displaced 4200 | About 4,200 people crossed into Malawi.
        displaced 4200 | About 4,200 people have crossed the border.
        displaced 4200 | About 4,200 refugees arrived in Malawi.
        displaced 4200 | Some 4,200 new arrivals were registered in the camp.
        displaced 4200 | The country has taken in 4,200 refugees.
        - | Two drones crossed into Malawi.
        - | About 4,200 guests arrived in Malawi.
    """,
    "who did it and who is spoken of": """
        killed 8, charged 1 | A driver suspected of killing eight people was charged on Monday.
        killed 6, killed 1, charged 1 | The driver suspected of killing six people, including his wife, was charged on Monday.
        captured 12, released 1 | A former guard convicted of abducting 12 girls was released on Monday.
        injured 2, detained 1 | The officer wanted for shooting two men was arrested on Monday.
        captured 42 | These are the 42 people that the governor first said were kidnapped.
        killed 12 | The 12 men who police say were killed came from Kano.
        injured 2 | They visited two guards whom witnesses said were shot.
        evacuated 9000 | The mayor spoke a day after saying 9,000 children would be evacuated.
        - | She wrote to the families of those yet to be released.
        captured 27, released 27 | Twenty-seven pupils abducted from the college, Ann Yauri in Kebbi State, have regained freedom.
        captured 51 | The number released differed from the 51 pupils who had been kidnapped.
        killed 3 | Three of the migrants were recovered deceased.
        damaged 940 | The frost did damage to crops across four districts and 940 barns have been damaged.
    """,
    "hospitals let people go": """
        injured 14 | Fourteen passengers were treated and released.
        injured 6 | Six workers were treated at a clinic and released on Monday.
        injured 3 | Three of the injured were released from hospital on Monday.
        released 12 | Rebels treated the hostages well and released 12 nurses.
        - | The clinic received 22 patients.
    """,
    "what a number has come to": """
        killed 405 | Confirmed deaths had reached 405 on Friday.
        killed 12, injured 40 | Deaths rose from nine to 12 on Monday, and injuries climbed to 40.
        detained 71 | Arrests in the city stood at 71.
        killed 45 | Deaths on the roads had passed 45.
        killed 2 | Minimum two people lost their lives.
        released 10 | Ten servicemen were returned home.
        - | Fatalities were up by 30 percent, and deaths fell to a low.
    """,
    "years of events": """
        killed 3 | The court heard the case of the 2013 marathon attacks that killed three people.
        - | Families of the victims of the 1998 embassy bombings met on Monday.
        - | Police fear a repeat of the deadly 2019 church attacks.
    """,
    "named figures": """
        displaced 4200 | The number of IDPs stands at 4,200.
        displaced 4200 | The number of displaced families has risen to 4,200.
        displaced 4200 | The floods raised the number of people made homeless to 4,200.
        killed 15 | The number of known dead in the province was 15.
        killed 133 | The bulletin put at 133 the number of people killed.
        infected 320 | The number of cases rose to 320.
        missing 6, missing 21, missing 9 | The count of missing climbers was put at six, then lifted to 21 and at last lowered to nine.
        destroyed 35 | The governor put the number of collapsed houses closer to 35.
        detained 700 | The ministry put the number of arrests at 700.
        - | The number of displaced families is rising in 40 towns.
    """,
    "families and persons": """
        displaced 4200, displaced 21000 | About 4,200 families, or 21,000 people, were displaced.
        displaced 4200, displaced 870 | About 4,200 people (870 households) have been newly displaced.
        displaced 870, displaced 4200 | Some 870 households (4,200 individuals) were displaced.
        affected 4200, affected 21000 | A total of 4,200 families comprising 21,000 persons have been affected.
        affected 4200, affected 21000 | Some 4,200 families and 21,000 persons have been affected.
    """,
    "told to go, and back home": """
        evacuated 4200 | About 4,200 people were asked to leave their homes.
        evacuated 4200 | About 4,200 people were told to evacuate.
        evacuated 4200 | Nearly 4,200 people were shifted to safer places.
        returned 4200 | About 4,200 people have returned to their homes.
        returned 4200 | About 4,200 displaced people went back to their villages.
        - | The mayor returned to his home.
        - | All but 160 of the villagers have returned home.
    """,
    "affected and hungry": """
        affected 4200 | About 4,200 people are in need of aid.
        affected 4200 | About 4,200 people were stranded by the floods.
        affected 4200 | The floods cut off 4,200 people.
        affected 4200 | About 4,200 people were hit by the floods.
        affected 423986 | Some 423,986 people were classified as affected.
        food_insecure 4200 | About 4,200 people face acute hunger.
        food_insecure 4200 | Some 4,200 people are acutely food insecure.
        - | The road is in need of repair.
    """,
    "cases": """
        infected 320 | There were 320 new cases of cholera.
        infected 320 | The ministry reported 320 cases of cholera.
        infected 320 | Some 320 people tested positive.
        infected 320 | Some 320 people have fallen ill.
        infected 24118, killed 97 | Some 24 118 new measles cases and 97 deaths were reported.
        infected 77 | Malawi has 77 confirmed cases.
        infected 6, infected 58 | Six new cases of cholera were confirmed, bringing the total to 58.
        infected 3 | The province confirmed its first three cases of cholera.
        - | The court heard 320 cases.
        - | In 12 cases the police found nothing.
        - | Police look into nine rape cases.
        - | Doctors saw 30 cases of neglect.
    """,
    "acts as nouns": """
        detained 41, detained 27 | In all, 41 arrests were made for theft and 27 for fraud.
        detained 3 | Police announced the arrest of three men.
        rescued 36 | Crews carried out about three dozen rescues.
        rescued 40 | The navy reported the rescue of 40 sailors.
        released 900 | The governor announced the release of 900 inmates.
        injured 1 | The attack led to the wounding of Rick Steed.
        displaced 900 | The war led to the displacement of 900 people.
        bodies_recovered 9 | The sides handed over nine bodies.
        - | They called for the release of 40 captives.
        - | Police issued three arrest warrants.
        - | The town opened 12 evacuation centres.
    """,
    "set free, held": """
        released 45, released 9 | The first 45 convicts, nine of them women, walked out of Brask and Keld prisons.
        released 731, released 689, released 42 | The amnesty includes 689 local prisoners and 42 foreigners.
        detained 2 | Two suspects were captured.
        released 880 | The first 880 inmates walked out of prison.
        released 2652 | The president pardoned 2,652 convicts.
        released 1350 | Some 1,350 prisoners were set free.
        released 5864 | The amnesty covers 5,864 prisoners.
        released 125 | Some 125 servicemen had come home.
        released 1 | Among those released was Ann Poe.
        held 499 | At least 499 people remain in detention.
    """,
    "saved, looked for": """
        bodies_recovered 9, rescued 212 | The aid ship said it picked up nine bodies and 212 survivors.
        missing 5 | Five hikers have never been found.
        missing 6 | At least six divers became trapped on Thursday.
        - | They carried 143 people off the mountains.
        rescued 4200 | Rescuers picked up 4,200 migrants.
        rescued 420 | The air force airlifted 420 people trapped on rooftops.
        rescued 6 | The fire ended with six residents being led to safety.
        rescued 38 | There were 38 survivors.
        rescued 33 | Some 33 miners survived two months underground.
        missing 4 | Four people are still under the debris.
        missing 9 | Nine miners are trapped underground.
        killed 47, missing 153 | The mudslide killed 47 people, with 153 still missing.
        casualties 342 | In the whole country 342 people were killed or went missing.
        bodies_recovered 4 | The navy recovered four dead migrants.
        - | Rescuers were trying to rescue nine miners.
        - | A group of 64 survivors of abuse met.
    """,
    "parts": """
        killed 4, killed 3 | At least four nurses and three porters were among those who lost their lives.
        killed 58, killed 23, killed 19, killed 8 | Of the 58 homicides this year, 23 were robberies, 19 were feuds and eight were domestic.
        detained 4, detained 30 | Four of the 30 arrested men are minors.
        killed 6 | Divers reached eleven sailors, six of whom were dead.
        injured 62, killed 9 | The clinic treated 62 wounded, nine of whom died.
        killed 12, killed 5 | Twelve people, five of them Dutch tourists, lost their lives when a ferry keeled over.
        released 52, released 8 | The first 52 convicts, eight of them women, walked out of prison.
        injured 21, injured 19, injured 2 | Twenty-one marchers were hurt in Lagos (19) and Kano (2).
    """,
    "what is left out": """
        killed 4, killed 3 | The provinces reported four and three deaths, respectively.
        killed 212, killed 97 | Some 212 people died on the tracks last year and 97 between April and June.
        detained 93, detained 54, detained 31 | Ninety-three were detained in Vitebsk, 54 in Gomel and 31 in Grodno.
        killed 19, killed 11, killed 14 | At least 19 people died in avalanches, 11 in floods and 14 from lightning since May.
        captured 52, captured 21 | Rebels abducted 52 pupils on Monday and 21 on Tuesday.
        killed 12 | Gunmen killed 12 people in Lyon and six in Nantes were questioned.
    """,
    "far subjects": """
        detained 50 | Fifty unarmed protesters, most of them young, were repeatedly gassed and arrested by officers.
        killed 7 | All seven divers caught in a cave near Ocana — the region's longest river system — have been found dead.
        killed 2, injured 5, rescued 5 | Two hikers were found dead, while five more were brought down alive but injured.
        killed 4 | Also killed there were Kim's husband, Nat Kilo, and their aide, Mel Hodge, along with the cook, Lar Hain, and his wife.
    """,
    "buildings": """
        destroyed 4200 | Some 4,200 houses were washed away.
        destroyed 4200 | The floods swept away 4,200 huts.
        destroyed 4200 | The storm tore the roofs off 4,200 houses.
        destroyed 4200, damaged 900 | Some 4,200 houses were fully damaged and 900 partially damaged.
        destroyed 230, destroyed 3, destroyed 14 | The flood destroyed 230 houses, three apartment complexes and 14 shops.
        destroyed 4200 | About 4,200 homes have burned.
        damaged 4200 | Some 4,200 houses are under water.
        damaged 4200 | Some 4,200 homes have been inundated.
        - | More than 200 houses were in danger of collapsing.
    """,
    "numbers": """
        affected 300000 | More than 3 lakh people have been affected.
        displaced 230000 | Some 2.3 lakh people were displaced.
        displaced 37269 | Some 37 269 people were displaced.
        affected 20000000 | Some 2 crore people have been affected.
        displaced 61000 | Some 61, 000 people were displaced.
        displaced 102000 | Displaced by the fighting since New Year: 102,000.
        casualties 196 | Casualties in February: 196.
        - | Injured in 2019, he said: two men came back.
        - | The government announced Rs 2 lakh for the kin of the dead.
    """,
    "words of regions": """
        evacuated 230000 | Over 2.3 lakh people have been shifted to relief camps.
        evacuated 600 | Some 600 villagers were taken to 12 temporary shelters.
        evacuated 5300 | The mayor issued evacuation orders for 5,300 residents.
        evacuated 18000 | The number of evacuees in the 72 shelters stood at 18,000.
        displaced 340 | Some 340 families spent the night in the open.
        injured 32 | At least 32 passengers escaped with minor injuries.
        injured 7 | Seven others are battling for their lives at the clinic.
        injured 2 | Two riders are nursing injuries after the crash.
        injured 13 | The accident resulted in injuries to 13 persons.
        injured 4 | He is one of four guards who are in a critical condition.
        injured 3 | The boiler blew up, leaving three with severe burns.
        injured 3 | Shooting sends 3 to hospital
        injured 9 | Nine clerks were transported to Mercy Hospital.
        killed 13 | Troops neutralised 13 bandits in the forest.
        killed 6 | Six people were stung to death by bees.
        killed 9 | The death count reached nine.
        killed 31 | The number of deaths has gone up to 31.
        injured 4, killed 2 | Four people were hurt badly, and two did not make it.
        killed 12 | Twelve die as bus plunges into gorge
        killed 4 | Four of a family drown in pond
        - | Some 900 people die every year on these roads.
        - | If 900 people die, who will pay?
        missing 17 | The whereabouts of 17 miners are not known.
        missing 3 | Divers were searching for three boys.
        - | Police were searching for two gunmen.
        - | Police are not looking for anyone else.
        missing 20 | Twenty people are yet to be traced.
        bodies_recovered 8 | Eight bodies were fished out of the river.
        bodies_recovered 1, bodies_recovered 2, bodies_recovered 3 | The bodies of two women and a child were pulled out of the mud.
        captured 36 | Bandits whisked away 36 worshippers.
        released 27 | Twenty-seven of the students have regained their freedom.
        detained 15 | No fewer than 15 suspects were nabbed by the squad.
        detained 5 | Police have arrested five accused in connection with the case.
        detained 2 | Two men were held under the Arms Act and two arrested.
        charged 6 | Six men were arraigned before a magistrate.
        charged 4 | The state filed charges against four clerks.
        infected 11 | Eleven pupils were hospitalised with food poisoning.
        infected 430 | The clinic had treated 430 patients for cholera.
        infected 2000 | The water made 2,000 people ill.
        injured 9 | Nine boys were treated for burns.
        injured 40 | About 40-50 people were hurt.
        rescued 10, missing 14 | Ten of the 14 missing miners have been found alive.
        killed 3 | The fire left three people - two women and a toddler - dead.
        killed 2 | ARDA - Two men - both clerks - were killed.
        infected 38 | Thirty-eight people have been diagnosed with cholera.
        destroyed 120 | The storm blew off the roofs of 120 houses.
        damaged 3111 | The quake left 3,111 houses with cracks.
        destroyed 4 | Four tanks were knocked out.
    """,
    "lines of bulletins": """
        killed 14, injured 33, missing 5 | Casualties: Dead – 14; Injured – 33; Missing – 5
        killed 45 | Total deaths: 45
        displaced 122387 | IDPs total 122 387
        - | Image 1 of / 13 Woman shot dead
        infected 214, killed 3 | New cases: 214; deaths: 3
        displaced 3214, displaced 16070 | 3,214 families / 16,070 persons displaced in 21 evacuation centres
        killed 11, killed 14 | The toll, which was put at 14 earlier, has been revised to 11.
        killed 3, injured 1 | Arda: 3 killed, 1 critical as car hits tree
        - | The clerk said three were critical of the plan.
        rescued 184 | The ferry carried 220 passengers; 184 have been rescued and the rest are missing.
    """,
    "groups, ages and selves": """
        captured 2 | They kidnapped a couple, Al Poe and Bea Roe.
        killed 2 | They left in March, and both were murdered.
        killed 1, killed 2, killed 6, killed 9 | The murder of six priests, a nun and her two sisters was an outrage.
        killed 2 | The couple were found dead at home.
        killed 2 | An elderly couple was killed on Sunday.
        - | He fired off a couple rounds.
        killed 5 | A family of five was killed when a lorry hit their car.
        killed 2 | Both were pronounced dead at the scene.
        killed 1 | The blast left a 17 year-old girl dead.
        killed 1, killed 1, killed 2 | A man in his 40s and a teenage boy died.
        killed 3 | Al Poe, 30; Bo Roe, 21; and Cy Doe, 31 were killed.
        killed 1, killed 3, killed 4 | The gunman killed three guards and then himself.
        killed 1, killed 1 | Police say a clerk killed his wife before killing himself.
        charged 2 | The two, both 29, are to be arraigned.
    """,
    "no figure": """
        killed 1 | Police say an 18-month old is dead after a shooting.
        killed 2 | Two sisters aged 5 and 13 drowned in the canal.
        killed 12 | Twelve pupils aged between 7 and 9 were murdered.
        killed 3 | Three boys, aged 4, 6 and 9, died on Monday.
        - | None of the bodies recovered has been named.
        - | He said none of the 23 activists arrested in May had a lawyer.
        - | Two trawlers were intercepted off Malta.
        - | One in three children is displaced.
        killed 2 | The storm killed two in three days.
        - | The belt prevented an estimated 20 deaths.
        - | A drill simulating a plane crash with 50 casualties was held.
        - | Two trucks jammed the road.
        - | The school has room for 600 people.
    """,
}
CASES = [(kind, *line.split(" | ")) for kind, lines in KINDS.items() for line in map(str.strip, lines.strip().splitlines())]


def figures(sentence: str) -> list[str]:
    document = document_of_text(sentence, article_id="a", published=dt.date(2024, 6, 17), language="en")
    rows = find_counts(document, (), load_gazetteer(), load_event_model())
    return [f"{row.metric} {row.value if row.value is not None else row.low if row.low is not None else row.high}" for row in rows]


@pytest.mark.parametrize(("kind", "expected", "sentence"), CASES, ids=lambda text: text[:40] if " " in text else None)
def test_wording(kind: str, expected: str, sentence: str) -> None:
    assert sorted(figures(sentence)) == sorted(expected.split(", ") if expected != "-" else []), kind


def test_people_told_to_leave_are_a_plan() -> None:
    document = document_of_text("About 4,200 people were told to evacuate.", article_id="a", language="en")
    (row,) = find_counts(document, (), load_gazetteer(), load_event_model())
    assert row.count_basis is CountBasis.PLANNED


@pytest.mark.parametrize("verb", ["surpassed", "exceeded", "passed", "crossed"])
def test_a_toll_that_was_passed_is_a_bound(verb: str) -> None:
    document = document_of_text(f"The death toll has {verb} 150.", article_id="a", language="en")
    (row,) = find_counts(document, (), load_gazetteer(), load_event_model())
    assert (row.low, row.value, row.high, row.bound) == (150, 150, None, Bound.MORE_THAN)

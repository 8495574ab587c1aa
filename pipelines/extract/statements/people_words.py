"""Words about people and organisations: titles, roles, given names, nouns of institutions.  Data only.

Given names tell a woman from a man and a person from a place; no full name of a real person belongs here.
"""

from pipelines.extract.text.word_lists import word_set

# Titles that stand before a name and are no part of it.
TITLES = word_set(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baron baroness count president vice prime minister premier chancellor "
    "king queen "
    "prince princess sheikh sheik emir ayatollah pope cardinal archbishop bishop rabbi imam mullah reverend rev pastor father "
    "brother sister "
    "gov governor lt lieutenant col colonel gen general maj major capt captain sgt sergeant cpl corporal pvt private adm admiral "
    "cmdr commander "
    "commissioner cmsr chief deputy det detective insp inspector supt superintendent constable sheriff marshal officer trooper "
    "mayor councillor "
    "cllr councilman councilwoman alderman sen senator rep reps sens representative congressman congresswoman lawmaker ambassador "
    "amb consul envoy "
    "secretary undersecretary attorney solicitor judge justice magistrate prosecutor speaker chairman chairwoman chairperson "
    "chair director ceo cfo "
    "coo founder co-founder coach manager striker midfielder goalkeeper defender quarterback spokesman spokeswoman spokesperson "
    "foreign defense defence "
    "interior finance former acting ex-president then-president late press brig brigadier marshall hon honorable majesty hrh first staff "
    "dgp adgp igp aig dig ssp sp dsp dcp acp asp sho oc sdm mla ppro dpo engr collector alhaji hajiya barrister advocate pandit shri smt"
)
WOMAN_WORDS = word_set(
    "mrs ms miss madam dame lady queen princess spokeswoman chairwoman congresswoman councilwoman policewoman businesswoman "
    "actress mother wife "
    "daughter sister widow grandmother aunt niece woman girl girlfriend mom mum baroness sultana"
)
MAN_WORDS = word_set(
    "mr sir lord king prince spokesman chairman congressman councilman policeman businessman actor father husband son brother widower "
    "grandfather uncle nephew man boy boyfriend dad pope cardinal archbishop imam ayatollah baron"
)
ROLE_NOUNS = word_set(
    "president minister premier chancellor governor mayor secretary senator representative congressman congresswoman lawmaker "
    "legislator deputy collector tehsildar tahsildar sarpanch prefect regent headman elder chieftain emir sultan "
    "ambassador envoy consul diplomat adviser advisor aide official officer commander general colonel captain lieutenant sergeant "
    "admiral soldier "
    "chief head director leader boss chairman chairwoman chairperson chair ceo cfo coo executive founder co-founder owner "
    "co-owner manager coach "
    "spokesman spokeswoman spokesperson inspector detective superintendent sheriff commissioner prosecutor attorney lawyer "
    "solicitor barrister "
    "judge justice coroner counsel professor lecturer researcher scientist expert analyst specialist economist historian scholar "
    "fellow author "
    "writer novelist poet editor reporter journalist correspondent columnist blogger photographer cameraman presenter anchor host "
    "producer singer "
    "musician guitarist drummer bassist actor actress artist painter designer architect engineer pilot driver sailor fisherman "
    "farmer worker "
    "builder miner trader merchant shopkeeper businessman businesswoman banker investor broker consultant strategist pollster "
    "candidate nominee "
    "frontrunner contender incumbent politician activist campaigner organizer organiser volunteer donor supporter critic opponent "
    "rival refugee "
    "migrant resident villager neighbor neighbour witness survivor victim student pupil teacher principal headteacher doctor "
    "physician surgeon "
    "nurse paramedic medic midwife pharmacist psychologist psychiatrist therapist priest bishop archbishop pope imam rabbi pastor "
    "cleric monk king "
    "queen prince princess sheikh emir father mother husband wife son daughter brother sister widow widower uncle aunt cousin "
    "nephew niece "
    "grandmother grandfather girlfriend boyfriend partner friend colleague forward winger striker midfielder defender defenseman "
    "defenceman "
    "goalkeeper goaltender goalie center centre quarterback linebacker receiver pitcher catcher shortstop outfielder guard "
    "striker player teammate "
    "athlete swimmer runner boxer cyclist driver trainer referee umpire agent member co-chair trustee veteran retiree pensioner "
    "hunter guide "
    "operator dispatcher firefighter policeman policewoman constable trooper guard warden pathologist epidemiologist "
    "meteorologist seismologist "
    "geologist biologist chemist physicist mathematician statistician climatologist ecologist sociologist anthropologist archaeologist"
)
ROLE_ENDINGS = ("man", "woman", "person", "ologist", "keeper", "maker", "holder")
# Nouns that make a name the name of an organisation.
ORGANISATION_NOUNS = word_set(
    "ministry department agency administration bureau office service authority commission committee council board court tribunal "
    "parliament congress "
    "senate assembly house cabinet government police army navy force forces guard military corps command party union association "
    "federation "
    "league alliance coalition front movement group organisation organization institute institution university college school "
    "academy hospital "
    "clinic center centre foundation fund bank company corporation corp inc ltd llc plc co gmbh airline airlines airways "
    "television tv radio "
    "news newspaper times post journal herald tribune gazette guardian telegraph press magazine network channel media agency "
    "observatory society "
    "club team campaign embassy consulate secretariat staff directorate brigade battalion regiment division squad unit museum library "
    "church diocese nations world bank health organisation watch international crescent cross monitor reuters studies research "
    "laboratory lab "
    "exchange partners holdings industries technologies systems motors energy electric oil gas railways railroad post survey "
    "trust programme program rescue coastguard observatory initiative "
    "headquarters chamber mission commissariat inspectorate registry ombudsman regulator operator brokerage syndicate"
)
# Common nouns for institutions of a country; without an owner they are those of the country that the text speaks of.
NATIONAL_NOUNS = word_set("military army navy government parliament ministry cabinet airforce")
NATIONAL_PHRASES = (
    "air force",
    "defense ministry",
    "defence ministry",
    "foreign ministry",
    "interior ministry",
    "health ministry",
    "finance ministry",
    "armed forces",
    "coast guard",
)
# Seats and nicknames that stand for a government or an office, with the country's code.
SEATS = {"kremlin": "RU", "white house": "US", "pentagon": "US", "downing street": "GB", "elysee": "FR", "élysée": "FR"}
WOMEN = word_set(
    "abigail adriana agnes aicha aisha alejandra alexandra alexis alice alicia alina allison amanda amber amina amy ana anastasia "
    "andrea angela "
    "angelina anita ann anna anne annie antonia april ashley asma astrid audrey ayesha barbara beatrice becky bella bernadette "
    "bernice beth betty "
    "beverly brenda bridget brittany camila camilla candace carla carly carmen carol carolina caroline carolyn carrie catalina "
    "catherine cathy cecilia "
    "charlotte chelsea cheryl chloe christina christine cindy claire clara claudia colleen connie cristina crystal cynthia "
    "daniela daria dawn deborah "
    "debbie debra denise diana diane dolores donna doris dorothy edith eileen elaine eleanor elena elisabeth elizabeth ella ellen "
    "emily emma erica erin "
    "esther eva eve evelyn fatima felicia fiona florence frances francesca gabriela gail galina georgia gina giorgia giulia "
    "gladys gloria grace greta "
    "gretchen gwen hannah heather heidi helen helena hillary holly huma ida ingrid irene irina iris isabel isabella ivanka jackie "
    "jacqueline jane janet janice "
    "jasmine jean jeanne jen jenna jennifer jenny jessica jill joan joanna joanne jocelyn jodi josephine joy joyce juanita judith "
    "judy julia juliana julie "
    "june kamala karen karin karla kate katherine kathleen kathryn kathy katie katya kayla kelly kellyanne kim kimberly kirsten "
    "kristen kristin kristina "
    "larisa laura lauren laurie leah leila lena leslie leticia liliana lillian lily linda lisa liz liza loretta lori lorraine "
    "louise lucia lucy ludmila "
    "lydia lynn madeleine mai malala manuela marcia margaret maria mariam marianne marie marina marilyn marjorie marta martha "
    "mary matilda maureen maya "
    "megan meghan melania melanie melinda melissa mercedes meredith mette michelle mildred miranda molly monica nadia nadine "
    "nancy naomi natalia natalie natasha "
    "nicole nina nora noor norma oksana olga olivia oksana pamela patricia patty paula pauline peggy penelope penny phyllis "
    "polina priscilla rachel ramona "
    "rania rebecca regina renee rhonda rita roberta robin rosa rosalind rose rosemary roxanne ruth sabrina sally samantha sandra "
    "sara sarah savannah selena "
    "shannon sharon sheila shelly shirley silvia simone sofia sonia sophia sophie stacey stella stephanie sue susan susana "
    "suzanne svetlana sylvia tamara "
    "tammy tania tanya tara tatiana teresa theresa tiffany tina tracy ursula valentina valerie vanessa vera veronica victoria "
    "viktoria violet virginia "
    "vivian wanda wendy yasmin yolanda yulia yvonne zainab zeinab zoe zoya"
)
MEN = word_set(
    "aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert alberto aleksandr alejandro alex alexander alexei alfred "
    "ali allan allen alvin amir "
    "anatoly anders andre andrei andrew andrii andriy andy angel anthony antonio anton antony arnold arthur arturo asif austin "
    "barack barry bashar ben benjamin "
    "bernard bernie bill billy bob boris brad bradley brandon brendan brent brett brian bruce bryan byron caleb calvin cameron "
    "carl carlos cesar chad charles "
    "charlie chris christian christopher chuck clarence claude clayton clifford clint colin connor corey craig curtis cyril dale "
    "damien dan daniel danny "
    "darren darryl dave david dean dennis denys derek devin diego dmitri dmitriy dmitry dmytro dominic don donald doug douglas "
    "drew duane dustin dwight dylan "
    "earl ed eddie eduardo edward edwin eli elias elijah emmanuel enrique eric erik ernest ethan eugene evan felipe felix "
    "fernando floyd francis francisco "
    "francois frank franklin fred frederick gabriel gareth gary gavin gene geoffrey george gerald gerard gilbert giovanni glenn "
    "gordon graham grant greg "
    "gregory guillermo gustavo guy hamid hans harold harry harvey hassan hector henri henry herbert herman homer horacio howard "
    "hugh hugo hussein ian ibrahim igor "
    "ilya imran isaac ismail ivan jack jacob jacques jake jamal james jamie jan jared jason javier jay jeb jeff jeffrey jeremy "
    "jerome jerry jesse jesus jim jimmy "
    "joaquin joe joel johan john johnny jon jonas jonathan jordan jorge jose joseph joshua josh juan julian julio justin karim "
    "karl keith ken kenneth kevin khalid "
    "kirill klaus konstantin kurt kyle kyrylo lance lars larry laurence lawrence lee leo leon leonard leonid lewis lloyd logan "
    "louis lucas luis luke mahmoud "
    "malcolm manuel marc marcel marcelo marco marcos marcus mario marion mark marshall martin marvin mathew matt matteo matthew "
    "maurice max maxim michael "
    "miguel mikhail mike milton mitch mitt mohamed mohammad mohammed morris muhammad mustafa mykola nathan neil nelson nicholas "
    "nick nicolas nigel noah norman oleg "
    "oleksandr oleksiy oleksii olaf oliver omar oscar osama otto owen pablo patrick paul pavel pavlo pedro peter phil philip "
    "philippe pierre rafael ralph ramon "
    "randall randy raul ray raymond reggie reince rene ricardo richard rick ricky rob robert roberto rodney rodrigo roger roland "
    "ron ronald roy ruben rudolph rudy ruslan "
    "russell ryan salman sam samuel saul scott sean sebastian serge sergei sergey sergio serhii serhiy seth shane shaun shawn "
    "sidney simon spencer stanley "
    "stefan stephen steve steven stuart sven ted terence terry theodore thomas tim timothy todd tom tommy tony travis trevor "
    "tyler vadim valery vasily victor "
    "viktor vincent virgil vitali vitaliy vitaly vladimir vladislav volodymyr vyacheslav wade wallace walter warren wayne wesley "
    "willard william willie "
    "winston wolfgang xavier yaroslav yuri yuriy yusuf zachary"
)

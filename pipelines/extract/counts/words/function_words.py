"""Function words of English that the phrase and clause rules of counts read: data."""

from pipelines.extract.text.word_lists import word_set

AUXILIARIES = word_set("is are was were be been being am 's 're get gets got getting gotten remain remains remained")
HAVE = word_set("has have had having 've 'd")
MODALS = word_set("will would shall should can could may might must could've would've should've might've")
FINITE_HELPERS = AUXILIARIES | HAVE | MODALS
NEGATIONS = word_set("not never n't neither nor")
PREPOSITIONS = word_set(
    "of in on at by for with from to into onto near inside outside after before during against around through under over "
    "above between behind"
    " beside across along within without about like as since until till among amid upon toward towards off per via despite following"
    " including involving below beneath beyond throughout out up down than because"
)
CONJUNCTIONS = word_set("and or but nor while when where whereas although though if unless whether because since as after before until")
RELATIVES = word_set("who whom whose which that")
DETERMINERS = word_set("a an the this that these those his her their its our my your each every another both all no any either some other")
DEFINITE = word_set("the this that these those his her their its both all our my your")
INCREMENTS = word_set("another additional further more extra")
SINGULAR_PRONOUNS = {"he": "m", "him": "m", "she": "f", "her": "f", "himself": "m", "herself": "f"}
NOBODY = word_set("nobody none no-one")
SOMEBODY = word_set("someone somebody")
SUBJECT_ADVERBS = word_set(
    "also all both then later only already reportedly allegedly apparently critically seriously slightly severely badly "
    "fatally accidentally"
    " instantly immediately still now currently previously mortally gravely lightly not never n't ever even just initially subsequently "
    "themselves himself herself itself each either together partially partly completely heavily extensively confirmed "
    "presumed feared believed "
    "reported officially shot being either quickly soon eventually since actually directly mostly moderately wrongly "
    "successfully again first"
    " tragically sadly twice once brutally recently both"
)
OBJECT_ADVERBS = word_set("only also just dead reportedly instantly down up another both all off some")
COLLECTIONS = word_set("volley salvo barrage series wave swarm group total range batch string pair number combination fleet convoy")
# Parts that stand for the whole building: the roof of a school.
PARTS = word_set(
    "roof entrance entryway facade façade windows wing part parts floor floors wall walls section side gate yard grounds "
    "corner top basement"
)
BECOMING = frozenset({"is", "was", "become", "becomes", "became", "as", "marks", "marked"})
DAY_WORDS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight overnight early late "
    "earlier last this next"
    " midday noon midnight mon tue wed thu fri sat sun"
)
MONTHS = word_set("january february march april may june july august september october november december")
DATE_WORDS = DAY_WORDS | MONTHS
STOPS = (
    AUXILIARIES
    | HAVE
    | MODALS
    | NEGATIONS
    | PREPOSITIONS
    | CONJUNCTIONS
    | RELATIVES
    | DETERMINERS
    | frozenset(SINGULAR_PRONOUNS)
    | word_set("they them it we us you i me there here so too very did do does say says said told also reportedly")
    | word_set(". , ; : ? ! ( ) [ ] { } \" “ ” « » ' ‘ ’ 's … / – — - * • |")
)
# Capitalised words that show that a name is no person's.
NOT_IN_PERSON_NAMES = word_set(
    "flight airlines airline airways police department county street avenue road drive lane boulevard hospital "
    "university college school church court "
    "office sheriff center centre "
    "medical city state united states north south east west northern southern eastern western republic islamic army navy "
    "air force forces "
    "ministry defense defence guard national international red cross news press times post tribune reuters tv radio "
    "district council committee "
    "association union party front group company inc corp llc park lake river mountain island bay beach airport station "
    "bridge house hall"
    " hotel club bar restaurant market mall apartments apartment village town heights hills highway interstate route bank high middle"
    " elementary regional memorial general emergency services service fire rescue ems fbi cia un nato eu us u.s. uk unit bureau agency "
    "authority administration commission institute foundation league world war day christmas easter new year january "
    "february march april"
    "may june july august september october november december monday tuesday wednesday thursday friday saturday sunday "
    "the a an in on at "
    "it this that there he she they we but and as after when while if for from with no two three four five according "
    "meanwhile however also"
    " however investigators officers officials authorities witnesses neighbors family friends facebook twitter telegram instagram google"
    " photo image getty caption video story continues advertisement copyright associated related read click share update updated breaking"
    " one several many some most both all another more kingdom zone region province oblast plaza square pub lounge cafe inn motel bowl"
    " killed shot dead injured wounded hurt dies died fatally last night found missing arrested charged update"
    " act acts code law laws bill penal constitution section"
    " tower towers terrace court courts place parkway pkwy ave st rd blvd dr"
)
# Words that end the name of a place or an institution.
PLACE_NAME_ENDS = word_set(
    "hospital street avenue road drive lane boulevard county university college school church court center centre medical park river lake "
    "airport station bridge hotel club bar restaurant market mall apartments apartment hall high middle elementary regional "
    "memorial general pub lounge cafe inn motel plaza square parkway highway st ave rd blvd dr way place terrace trail health clinic"
)
TITLES = word_set(
    "mr mr. mrs mrs. ms ms. dr dr. sgt sgt. lt lt. col col. gen gen. capt capt. maj maj. officer deputy detective chief "
    "sheriff president mayor "
    "governor gov gov. sen sen. rep rep. captain sergeant lieutenant colonel general major father priest pastor rev rev. "
    "judge senator minister"
    " supt supt. superintendent corporal cpl private pvt bishop archbishop professor prof prof. jr jr. sr sr. trooper sir lord"
)

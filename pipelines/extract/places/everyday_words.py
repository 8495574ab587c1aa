"""English words that are also names of places somewhere: Reading, Nice, Rest.  Other word lists are in `place_words`.

A capitalised one is a place only if something else says so: its state or country after it, or a preposition such as "in" together with
other places of the same country.
"""

_LINES = (
    "ace advance airport aka alley alliance alma along alter anew anger angered angle anthem apples apt are arsenal ask assumption",
    "auditorium bad bag bail ball ballots band banged bangs bank banks banning bar barber bare barking barn barrage bat bath",
    "battle battlefield battleground bay beach bear bed beer beers beg begun bell bells bent best bias bishop bodega bona bone",
    "boom boon booth born borne bow box brains brake branch brand brick bridge bright brilliant brush bully burst bury bush bust",
    "buy cache can capital car cars cash casino casinos cast celebration center central cents century chair chamber champion",
    "change charge chase chin church clever coats coin college coma combine come comfort commerce commonwealth concession",
    "continental conversion cool court crooks crystal cut dad dare darling date deal defiance deli dent deposit diamond die dig",
    "dining dire dogs dole dollar don downtown drama drew driver drug dry dual dug eagle ear early earth east eastern eclectic",
    "economy effort egg empire energy engineer enter enterprise era erode ever exhibition experiment eye falcon fall fare fate",
    "federal fell fines fore forth fortune foster free freedom friend friendly friendship from fully gaming gang gap garner gay",
    "give glad glide globe goes gold golden got grabs grain grand grandson grant grants grass grave gray green grim gulf hail",
    "halfway halls hang hard harvest hat haven hazard healing heel heist hell heritage highways hill hire hit holder holiday home",
    "homeland hometown hook hope hot hub human humble hunter hurt independence industry jam job justice keen kill kin king lab",
    "lack lame landing landmark law lead leader legacy lend lens lent level lever liberal liberty limit line list lit lively",
    "locking log lone long loss lot loving loyal luck lucky lure mad made male mama man manage many marathon march mark market",
    "marks marshal massacre may media mega men mentor mere met metro mile miles mills mine minor mission mobile mogul mold monster",
    "monument more most much mud name naval needles net never nice nine none nor normal north northeast northern officer olds one",
    "opportunity oral orange orchard outer outlook over pace page pains pal pale pals paper paradise parks parole pay peer pen per",
    "petit pill pink plate plaza plenty police poll polling pool pop port poses possession post postal pray price pride prince",
    "principal progress prospect prosperity proven punch purchase race rain rainbow ran rapid reading real receiving red reform",
    "research reserve rest retreat rib rich rid ridge riding rifle ripe risen rock rode roles root rose rude run rung ruse rush",
    "rust sad sake sale sales salt same sand sandwich sane savage save say sector sedan see seen sees sells semi send settle",
    "shaping shields shot shut side simmering sin sing siren sisters ski smile snow sober soften sole solo son song sort soul sour",
    "south southern southwest spat spike split spoken spring spur spy stamps staples star still stock stoke stone store street",
    "strong success sue summit superior surprise sway tab tactic tale talent tall tank taping tapping tea tell temple than them",
    "thermal tilt time tire tongue tool tore torn torrent toss tour tours tower trail train trap trial trip trooper tsunami tube",
    "tune turkey turn twist union unity university uptown usher valley vary vice wake walker walls wanna ward warden wary wave",
    "ways wedding weed welcome well west western wing winner wise wool worth wrist yoga young zoo",
)

COMMON_WORDS = frozenset(" ".join(_LINES).split())
"""Lookup keys of one word that English texts write in lower case again and again."""

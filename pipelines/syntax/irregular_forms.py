"""Word lists for `lemmas`: irregular verbs and nouns, and verbs of news texts that the treebanks may lack.  Own selection."""

# Dictionary form, then past tense and past participle; forms with a "/" between them are variants.
_VERBS = """
arise arose arisen; awake awoke awoken; bear bore born/borne; beat beat beaten; become became become; befall befell befallen;
begin began begun; bend bent bent; bet bet bet; bid bid/bade bid/bidden; bind bound bound; bite bit bitten; bleed bled bled;
blow blew blown; break broke broken; breed bred bred; bring brought brought; broadcast broadcast broadcast; build built built;
burn burned/burnt burned/burnt; burst burst burst; buy bought bought; cast cast cast; catch caught caught; choose chose chosen;
cling clung clung; come came come; cost cost cost; creep crept crept; cut cut cut; deal dealt dealt; dig dug dug; draw drew drawn;
dream dreamed/dreamt dreamed/dreamt; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed fed;
feel felt felt; fight fought fought; find found found; flee fled fled; fling flung flung; fly flew flown; forbid forbade forbidden;
forecast forecast forecast; foresee foresaw foreseen; forget forgot forgotten; forgive forgave forgiven; forgo forwent forgone;
freeze froze frozen; get got got/gotten; give gave given; go went gone; grind ground ground; grow grew grown; hang hung hung;
hear heard heard; hide hid hidden; hit hit hit; hold held held; hurt hurt hurt; keep kept kept; kneel knelt knelt; know knew known;
lay laid laid; lead led led; lean leaned/leant leaned/leant; leap leaped/leapt leaped/leapt; learn learned/learnt learned/learnt;
leave left left; lend lent lent; let let let; lie lay lain; light lit lit; lose lost lost; make made made; mean meant meant;
meet met met; mislead misled misled; mistake mistook mistaken; misunderstand misunderstood misunderstood; mow mowed mown;
outdo outdid outdone; overcome overcame overcome; overhear overheard overheard; override overrode overridden; overrun overran overrun;
oversee oversaw overseen; overtake overtook overtaken; overthrow overthrew overthrown; partake partook partaken; pay paid paid;
plead pleaded/pled pleaded/pled; prove proved proven; put put put; quit quit quit; read read read; rebuild rebuilt rebuilt;
repay repaid repaid; resell resold resold; retake retook retaken; rewrite rewrote rewritten; rid rid rid; ride rode ridden;
ring rang rung; rise rose risen; run ran run; say said said; see saw seen; seek sought sought; sell sold sold; send sent sent;
set set set; sew sewed sewn; shake shook shaken; shed shed shed; shine shone shone; shoot shot shot; show showed shown;
shrink shrank shrunk; shut shut shut; sing sang sung; sink sank sunk; sit sat sat; slay slew slain; sleep slept slept;
slide slid slid; slit slit slit; sow sowed sown; speak spoke spoken; speed sped sped; spend spent spent; spill spilled/spilt spilled/spilt;
spin spun spun; spit spat spat; split split split; spread spread spread; spring sprang sprung; stand stood stood; steal stole stolen;
stick stuck stuck; sting stung stung; strike struck struck/stricken; strive strove striven; swear swore sworn; sweep swept swept;
swell swelled swollen; swim swam swum; swing swung swung; take took taken; teach taught taught; tear tore torn; tell told told;
think thought thought; throw threw thrown; thrust thrust thrust; tread trod trodden; undergo underwent undergone;
understand understood understood; undertake undertook undertaken; undo undid undone; uphold upheld upheld; upset upset upset;
wake woke woken; wear wore worn; weave wove woven; weep wept wept; win won won; wind wound wound; withdraw withdrew withdrawn;
withhold withheld withheld; withstand withstood withstood; wring wrung wrung; write wrote written; panic panicked panicked;
do did done; have had had; be was/were been
"""

_NOUNS = """
child children; man men; woman women; foot feet; tooth teeth; goose geese; mouse mice; ox oxen; wife wives; knife knives; life lives;
half halves; leaf leaves; loaf loaves; thief thieves; wolf wolves; shelf shelves; self selves; calf calves; analysis analyses;
crisis crises; basis bases; thesis theses; hypothesis hypotheses; diagnosis diagnoses; criterion criteria; phenomenon phenomena;
datum data; medium media; serviceman servicemen; servicewoman servicewomen; gunman gunmen; fisherman fishermen; policeman policemen;
policewoman policewomen; spokesman spokesmen; spokeswoman spokeswomen; fireman firemen; congressman congressmen; chairman chairmen;
craftsman craftsmen; countryman countrymen; gentleman gentlemen; infantryman infantrymen; businessman businessmen;
grandchild grandchildren; schoolchild schoolchildren; passer-by passers-by; series series; species species;
headquarters headquarters; aircraft aircraft; news news; premises premises; remains remains; troops troops; bus buses; gas gases;
virus viruses; campus campuses; cookie cookies; movie movies; zombie zombies; cache caches; headache headaches; shoe shoes; axe axes
"""

VERB_FORMS: dict[str, str] = {
    form: base for base, *past in (entry.split() for entry in _VERBS.split(";")) for forms in past for form in forms.split("/")
}

NOUN_FORMS: dict[str, str] = {plural: singular for singular, plural in (entry.split() for entry in _NOUNS.split(";"))}

# Dictionary forms that show how an ending is taken off correctly (denounced → denounce, not denounc; barred → bar, not barr).
_REGULAR = """
abandon abduct abide abolish accept accuse acknowledge acquit add address adhere admit advance advise affect affirm agree aim
alarm alert allege allow amend announce answer appeal appoint appraise appreciate approve argue arm arrest arrive ask assassinate
assault assert assess assign assume assure attack attend attribute avenge avert back ban bar behead believe besiege blame blast
blaze block boast bomb bombard book brand breach brief bulldoze bury calculate call campaign cancel capsize capture care cause
caution cease challenge charge cite claim clarify clash cleanse clear close coerce collapse collide comb comment commit compare
compensate complain complete comply concede conclude condemn confess confide confine confirm confiscate conjecture consume
contaminate contend continue contribute convene convict cooperate correct corroborate count counter crash criticise criticize
cross crush damage debate decide declare decline decrease decree defend define delay demand demolish denounce deny deplore deploy
deport deprive derail describe desert destroy detain detect determine detonate devastate die disagree disappear discharge disclose
discover dismantle dismiss dispatch disperse displace dispute disrupt dissolve distribute divert divide document donate double
douse drone drop drown echo eject elaborate elect emerge emphasise emphasize enforce engulf enrage ensure erupt escape estimate
evacuate evade examine exceed exclude execute exhume exile expect expel expire explain explode expose express extinguish extradite
face file fine fire flatten flood force forge free fuel fume gas grieve guarantee guide gut hail halt halve hamper handle harass
head hijack hint hope hospitalise hospitalize identify ignite impede implicate implore impose improve incite include increase
indicate indict inflame inform infuriate injure insist inspire instigate insure interfere interrogate interrupt intervene invade
investigate invite involve issue jail joke judge justify kidnap kill knife label lament launch level liberate line lob lodge log
loot maim maintain massacre measure mention migrate mobilise mobilize mourn move murder muse name negotiate note notice notify
oblige observe occupy occur oppose order organise organize orphan outline outrage overpower overturn own paralyse paralyze pardon
patrol permit persuade phase pierce pin place plague plan pledge plot plough plunge poison police postpone pour praise predict
prepare present presume prevent probe proceed proclaim produce promise promote propose prosecute protest provide provoke publish
pummel purchase quash question quip quote rage raid raise range rape rate ravage raze realise realize rebel rebuff rebuke recall
receive recite reckon recognise recognize recommend reconcile record recover recruit reduce refer refuse refute regard register
reiterate reject release relocate remark remove renounce repeat repel report reprimand request require rescue reside resign resist
resolve respond restore restrict resume retaliate retire retract return reveal revise revive revoke riddle rip rob rule rupture
sabotage sanction save scare scold scorch score scrap scuttle seal search seize sentence separate serve settle shell shelter shove
sign slam slaughter smoke smuggle snap snipe sob solve speculate squander stab stage starve state stop strafe stress strike
struggle stun subdue submit sue suffocate suggest summarise summarize summon support suppose suppress surface surge surmise
surrender survive suspect suspend sustain target tease testify theorise threaten torch torpedo torture trace trade trample
transfer trap treat trigger trim triple tweet type underline underscore unleash unveil update upgrade urge use vandalise vaporise
verify veto violate visit voice volunteer vote vow warn waste welcome whip whisper wipe witness wonder worry worship wound wrap
wreck yell yield
"""

VERBS: frozenset[str] = frozenset(_REGULAR.split())

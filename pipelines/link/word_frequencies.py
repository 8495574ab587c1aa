"""How common words are in news: by classes of the share of articles that hold them. Data only.

Counted over 840 US news articles on politics, 1,432 on Latin America and displacement, and 3,153 local reports of shootings, each group
with the same weight; words of at least three letters, in lower case, names left out. A word that is not here is in fewer than one
article in 100.
"""

COMMON_WORDS: dict[float, str] = {
    0.5: """
about after all also and are been but for from had has have his more not one other out people police said that the their there they this
two was were when which who will with
""",
    0.25: """
according against another any around back because before being between both called campaign can could country did during even first
found four going government her him home hospital how information into it its just killed last like made man many may most national
night now only our over party political president presidential reported say she shooting shot some state states still support taken than
them then these those three time today told very what where while would years you
""",
    0.125: """
added ago already american among anyone area armed army asked attack attacks authorities away began believe block boy call came
candidate candidates case charges children city clear come community condition continue continued county court crime day days dead death
died does down early election end every family far few fire fired five following forces former friday front full general get good got
group groups gun gunshot happened he heard held help here himself hours house however identified incident including injured inside
international investigation involved know later law leaders least left life long lot make media members men military million monday
months morning much murder must near need never next nominee number off officers officials once others outside own part past percent
person place point policy press primary public put race recent released report reports right rights same saturday saying says scene
second secretary security see senator set several should show side since situation something statement street such sunday take terrorist
think through thursday times took trying tuesday under united used victim victims violence vote voters want war way wednesday week well
went whether why without woman work world wounded year yet your
""",
    0.0625: """
able accidentally accused across act action actions actually administration afternoon again ahead air almost along although always
announced anything appeared appears april areas arrest arrested arrived ask attacked attention attorney august available based become
begin behind believed best better big black bring brought building bullet business calling calls cannot capital car care carried caused
central change charge charged child close com comes coming comments committee conference confirmed conservative continues control
convention countries criminal critical crowd current currently custody deal debate december decided decision defense democracy described
despite details detectives different difficult director doing done drug each earlier economic effort efforts eight either elections else
email enough especially evening event ever everyone evidence executive expected face fact families father february federal feel fight
fighting find follow force foreign free friend friends further future gave getting girl give given governor great guerrilla guerrillas
hand hard having head high history hit hold hope immediately important injuries instead interview investigating investigators issue
issued issues january job july june justice keep killing kind known large late latest lead leader leading leave led less let likely line
little live lives local located look looking lost main major majority making march matter means meeting member message might minister
money month mother move movement multiple name nation nearly neighborhood nomination noted nothing november occurred october officer
official often old open opened order organization organizations particularly parties pay peace personal plan plans playing points
politics polls population position positions possible power private problem problems process pronounced provide question questions rally
read real really received recently record release remain remains reporter reserved responded response responsible result role run
running saw school seen sent september serious seven shootings short shortly shots showed shows six small social soldiers someone son
soon sources special speech spoke spokesman staff start started stated stay stop story strong struck struggle suffered supporters sure
suspect suspects system taking talk talking tell terrorism terrorists themselves thing things third though thought throughout together
too top total toward tried troops true try turn turned until use using various vehicle victory video view votes wall wanted wants watch
weapon weapons weeks whom whose wife win within witnesses women won words worked workers working wound wounds wrote young
""",
    0.03125: """
above absolutely abstract accept access accident accidental account achieve active activities adding addition additional address
admitted advantage adviser advisers affected age agency agenda agree agreed agreement aid aides alleged allegedly alliance allies allow
allowed alone amount answer apartment apparent apparently appear approach approximately argued argument arm arms arrests asking assault
attempt attempted average bad ban base battle became becomes becoming beginning believes beyond bid biggest billion billionaire board
body bomb bombs bond border break breaking broadcast broke brother build built bullets businessman campaigns candidacy captured carry
carrying cases cast casualties caucuses caught cause certain certainly chairman challenge chance changed changes check chest choice
church cities citizens civil civilian civilians claim claimed claims clashes class clearly closed club college command commander comment
committed common communique communities companies company compared completely complex concern concerned concerns conditions conducted
conflict congressional connection conservatives consider considered contact contest contests continuing cost council count counts couple
course cover create created crimes criminals crisis criticism criticized cut damage damaged dangerous date daughter deadly deaths
decades decide decisions declared declined defeat defend delegate delegates demand denied deputies deputy destroyed determine determined
development dialogue diplomatic direct directly discharged discovered discuss documents dollars domestic door driver driving drove due
eastern economy effect elected electoral emails emergency employees ended endorsed enforcement ensure enter entered entering entire
establishment events everybody everything exactly example exchange experience explained expressed faces facing failed fall fatal fatally
favor fear fell fellow felt female field figure filed final finally financial firearm firing firm fled floor focus focused followed
forced forward fourth freedom fully gang gathered gets giving global goes gone ground growing gunfire gunman guns gunshots guy half
handgun handling hands happen headquarters health hear hearing heart heavy helped helping herself higher holding homes homicide hopes
host hour human hundreds hurt husband idea illegal immigrants immigration impact incidents include included includes increase increased
increasingly independent indistinct individuals initial initially intelligence interest interests interviews investigate investigations
itself jail jobs join joint judge judicial kept key kids kill knew knows lack largely largest launched laws leadership leads learned
leaving leg legal letter level liberal light list listed lived living loaded longer looked lose loss love low lower makes male manager
margin mass material maybe mean meanwhile measures meet mention met millions mind minutes moment motive moved moving murdered named
names nearby necessary needed needs neighbor neighbors neither network nine nobody none nor northern note numbers offensive offer
offered ones ongoing online operation operations opinion opportunity opposed opposition ordered page paid parents parking particular
parts passed path percentage perhaps period personnel persons phone placed places planned play played pledged pointed policies
politicians poll poor popular positive possession possibility posted potential powerful presence present presidency presidents pressure
presumptive prevent previous previously primaries probably program progress property proposal proposed protect provided publicly
published pulled push putting quickly radical raise raised ran rather reach reached ready reality reason reasons rebel rebels receiving
recording records referring refused regarding region rejected related relations relationship religious remained remarks remember
repeatedly reportedly reporters representatives request residence residents resources respect respond responsibility rest resulted
results return returned revealed rhetoric rifle rise risk rival rivals room rules rushed safe safety scheduled search secret sector
sectors seek seeking seem seemed seems seized send senior sense separate series seriously served server service services shared shooter
showing sign signed significant similar simply single site sitting society solution somebody sought source southern speak speaking
spending spent spokeswoman stable stage stand standing statements station step stopped store strategy streets strength striking strongly
student students subject success suffering suggested summer summit super supported supporting surprise takes talked talks target tax
team teen telephone television telling term terms territory thousands threat threatened threatening threats thus tonight tough town
trade traffickers trafficking trail transported treated treatment trouble truth tweet tweeted unclear understand unidentified unit units
unknown upon urged vehicles views violent visit voice voted voting walked warned ways wearing weekend western whole willing winning wins
witness word works worse wrong yes yesterday
""",
    0.015625: """
ability abortion abroad abuse accepted accounts accusations achieved acknowledged acted acting activist activists activity acts add adds
administrative adopted ads adult adults advance advice affairs affect agencies agents ages aggravated aggression aggressive agreements
aide aimed airport alert alive allowing allows alternative ambassador ambulance amid ammunition analysis analysts anger angry announce
announcement annual anonymous answered answers anybody app appeal appearance approached appropriate approval approved arguing arrival
article assassination assembly asserted assistance assistant assured attacking attempting attempts attend attended attending attitude
attributed audience author authority autopsy avoid aware baby backed background backing bail balance ballot banks bar basic basically
basis beat bed bedroom begun behalf behavior below benefit benefits bigger bit blame blamed blocked blocks blood blow blue bodies
bombing bombings book borders born bottom boyfriend boys bridge brief bringing broad broken brothers budget buildings bus businesses
cable caliber calm camp campaigning campus capture card career cars cartel cash casings caucus causes causing centers century chair
challenges challenging chamber changing chaos chiefs choose chosen circumstances cited citing citizen claiming clandestine clash
classified climate closely closer closing coalition cocaine colleagues column combat commanders commercial commitment communications
complete completed comprehensive concerning concluded conclusion condemn condemned conduct conducting confidence confident confirm
confrontation connected consequences considering consistent constitution constitutional contested contrary contrast contributed
contributions controlled controversial controversy conversation convicted cooperation core corner corporate correct costs counter courts
coverage creating creation credit criticizing critics crucial culture curfew cuts cycle danger dark data dealing deals debates debt
decade deceased deep deeply defeated defended defending definitely degree del delegation deliver delivered demanded demanding demands
demonstrated denounced departments describe description deserve desire desperate destroy destruction detailed detained determination
developing difference differences directed direction disclosed discussed discussion dismissed dispatched dispute distance divide divided
document donations donors doors double doubt downtown dozen dozens draw drawing drawn drew driven drop dropped drugs duty dynamite
earned easily easy editor education effective effectively electorate elite embassy embrace emerged emotional employee empty enable
encourage encouraged ending endorse endorsement endorsements enemies enemy energy engaged enthusiasm equipment era error erupted escape
essentially establish established estate estimated evacuated eventually exact examiner except exclusive exist exit expand expect
expectations experienced experts explain exploded explosion explosions explosives express extended extensive extent extradition extreme
extremely eye eyes faced facts failure fair faith fallen false familiar fast favorable favorite fears feeling feels feet felony fewer
fierce fifth fighters figures file filled finance finding fine finish firearms fleeing flying followers follows food foot form formally
fought founded framework frustration fund fundamental funding fundraising funds funeral gain gained game gap gas gathering generally
girlfriend girls gives glass goal goals gotten governments grandmother granted grazed greater greatest grew grow growth guarantee
guarantees guard guilty guys handle happening happens happy harder harm harsh hate headed heading heads heat heavily helicopter
helicopters hide highest highly hired historic hitting holds honest honor hoped hopeful hoping horrible hospitalized hospitals hosted
hotel houses housing http huge humanitarian ideas identify identity ideology ignored imagine immediate implemented importance impossible
income increasing indeed indicate indicated indicates indiscriminate individual industry inflicted influence informed infrastructure
injury innocent insisted instance institutions intended intense intent intention interested interior internal intersection intervention
interviewed introduced invasion investigated investment involvement involving joined journalists judges judgment juvenile keeping kid
kidnapped kidnapping killings knowing knowledge lady laid land language larger lawmakers lawsuit lawyer lay learn leaves leftist
legislation legislative legitimate levels liar license limited lines link linked listen location locked longtime looks losing losses
loud loved lying magazine mainstream maintain maintained males managed manner manslaughter marked markets massacre massive mate matters
meaning meant measure meetings mentioned messages midnight miles minimum minor minority minute missed missing mission mistake mobile
moderate modern mogul mom moments momentum moral mostly municipality murders myself nationalist nationally natural nature necessarily
neck negative negotiated negotiation negotiations neighborhoods neighboring newspaper nice nightclub nominating noon normal northeast
notes noticed noting notion nuclear numerous objective obtain obtained obviously occupied offering offers offices officially oil older
onto opening openly operating opponent opponents opportunities oppose orders organized original otherwise outcome overall overnight
overwhelming owned owner owners pain pair paper parked participate participated participation pass passage passenger passing patrol
peaceful peasants pending per performance performed permanent perpetrated personally photos physical pic pick picked picture piece
pistol plane planes planning platform pleaded plus pointing policemen politically politician polling pollster popularity populated
populist possibly posts potentially practice praised prayers predicted preliminary prepared preparing presented pretty price prime
principles prior priorities priority prison privately production professional professor programs progressive project prominent promise
promised promises promising promote promoting prompted proof propaganda proposals prosecutor prosecutors prospect protest proud prove
proved provides providing province pull purpose pushed pushing questioned questioning quick quiet quite races racist raising rallies
random range ranks rate reaching reaction realize recalled receive reckless recognition recognize recognized recover recovered
recovering recovery redistributed reduce reference referred reform refugees regard regardless regime registered regret regular
reiterated reject relative relatives releasing remaining removed repeat repeated replied reporting represent representative represented
represents repression reputation requested requests require required rescue research resident residential resolve respected responding
restaurant resulting retired returning review revolution reward rewritten rich rifles rising robbery roughly round rounds route rule
ruled ruling rural sabotage sad sales sat save scandal schools scrutiny searched searching season seat section secure seeing seeks sees
sell senators sending sentence sentenced serve serving session setting shell shift shock shocked shoot shooters shotgun shoulder shown
shut sides siege signs silver simple sister sit slightly smart socialist soldier solutions solve sometimes sorry sort sound southeast
southwest sovereignty speaks specific specifically speeches spend split spoken spokesmen spot spread spring squad squads square stake
stance standard stands star starting stations status staying stepped steps stolen stood stories strategic strategist strengthen stressed
stretch strike stronger struggled struggling study stuff style subversive successful suddenly suggest suggesting suggests superdelegates
supporter supports supposed surgery surprised surrounded surrounding surveillance survey survive survived suspected suspend suspended
sustained swing table tactics targeted targets task taxes technology teenage teenager teenagers teens tells temporary terrible terror
test thank thanks thinking thinks thoughts tied ties tip tips toddler tomorrow tone topic totally towns track traditional traffic
tragedy tragic train training transportation traveling trial trigger trip truck truly trust turning turnout turns twice type types
ultimately unable understanding unions unity unleashed unless unlikely unusual upcoming updates upper upset urban urge urging usually
value values vast version veteran via victories violation violations virtually visited visiting voter vowed wage wages wait waiting wake
walk walking warning warrant watching water weak wealthy website welcome whatever whoever widely willingness window wing winner wish
worried worry worst worth wounding writing written younger youth zone
""",
}
"""Words by share of articles, rounded to a power of two."""

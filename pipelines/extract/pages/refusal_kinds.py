"""Refusals: pages that answer with status 200 and hold no article, as data with examples.

How a page is matched is in `refusal`.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A kind of page that is no article.

    name: how the reason starts in table `quarantine`.  remedy: what to do about it.  titles: regular expressions for the title or
    first heading, in small letters.  phrases: regular expressions for the visible text.  needs: how many different phrases must
    stand in it where no title fits; 0 where only the title counts.  sure: phrases of which one is enough, in the running text of a page
    with few words.  longest: words of the longest such page.  examples: pairs of title and visible text of such pages;
    counter_examples: of articles.  Both run as tests.
    """

    name: str
    remedy: str
    titles: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    sure: tuple[str, ...] = ()
    needs: int = 2
    longest: int = 150
    examples: tuple[tuple[str, str], ...] = ()
    counter_examples: tuple[tuple[str, str], ...] = ()


REFUSALS = (
    Refusal(
        name="captcha",
        remedy="the site takes the program for a robot: lower the rate of the source, or save the page from a browser",
        titles=(
            r"^just a moment\b",
            r"^attention required\b",
            r"^(?:are you|you are not) (?:a )?(?:human|robot)",
            r"^(?:security|bot|human) (?:check|verification|challenge)\b",
            r"^access (?:to this page has been )?(?:denied|blocked|restricted)\b",
            r"^(?:please )?(?:verify|confirm) (?:that )?you(?:['’]re| are) (?:not a robot|(?:a )?human)",
            r"^pardon our interruption",
            r"^ddos[- ]guard",
            r"^(?:please )?complete the security check",
        ),
        phrases=(
            r"verify (?:that )?you are (?:not a robot|(?:a )?human)",
            r"checking (?:if the site connection is secure|your browser)",
            r"complete the (?:captcha|security check|challenge)",
            r"unusual (?:traffic|activity) from your",
            r"enable javascript and cookies to continue",
            r"(?:ray|reference|incident|request) id:? ",
            r"ddos protection by",
            r"i['’]?m not a robot",
            r"you have been blocked",
            r"performance (?:&|and) security by",
            r"needs to review the security of your connection",
        ),
        sure=(
            r"press (?:&|and) hold to confirm",
            r"enable js and disable any ad ?blocker",
            r"incapsula incident",
            r"(?:detected|noticed) unusual (?:traffic|activity) from your",
            r"(?:know|confirm|prove|verify) (?:that )?you(?:['’]re| are) (?:not a robot|(?:a )?human)",
            r"you have been blocked",
        ),
        examples=(
            ("Just a moment...", "Checking your browser before you go on. Ray ID: 1234"),
            ("orlo.example", "Please enable JS and disable any ad blocker"),
            ("Orlo Herald", "Press & Hold to confirm you are a human"),
            ("Orlo Herald", "We've detected unusual activity from your computer network"),
            ("orlo.example", "Please verify you are a human. We found unusual traffic from your network."),
        ),
        counter_examples=(
            ("Bank replaces its captcha after complaints", "Customers had to verify that they are not a robot, the bank said on Monday."),
            ("Access to the valley restored", "The road was opened on Monday."),
        ),
    ),
    Refusal(
        name="consent page",
        remedy="the site asks for consent first: add the address of the article itself, or save the page from a browser",
        titles=(
            r"^(?:we|your) (?:value|care about|respect) (?:your )?privacy",
            r"^before you continue",
            r"^(?:cookie|privacy) (?:consent|settings|preferences)\b",
            r"^(?:your )?(?:privacy|cookie) choices?\b",
            r"^consent\b",
        ),
        phrases=(
            r"\b(?:we|us) and (?:our|\d+) (?:\d+ )?(?:partners|vendors)",
            r"(?:we|our partners) (?:use|store|process|share)\b[^.]{0,60}\b(?:cookies|information|data|identifiers)",
            r"(?:manage|withdraw|give|change) (?:your )?(?:consent|preferences|settings|choices)",
            r"accept all|reject all|i accept|agree and (?:close|proceed)|more options",
            r"legitimate interests?",
            r"personali[sz]ed (?:ads|advertising|content)",
            r"by clicking",
            r"privacy policy",
        ),
        needs=4,
        longest=500,
        examples=(
            ("Before you continue", "We use cookies. Accept all. Reject all."),
            (
                "Orlo Herald",
                "We and our 300 partners store data. By clicking you agree. Manage your consent. Accept all. Our privacy policy.",
            ),
        ),
        counter_examples=(
            (
                "Court fines site over cookies",
                "The site's partners stored data without consent, the court said. Its privacy policy was unclear.",
            ),
            ("Consensus reached on fishing", "The talks ended on Monday."),
        ),
    ),
    Refusal(
        name="paywall",
        remedy="only the start of the text can be read without a subscription: use a source that is free to read",
        phrases=(
            r"(?:subscribe|register|sign up|sign in|log in|become a member)(?: now| today)? to (?:continue|keep|read|unlock|access|view)\b",
            r"(?:article|story|content|page) is (?:only )?(?:for|available to)(?: our| paying| premium)* (?:subscribers|members)",
            r"already (?:a subscriber|have an account|a member|subscribed)\?",
            r"to (?:continue|keep) reading|to (?:read|view|see) the (?:full|whole|rest of th(?:e|is)) (?:story|article)",
            (
                r"(?:unlimited|full|complete) (?:digital )?access\b|cancel any ?time"
                r"|[$£€] ?\d+(?:\.\d\d)? (?:per|a|for) (?:\d+ )?(?:month|week|year)"
            ),
            r"(?:this|the) (?:article|story|content) is (?:a )?(?:premium|exclusive)\b|this is (?:a )?premium (?:article|content|story)",
            r"(?:monthly|free) (?:article|story) limit|(?:articles|stories) (?:left|remaining) this month",
            r"(?:you have|you['’]ve) (?:reached|read|used|hit) (?:your|the|all)\b[^.]{0,40}\b(?:limit|articles)",
            r"start your (?:free )?trial",
            r"subscriber[- ]only",
        ),
        sure=(
            (
                r"(?:to (?:read|view|see) the (?:full|whole|rest of th(?:e|is)) (?:story|article)|to (?:continue|keep) reading),? "
                r"(?:please )?(?:subscribe|sign|log|register|join|become)"
            ),
            r"(?:create|register for) (?:a|your) (?:free )?account to (?:continue|keep|read)",
            r"(?:reached|used|hit) (?:your|the) (?:monthly |free )*(?:article|story) limit",
        ),
        longest=130,
        examples=(
            ("Boats sink off Orlo", "Two boats sank on Monday. Subscribe to continue reading. Already a subscriber? Log in."),
            ("Boats sink off Orlo", "Two boats sank. This article is for subscribers. Start your free trial."),
            ("Boats sink off Orlo", "Two boats sank. To read the full story, subscribe or sign in."),
            ("Boats sink off Orlo", "Two boats sank. You've reached your monthly article limit."),
            ("Boats sink off Orlo", "This is a premium article. Join today for full access."),
        ),
        counter_examples=(
            ("Paper loses subscribers", "The paper lost a tenth of its subscribers in a year, the publisher said on Monday."),
            ("Bridge reopens", "The bridge reopened on Monday. Lorries pay $40 a month for it, the council said."),
        ),
    ),
    Refusal(
        name="not found",
        remedy="the address leads to no article any more: correct or drop it",
        titles=(
            r"^(?:error )?404(?:$|\s*[-–—:|.]|\s+(?:error|not|page)\b)",
            r"^(?:the |this )?(?:page|article|story|content|file) (?:was |is |could |can)?(?:not|n['’]t) (?:be )?(?:found|available)",
            r"^(?:page|article|content) (?:not found|unavailable|missing|does(?:n['’]t| not) exist)",
            r"^not found$",
            r"(?:page|article) (?:not found|no longer (?:exists|available))\W*$",
            r"^(?:sorry|oops)\b.{0,20}\b(?:page|article|content|find)\b",
            r"^(?:this |the )?(?:page|article|story|content|post) (?:is |has |has been )?(?:no longer available|expired|removed|deleted)",
            r"^we (?:can['’]?t|cannot|could ?n[o'’]t) find (?:the|that|this) (?:page|article)",
        ),
        phrases=(
            r"the (?:page|article|content) (?:that )?you (?:are|were|['’]re) (?:looking|searching) for",
            r"(?:page|article|content) (?:could not|cannot|can['’]t) be found",
            r"(?:may|might) have been (?:moved|removed|deleted)|has been (?:removed|deleted) or",
            r"error 404",
            r"check the (?:address|url|spelling)",
        ),
        sure=(
            (
                r"(?:page|article|story|content) (?:that )?you(?:['’]ve| have|['’]re| are| were)? (?:just )?(?:requested|looking for|tried)"
                r"\b[^.]{0,40}\b(?:not be found|not found|expired|no longer|moved|(?:does|do)(?: not|n['’]t) exist|unavailable|removed)"
            ),
            r"(?:this|the) (?:page|article|story|content|link) (?:is|has been) (?:no longer available|expired|removed|deleted)",
        ),
        examples=(
            ("404 - Orlo Herald", "Go to the home page."),
            ("Orlo Herald", "The page you are looking for may have been moved."),
            ("Orlo Herald", "The article you have requested has expired."),
            ("This content is no longer available", "Browse our stories."),
            ("Page not found | Orlo Herald", "Search the site."),
        ),
        counter_examples=(
            ("Boat not found after storm", "The boat could not be found on Monday, the coast guard said."),
            ("404 boats counted in the strait", "The harbour counted more boats than ever on Monday, and three of them sank."),
        ),
    ),
    Refusal(
        name="error page",
        remedy="the site failed while it made the page: fetch it again later",
        titles=(
            r"^(?:error )?5\d\d(?:$|\s*[-–—:|.]|\s+(?:error|internal|bad|service|gateway)\b)",
            r"^(?:internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out)",
            r"^(?:site|down for|scheduled|under) maintenance",
            r"^(?:an )?(?:unexpected |application |database |server )?error(?: (?:has )?occurred)?$",
            r"^something went wrong",
            r"^error establishing a database connection",
        ),
        phrases=(
            r"internal server error",
            r"bad gateway",
            r"temporarily (?:unavailable|unable)",
            r"try again (?:later|in a few)",
            r"(?:database|application) error",
            r"undergoing (?:scheduled )?maintenance",
            r"something went wrong",
            r"technical (?:difficulties|problems)",
        ),
        examples=(
            ("502 Bad Gateway", "nginx"),
            ("Orlo Herald", "Something went wrong. Please try again later."),
            ("Error establishing a database connection", ""),
        ),
        counter_examples=(
            ("500 flee as the river rises", "Five hundred people fled on Monday, officials said."),
            ("Server error let prisoners out", "An internal server error opened the doors on Monday, the ministry said."),
        ),
    ),
    Refusal(
        name="login page",
        remedy="the page wants a login: save the article from a browser and put the file into the inbox",
        titles=(r"^(?:log|sign)[ -]?in\b(?: to\b.{0,40})?(?:\s*[|–—:-].*)?$", r"^(?:create (?:an|your) account|member login)\b"),
        phrases=(
            r"forgot(?:ten)? (?:your )?password",
            r"create an account|don['’]t have an account|new (?:user|here)\?",
            r"remember me|stay (?:signed|logged) in",
            r"(?:e-?mail|user ?name)(?: address)?\b.{0,40}\bpassword",
            r"(?:continue|sign in|log in) with (?:google|facebook|apple)",
        ),
        needs=3,
        longest=100,
        examples=(
            ("Log in | Orlo Herald", "E-mail. Password."),
            ("Orlo Herald", "E-mail Password Remember me Forgot your password? Create an account."),
        ),
        counter_examples=(("Log into a tree trunk and it burns", "A log fire burned on Monday."),),
    ),
    Refusal(
        name="blocked page",
        remedy="the site does not serve this country: look for a copy elsewhere",
        titles=(r"^(?:error )?451(?:$|\s*[-–—:|.])",),
        sure=(
            r"access this (?:web)?site from a country (?:belonging to|in|within) the european",
            r"(?:not|un)available (?:in your (?:country|region|location)|due to legal reasons|for legal reasons)",
        ),
        needs=0,
        examples=(
            ("451: Unavailable", "Not here."),
            ("Orlo Herald", "Our site is currently unavailable in your region."),
        ),
        counter_examples=(("451 boats counted in the strait", "The harbour counted more boats than ever on Monday."),),
    ),
    Refusal(
        name="script page",
        remedy="its text is made by a script in the browser: save the page from a browser and put the file into the inbox",
        sure=(
            r"(?:need to|please|must|have to) (?:turn on|enable|activate) javascript",
            r"javascript (?:is|must be|has to be) (?:disabled|required|not enabled|enabled|turned on)",
            r"your browser is (?:not supported|no longer supported|out of date|outdated)",
            r"(?:upgrade|update) (?:to the latest version of )?your browser",
        ),
        needs=0,
        examples=(
            ("Orlo Herald", "You need to enable JavaScript to run this app."),
            ("Orlo Herald", "Please upgrade to the latest version of your browser."),
        ),
        counter_examples=(("Browser gets old", "The browser will be updated on Monday, its makers said. Sites must change."),),
    ),
)
"""Kinds of pages that are no article; the first that fits wins."""

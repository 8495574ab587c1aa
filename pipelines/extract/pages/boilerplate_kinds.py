"""Kinds of boilerplate: paragraphs that stand in pages and text dumps but belong to no article, as data with examples.

Those that stand around an article are here, those between its paragraphs in `boilerplate_inside`.

The test of a paragraph is in `boilerplate`.
"""

from dataclasses import dataclass

from pipelines.contract.vocabulary import BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Boilerplate:
    """A kind of paragraph that is no part of an article.

    openings: how such a paragraph may start, as regular expressions without regard to case.  ending: what must follow the
    opening.  longest: characters of the longest such paragraph.  ends_article: what follows it after the article's text is not
    the article.  block: how the paragraph is kept as evidence; None where it is of no use.  examples, counter_examples: whole
    paragraphs of the kind, and paragraphs that are text; they run as tests.
    """

    name: str
    openings: tuple[str, ...]
    ending: str = ""
    longest: int
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    ends_article: bool = False
    block: BlockKind | None = None


KINDS = (
    Boilerplate(
        name="next_articles",
        block=BlockKind.RELATED,
        openings=(
            r"read next",
            r"more from\b.{0,40}",
            r"most (?:read|popular|viewed)",
            r"latest (?:news|stories|headlines)",
            r"top stories",
            r"trending(?: now)?",
            r"popular(?: now)?",
            r"editor['’]?s['’]? picks?",
            r"more (?:stories|news|top stories)",
            r"what (?:to read|others are reading)",
            r"from around the web",
            r"sponsored(?: (?:content|links))?",
            r"promoted(?: content)?",
            r"around the web",
            r"in other news",
            r"you may have missed",
            r"next (?:article|story|up)",
            r"up next",
        ),
        ending=r"\s*:?$",
        longest=80,
        examples=("Read Next", "Most read", "More from the region", "Editors' picks"),
        counter_examples=("Most read the notice and left.", "Trending down, the river fell by a metre."),
        ends_article=True,
    ),
    Boilerplate(
        name="newsletter",
        block=BlockKind.NEWSLETTER,
        openings=(
            r"(?:please )?(?:sign|signed) up (?:here|now|for|to|today|below)\b",
            r"subscribe(?: (?:now|today|here|to)\b|$)",
            r"save (?:up to )?\d{1,2} ?%.{0,60}\bsubscri(?:be|ption)",
            r"get (?:the|our|more|all the) (?:latest|best|morning|daily|top|news|breaking)\b.*(?:inbox|newsletter|email|app|alerts)",
            r"(?:click here to )?(?:subscribe|sign up) ",
            r"our (?:free )?newsletter",
            r"newsletter sign",
            r"enter your e-?mail",
            r"by (?:signing up|subscribing|clicking)\b",
            r"download (?:our|the) .{0,40}\bapp\b",
            r"get (?:unlimited|full|digital) access\b",
            r".{3,40} is (?:now |also )?on (?:telegram|whatsapp|instagram)\b.{0,60}\b(?:join|follow|subscribe|click)\b",
            r"never miss (?:an?|our|the)\b.{0,40}(?:story|stories|update|news|edition|headline|alert)",
            r"(?:please )?support (?:the|our|us|independent|quality|free)\b.{0,120}\b(?:member|donat\w+|subscri\w+|contribut\w+|patron)",
            r"join (?:our|us on) .{0,40}\b(?:telegram|whatsapp|channel|newsletter|facebook)",
            r"to (?:receive|get|download|read) (?:the|our|a) .{3,60},? (?:simply |please |just )?(?:enter|give us|leave|fill in) your\b",
            (
                r"we (?:promise|will|shall|do) (?:never|not) (?:to )?(?:rent|sell|share|spam|give away)\b.{0,60}"
                r"\b(?:e-?mail|address|data|details|inbox|you)\b"
            ),
            r"(?:you can )?unsubscribe (?:at any time|any ?time|with one click|here)\b",
            r"your e-?mail (?:address )?(?:will|is) (?:never|not|only|safe)\b",
            r"(?:please )?bookmark (?:us|this|our)\b",
            r"our (?:web)?site is (?:the|your) (?:place|source|home) (?:for|of)\b",
            r"thank you for (?:subscribing|signing up|your (?:support|donation|interest in our newsletter))\b",
        ),
        longest=300,
        examples=(
            "Sign up here.",
            "Sign up for our free newsletter",
            "Get the latest news in your inbox every morning.",
            "Enter your email address",
            "Never miss a story. Download our app.",
            "The Herald is now on Telegram. Click here to join our channel.",
            "Get unlimited access to our articles.",
            "Support the Herald: become a member today",
            "To receive the full report by mail, simply enter your e-mail below.",
            "We promise never to rent or sell your e-mail address to any third party.",
            "You can unsubscribe at any time.",
            "Your email address will not be published.",
            "Save up to 30% off the price when you subscribe to the Orlo Review.",
        ),
        counter_examples=(
            "Sign language teachers met the minister.",
            "Subscribers of the company lost power.",
            "Get out, the guards shouted.",
            "Support for the members of the union grew.",
            "The mayor is on Telegram every evening, and thousands read what he writes.",
            "Support the president gets from his party is weak, a poll says.",
            "We will not sell our land, the farmers told the minister.",
            "To receive the aid, families must enter the camp by night.",
        ),
    ),
    Boilerplate(
        name="donation",
        block=BlockKind.NEWSLETTER,
        openings=(
            (
                r"(?:please )?(?:consider )?(?:contribut\w+|donat\w+|giv\w+) (?:today |now |a gift )?"
                r"to (?:our|the|this|independent|support)\b.{0,80}"
                r"\b(?:reporting|journalism|newsroom|site|paper|work|fund|appeal|today|here)\b"
            ),
            (
                r"(?:please )?(?:make|set up|start|choose) (?:an?|your) (?:\w+ )?"
                r"(?:monthly|regular|one-?time|recurring|annual|weekly|tax-deductible)"
                r" (?:commitment|gift|donation|contribution|pledge|payment)\b"
            ),
            r"(?:please )?(?:make|set up) (?:a|your) (?:donation|contribution|gift|pledge)\b",
            (
                r"(?:if you (?:like|value|enjoy|appreciate|can)|help us|your (?:support|donation|contribution|gift))\b.{0,140}\b"
                r"(?:donat\w+|contribut\w+|member(?:ship)?|subscri\w+|support our|(?:our|makes) (?:work|journalism|reporting)"
                r"|(?:supports?|funds?|sustains?) (?:our|independent|quality|free|local) (?:work|journalism|reporting|press|media))\b"
            ),
            r"(?:we|our (?:newsroom|journalists?|reporters?)) (?:rel(?:y|ies)|depends?|count) on (?:readers|you|your|the support of)\b",
            (
                r"(?:quality|good|independent|local|real|serious) (?:journalism|reporting)"
                r" (?:does(?:n['’]t| not) come|is(?:n['’]t| not)|costs|takes) \b.{0,60}$"
            ),
            r"(?:buy|treat) (?:us|me|the author) a coffee\b",
            r"every (?:contribution|donation|gift|dollar|euro|pound)\b.{0,80}\b(?:helps|counts|makes|goes)\b",
        ),
        longest=400,
        examples=(
            "Please contribute to our independent reporting here.",
            "Make a monthly commitment to support the Orlo Herald and choose the option that suits you best.",
            "If you value what we do, please consider a donation.",
            "We rely on readers like you to pay for our reporting.",
            "Every donation, however small, helps to keep our site free.",
            "Your support makes our journalism possible.",
            "Your gift sustains independent reporting",
            "Good reporting doesn't come cheap",
        ),
        counter_examples=(
            "Donations to the families of the dead reached a million crowns.",
            "Every donation is counted twice, said the treasurer of the party.",
            "We rely on the river for everything, a farmer said.",
            "Give to the poor, the priest told them.",
            "Contributing to the fire was a strong wind from the sea.",
            "Make a decision now, the judge told the union.",
            "Good reporting is rewarded, the minister told the editors of the three papers of the port at a dinner in spring.",
        ),
    ),
    Boilerplate(
        name="menu_line",
        block=BlockKind.RELATED,
        openings=(r"(?:[^.!?:;,•·–-]{1,30}\s[•·–-]\s){5,100}[^.!?:;,•·–-]{1,30}",),
        ending=r"$",
        longest=2_000,
        examples=("News - Sports - Weather - Cars - Jobs - Horoscope", "Harbour · Council · Schools · Courts · Roads · Letters"),
        counter_examples=(
            "Orlo – Vell – Brenn – Halm – Sarn – Tolmar, then home: the ferry calls at six ports.",
            "The mayor - a former docker - said - and nobody - doubted it.",
        ),
    ),
    Boilerplate(
        name="share",
        openings=(
            r"(?:share|save|print|email|e-mail|tweet|pin|copy link|copied|link|comments?|bookmark|listen|follow)\b[\s:/|,·•-]*",
            r"(?:facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|flipboard|messenger)\b[\s:/|,·•-]*",
        ),
        ending=r"+(?:this(?: (?:article|story|page|post))?(?: (?:on|via|by|with) \w+)*)?[.:]?$",
        longest=120,
        examples=("Share", "Share this article", "Facebook Twitter WhatsApp", "Copy link"),
        counter_examples=("Share prices fell.", "Facebook removed the page.", "X said that it complied."),
    ),
    Boilerplate(
        name="follow_us",
        block=BlockKind.NEWSLETTER,
        openings=(
            r"send (?:us )?(?:your|any) (?:pictures|photos|videos?|stories|comments|tips|feedback|letters)\b",
            r"follow (?:us|me|him|her|them|the author|@|.{1,60} on (?:twitter|facebook|instagram|x|telegram|google))",
            r"like us on",
            r"(?:you can )?(?:contact|reach|email) (?:us|the (?:author|writer|reporter)|(?:him|her|them) (?:at|on))",
            r"(?:e-?mail|tweet|call) (?:him|her|us|them) (?:at|on)\b",
        ),
        longest=250,
        examples=("Follow us on Telegram", "Follow Nadia Example on Twitter", "You can contact the author at the address below."),
        counter_examples=("Follow the river and you reach the dam, she said.", "Contact was lost at noon."),
    ),
    Boilerplate(
        name="cookies",
        openings=(
            r"(?:we|(?:this|our) (?:site|website)|by (?:using|continuing))\b.{0,120}\b(?:cookies?|privacy policy|terms of use)\b",
            r".{0,40}\b(?:we and our|our) partners\b.{0,120}\b(?:cookies?|privacy policy)\b",
            r"accept (?:all )?cookies",
            r"cookie (?:policy|settings|preferences|notice)",
            r"manage (?:cookies|preferences|consent)",
            r"(?:accept|reject)(?: all)?$",
            r"(?:your )?privacy (?:policy|settings|choices|notice)",
        ),
        longest=600,
        examples=(
            "We use cookies to improve this site.",
            "Accept all cookies",
            "Cookie settings",
            "This website uses cookies and similar tools.",
        ),
        counter_examples=("Privacy campaigners lost the case.",),
    ),
    Boilerplate(
        name="copyright",
        openings=(
            r"©",
            r"\(c\) ?(?:19|20)\d\d",
            r"copyright\b.{0,20}(?:©|\d{4}|\bby\b)",
            r"all rights reserved",
            r"this (?:material|content|article|story|document) (?:may not be|is (?:subject to|protected))",
            r"this (?:material|content|article|story) was (?:originally )?(?:published|produced) (?:by|in|on|at)",
            r"this (?:story|article|report) has (?:not )?been (?:edited|published|(?:auto-?)?generated)\b.{0,99}\b(?:staff|feed|team)",
            r"(?:the )?(?:post|article) .{0,200} (?:first )?appeared first on",
            r"our standards:",
            r"terms (?:of use|and conditions|of service)",
            r"licensing rights",
            r"a version of this (?:article|story|column) (?:appear(?:s|ed)|ran|was published) (?:in print|on page)\b",
            r"th(?:is|e) copy is for (?:your )?personal",
            r"(?:order|request) (?:re)?prints?\b.{0,40}$",
            r"this article has been sent to\b",
            r"an error (?:has )?occurred,? (?:please )?try\b",
            r"purchase licensing",
        ),
        longest=400,
        examples=(
            "© 2024 Example Media. All rights reserved.",
            "All rights reserved.",
            "A version of this article appears in print on Page 3.",
        ),
        counter_examples=("Copyright law was changed in May.", "This material is used in bridges."),
        ends_article=True,
    ),
    Boilerplate(
        name="copyright_languages",
        openings=(
            r".{0,120}(?:alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados)",
            r".{0,120}(?:riproduzione riservata|tutti i diritti riservati|alle rechten voorbehouden|wszelkie prawa zastrzeżone)",
            r".{0,120}(?:все права защищены|усі права захищені|всички права запазени|sva prava (?:pri|za)držana|tüm hakları saklıdır)",
            r".{0,120}(?:(?:جميع|كافة) الحقوق محفوظة|کلیه حقوق|כל הזכויות שמורות)",
            r".{0,40}(?:版权所有|版權所有|著作權所有|未经.{0,8}(?:许可|授权)|禁止转载|不得轉載|無断転載|転載を禁じ|무단\s?전재|저작권자)",
        ),
        longest=200,
        examples=("Alle Rechte vorbehalten", "Усі права захищені.", "本网站版权所有，不得转载", "<저작권자 항구신문, 무단 전재 금지>"),
        counter_examples=("Alle Rechte der Fischer wurden verkauft.", "Все права моряков нарушены, сказал капитан."),
        ends_article=True,
    ),
    Boilerplate(
        name="market_notice",
        openings=(
            (
                r"(?:(?:all|market|stock|share|[a-z]+ and [a-z]+) )?(?:quotes?|data|prices) (?:are |is )?"
                r"delayed (?:by )?(?:at least|a minimum of|\d)"
            ),
            r"(?:market|stock) data (?:is |are )?(?:provided|supplied) by\b",
        ),
        longest=300,
        examples=("All quotes delayed a minimum of 15 minutes.", "Market data provided by Example Exchange."),
        counter_examples=("Data on the delayed flights were published.", "Prices delayed the purchase, the ministry said."),
        ends_article=True,
    ),
    Boilerplate(
        name="comments",
        openings=(
            r"(?:leave|post|add|write|join) (?:a |your |the |us )?(?:comments?|reply|conversation|discussion|replies)",
            r"(?:view|show|see|read|hide) (?:all |\d+ )?comments?",
            r"comments? \(\d+\)",
            r"\d+ comments?",
            r"comments (?:are|have been) (?:closed|disabled)",
            r"comments\W*$",
            r"your (?:thoughts|comments?|opinions?|views?)(?: and (?:thoughts|comments|opinions|views))?\W*$",
            r"(?:report|send) (?:a )?(?:typo|correction|tip|feedback)",
            r"have (?:a|you got a) (?:story|tip|news tip)\b.*",
        ),
        longest=200,
        examples=("Leave a comment", "Comments are closed", "12 comments", "Join the conversation", "Your thoughts and comments"),
        counter_examples=(
            "Your comments made us laugh, she said.",
            "Comments by the minister angered the union.",
            "Join the queue at noon, officials said.",
        ),
        ends_article=True,
    ),
    Boilerplate(
        name="tags",
        openings=(
            r"tags?",
            r"topics?",
            r"keywords?",
            r"filed under",
            r"categories",
            r"category",
            r"in this (?:article|story)",
            r"tagged(?: with| as)?",
            r"posted in",
            r"subjects?",
        ),
        ending=r"\s*(?::|$)",
        longest=300,
        examples=("Tags: rivers, floods", "Filed under: politics", "Topics"),
        counter_examples=("Tags were found on the wreck.", "Topics for the talks are water and trade."),
        ends_article=True,
    ),
    Boilerplate(
        name="navigation",
        openings=(
            r"home",
            r"menu",
            r"search",
            r"sections?",
            r"log ?in",
            r"sign ?in",
            r"sign out",
            r"register",
            r"my account",
            r"account",
            r"contact(?: us)?",
            r"about(?: us)?",
            r"help",
            r"faq",
            r"sitemap",
            r"careers",
            r"jobs",
            r"back to (?:top|home)",
            r"go to .{0,30}",
            r"skip to .{0,40}",
            r"toggle .{0,30}",
            r"close",
            r"open",
            r"next",
            r"previous",
            r"back",
            r"view all",
            r"show more",
            r"load more",
            r"see all",
            r"e-?paper",
            r"donate",
            r"support us",
            r"become a (?:member|subscriber)",
            r"accessibility.{0,20}",
        ),
        ending=r"\s*[>»]?$",
        longest=60,
        examples=("Home", "Menu", "Log in", "Back to top", "View all"),
        counter_examples=("Home owners left the valley.", "Help came too late."),
    ),
)
"""Kinds of boilerplate around an article: navigation, sharing, newsletters, cookies, comments, copyright, other articles."""

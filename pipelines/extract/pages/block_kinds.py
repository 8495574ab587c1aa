"""Kinds of boxes: parts of a page that are not the article's own words, recognised by their element or by the names in class and id.

Data with examples. How boxes are found and taken out of the tree is in `blocks`; kinds of single paragraphs are in
`boilerplate_kinds`.
"""

from dataclasses import dataclass

from pipelines.contract.vocabulary import BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxKind:
    """A kind of box.

    kind: how it is kept; None where it is of no use as evidence (menus, buttons, comments of readers).  tags: elements that are
    such a box whatever they are called.  names: regular expressions for whole words of class or id, in small letters with hyphens.
    needs_links: the names are also used for texts, so that a third of the box's words must be links.  examples, counter_examples:
    values of class; they run as tests.
    """

    kind: BlockKind | None
    tags: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    needs_links: bool = False
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


BOX_KINDS = (
    BoxKind(
        kind=BlockKind.EMBEDDED_POST,
        tags=("amp-twitter", "amp-instagram", "amp-facebook", "twitter-widget"),
        names=(
            r"twitter-(?:tweet|video|post|embed|block)",
            r"tweet(?:-embed|-container|-body|-text|s)?",
            r"(?:instagram|text-post)-media",
            r"(?:tiktok|bluesky|mastodon|reddit|threads|vk|twitter|telegram|facebook|instagram|social|social-media|tweet)-(?:embed|card|post)s?",
            r"embed(?:ded)?-(?:tweet|post|twitter|telegram|facebook|instagram|social)s?",
            r"telegram-(?:widget|message)",
            r"tgme-(?:widget|page)(?:-message)?",
            r"fb-post",
            r"vk-post",
        ),
        examples=("twitter-tweet", "wp-block-embed embed-twitter", "tgme_widget_message", "article__telegram-post", "socialEmbed"),
        counter_examples=("article-body", "tweetable", "embed-responsive", "twitter"),
    ),
    BoxKind(
        kind=BlockKind.NEWSLETTER,
        names=(
            r"newsletters?",
            r"subscri(?:be|ption)s?",
            r"sign-?up",
            r"(?:mailing|email)-list",
            r"opt-?in",
            r"mc-embed",
            r"app-(?:download|promo)",
            r"(?:whatsapp|telegram)-channel",
            r"donat(?:e|ion)s?",
            r"member-?ship",
            r"(?:member|donor|donat(?:e|ion)|subscriber)-(?:promo|appeal|drive|callout|cta)",
            r"support-us",
            r"follow-us",
            r"reader-revenue",
            r"(?:reg|pay)-?wall-(?:offer|promo|message|prompt|banner|box|cta)",
        ),
        examples=("c-newsletter", "newsletter-signup-box", "articleSubscribe", "mc_embed_signup", "plugin-member-promo"),
        counter_examples=("newsroom", "letter", "signature"),
    ),
    BoxKind(
        kind=BlockKind.BIOGRAPHY,
        names=(
            r"(?:author|writer|contributor|reporter)s?-(?:bio(?:graphy)?|box|info|card|details|about|profile|description|block|summary)",
            r"about-(?:the-)?(?:author|writer)s?",
            r"bio(?:graphy)?",
            r"byline-bio",
        ),
        examples=("author-bio", "post__authorBox", "about-the-author", "bio"),
        counter_examples=("author", "biology-news", "byline"),
    ),
    BoxKind(
        kind=BlockKind.CAPTION,
        tags=("figcaption",),
        names=(
            r"(?:wp-)?captions?(?:-text|-wrapper|-container)?",
            r"(?:image|photo|img|media|figure|picture|video|gallery)-(?:captions?|credits?|legend|desc(?:ription)?|source|copyright)",
            r"cut-?line",
            r"gallery",
            r"slide-?show",
        ),
        examples=("wp-caption-text", "article-image__caption", "photoCredit", "gallery"),
        counter_examples=("captioned-text-body", "photo", "media"),
    ),
    BoxKind(
        kind=BlockKind.CORRECTION,
        names=(r"corrections?", r"editor-?s?-note", r"editors-notes?", r"clarifications?", r"erratum", r"correction-note"),
        examples=("correction", "article-editors-note", "editorNote", "editor-s-note"),
        counter_examples=("correctional-facility", "editor", "note"),
    ),
    BoxKind(
        kind=BlockKind.RELATED,
        names=(
            r"related(?:-[a-z]+)?",
            r"read-?(?:more|also|next|on)",
            r"(?:also|must)-read",
            r"see-also",
            r"more-(?:on|from|stories|news|articles|like-this|coverage|about)",
            r"recommend(?:ed|ations?)",
            r"recirc(?:ulation)?",
            r"(?:most|top)-(?:read|popular|viewed|shared|stories|news)",
            r"popular-(?:posts|news|stories|articles)",
            r"trending",
            r"latest-(?:news|posts|stories|articles)",
            r"(?:next|previous)-(?:article|story|post|up)",
            r"up-next",
            r"(?:you-)?may-(?:also-)?like",
            r"further-reading",
            r"outbrain",
            r"taboola",
            r"zergnet",
            r"mgid",
            r"in-?line-(?:stor(?:y|ies)|related|article|links?|promo)",
            r"story-links?",
            r"link-?(?:list|box)",
            r"key-events",
            r"(?:roll-?over|hover|pop-?over|pop-?up)(?:-[a-z]+)?-(?:block|card|content|body|inner|panel)",
            r"tool-?tip-?(?:text|content|body|inner|panel)",
        ),
        tags=("amp-list", "amp-carousel", "amp-story-player"),
        examples=(
            "related",
            "c-related-content",
            "readMore",
            "most-read-list",
            "inline-story",
            "OUTBRAIN",
            "rollover-people-block",
            "tooltiptext",
        ),
        counter_examples=("correlated", "more", "article-story", "rollover-people", "tooltip"),
    ),
    BoxKind(
        kind=BlockKind.RELATED,
        names=(r"promo", r"teasers?", r"cards?", r"(?:story|article|post|news)-(?:list|card|teaser|grid|feed)", r"carousel", r"more"),
        needs_links=True,
        examples=("promo", "article-teaser", "card", "story-list"),
        counter_examples=("promoted-text", "cardiology", "list"),
    ),
    BoxKind(
        kind=BlockKind.SIDEBAR,
        tags=("aside",),
        names=(
            r"(?<!has-)(?<!with-)(?<!no-)side-?bar(?!-(?:grid|layout|enabled|active|page))",
            r"(?:right|left)-(?:rail|column)",
            r"(?:info|fact|background|explainer|context|in-depth|data)-?box",
            r"fact-?file",
            r"box-?out",
            r"enhancement",
            r"(?:data-?wrapper|infogram|flourish|infographic)s?(?:-[a-z]+)*",
            r"(?:key-)?facts(?:-(?:list|box))?",
            r"has-(?:[a-z]+-)*background(?:-color)?",
        ),
        examples=(
            "sidebar-right",
            "factbox",
            "article__infoBox",
            "right-rail",
            "HTMLModuleEnhancement",
            "datawrapper-embed",
            "key-facts",
            "wp-block-group has-pale-pink-background-color",
        ),
        counter_examples=("sidebar-grid", "has-sidebar", "side", "box", "content", "enhancements-none", "background-story"),
    ),
    BoxKind(
        kind=None,
        tags=(
            "nav",
            "footer",
            "button",
            "select",
            "textarea",
            "label",
            "template",
            "canvas",
            "object",
            "audio",
            "video",
            "picture",
            "dialog",
            "amp-consent",
            "amp-sidebar",
            "amp-user-notification",
            "amp-ad",
            "amp-embed",
            "amp-social-share",
            "amp-sticky-ad",
            "amp-lightbox",
        ),
        names=(
            r"(?:user-|reader-|article-|post-)?comments?(?:-list|-section|-form|-thread|-area|-count)?",
            r"disqus(?:-thread)?",
            r"respond",
            r"fb-comments",
            r"shar(?:e|ing)(?:-[a-z]+)?",
            r"share-?daddy",
            r"social(?:-(?:links?|icons?|share|media|buttons?|bar|tools))?",
            r"addthis",
            r"ads?",
            r"adverts?",
            r"advertis(?:ement|ing)",
            r"ad-(?:slot|container|unit|wrapper|banner|label)",
            r"sponsor(?:ed)?",
            r"native-ads?",
            r"(?:partner|paid|branded|promoted|sponsor(?:ed)?)-(?:content|posts?|stor(?:y|ies)|articles?)",
            r"advertorials?",
            r"cookies?(?:-[a-z]+)?",
            r"(?:privacy-)?consent",
            r"gdpr",
            r"breadcrumbs?",
            r"nav(?:bar|igation)?",
            r"menu",
            r"pagination",
            r"pager",
            r"toolbar",
            r"(?:site|page)-(?:header|footer)",
            r"masthead",
            r"tags(?:-links|-list)?",
            r"tag-(?:list|cloud)",
            r"topics",
            r"modal",
            r"pop-?up",
            r"sr-only",
            r"screen-reader-text",
            r"visually-hidden",
            r"pull-?quotes?",
        ),
        examples=("comments", "share-buttons", "ad-slot", "breadcrumb", "tag-list", "pull-quote", "privacy-consent"),
        counter_examples=("commentary", "shareholders", "adaptive", "navy", "advertiser-news", "stage", "partner", "native"),
    ),
)
"""Kinds of boxes; the first that fits wins."""

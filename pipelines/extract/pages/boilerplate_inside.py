"""Kinds of boilerplate between the paragraphs of an article: captions, credits of images, advertisements, links to read more.

The record is in `boilerplate_kinds`, the test of a paragraph in `boilerplate`.
"""

from pipelines.extract.pages.boilerplate_kinds import Boilerplate

INSIDE_KINDS = (
    Boilerplate(
        name="read_more",
        openings=(
            r"read (?:more|also|on|the full story)",
            r"also read",
            r"see also",
            r"see more",
            r"more on this(?: story)?",
            r"related(?: (?:stor(?:y|ies)|articles?|content|coverage|topics?|links?|news|video))?",
            r"recommended(?: (?:for you|stories|reading))?",
            r"you (?:may|might) also (?:like|be interested in)",
            r"don['’]t miss",
            r"must read",
            r"further reading",
            r"click here",
            r"watch(?: now)?",
            r"listen(?: now)?",
            r"more:",
        ),
        ending=r"\s*(?:[:>»|–—-]|$|\.\.\.|…|to (?:read|watch|see)\b)",
        longest=250,
        examples=(
            "Read more: Bridge reopens after the flood",
            "Related stories",
            "See also: How the count is made",
            "Watch: the moment the tower fell",
        ),
        counter_examples=(
            "Read the letter aloud, he told the court.",
            "Related charges were dropped in May.",
            "Watch dealers say that prices fell.",
        ),
    ),
    Boilerplate(
        name="advertisement",
        openings=(
            r"advertis(?:e|ement|ing)(?: -? ?(?:continue reading|scroll|story|article).*)?",
            r"continue reading(?: (?:below|the main story).*)?",
            r"story continues(?: below)?.*",
            r"article continues(?: below| after).*",
            r"scroll to continue.*",
            r"sponsored",
            r"ad",
            r"loading\.*",
            r"skip advertisement",
            r"skip to .{0,40}",
            r"remove ads",
            r"report this ad",
        ),
        ending=r"\s*$",
        longest=100,
        examples=("Advertisement", "Advertisement - story continues below", "Article continues after this message", "Loading..."),
        counter_examples=("Advertisers left the fair.", "Ad sales rose by a tenth."),
    ),
    Boilerplate(
        name="image_label",
        openings=(
            r"image",
            r"photo",
            r"picture",
            r"video",
            r"gallery",
            r"media",
            r"embed",
            r"graphic",
            r"map",
            r"caption",
            r"slideshow",
            r"photos",
            r"file photo",
            r"(?:image|photo|picture)s? (?:source|copyright|caption)\b.{0,80}",
            r"(?:enlarge|hide|show|toggle) (?:this image|caption)",
            r"view (?:image|gallery|photos?).{0,30}",
            r"\d+ ?(?:of|/) ?\d+",
        ),
        ending=r"\s*[:.]?$",
        longest=120,
        examples=("Image", "Embed:", "Image caption", "1/8", "hide caption"),
        counter_examples=("Images of the bridge were published.", "Video shows the fire."),
    ),
    Boilerplate(
        name="image_credit",
        openings=(
            r"(?:photo|image|picture|pic|video|credit|illustration|file photo)s?\s*(?:credit)?\s*(?:[:/©]|\.\.\.|…|by (?-i:[A-Z]))",
            r"credit\W*$",
            r".{0,200}\(?(?:AP Photo/|Photo by |Photo: |Photo/|Image: )",
            r".{0,60}\b(?:getty images|shutterstock|istock|reuters/[a-z]|epa-efe|epa/|afp/|afp via)[^.]{0,80}$",
            r".{0,220}\breuters/[a-z][\w .'-]{2,40}(?:/file photo)?\.?(?:\s.{0,60}licensing rights.*)?$",
            r"(?:handout|courtesy)\W+(?:of|photo|via)?\b.{0,60}$",
        ),
        longest=350,
        examples=(
            "Photo: Example Agency",
            "Credit...",
            "Men on a roof. REUTERS/Nadia Example",
            "Nadia Example/Getty Images",
            "A harbour at night. (AP Photo/Nadia Example)",
        ),
        counter_examples=(
            "Photographs of the river were shown in court.",
            "Credit unions lent more money.",
            "Video by residents shows two boats.",
        ),
    ),
)
"""Kinds of boilerplate that stand between the paragraphs of articles."""

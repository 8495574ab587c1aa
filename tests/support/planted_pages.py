"""Forty-eight pages of our own about invented events, each planted with figures that are not the article's own words.

Eight stories in six layouts. Every page carries one decoy of each kind (read-more lines, sidebars, embedded posts, captions,
biographies, newsletter boxes, related stories, comments, corrections, tickers); the layouts differ in their markup, and the last has
names that say nothing. Decoy figures are from 71 up, the stories' own figures below 60, so that a figure tells where it came from.
`python tests/support/planted_pages.py FOLDER` writes the pages for a look.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SMALLEST_DECOY = 71


@dataclass(frozen=True, slots=True)
class Story:
    """An invented event. own: metric and number of each figure that the text gives as its own."""

    title: str
    author: str
    own: frozenset[tuple[str, int]]
    paragraphs: tuple[str, ...]


STORIES = (
    Story(
        "Missile strike on Halmer kills four",
        "Nadia Example",
        frozenset({("killed", 4), ("injured", 11)}),
        (
            "Four people were killed and 11 were injured when a missile struck a bakery in Halmer on Tuesday, the governor said.",
            "The strike came shortly before noon, when the shop was full, according to the rescue service of the province.",
            "“We heard a whistle and then the windows were gone,” said a postman who had been waiting outside with his dog.",
            "The governor promised that the families of the victims would be paid by the end of the month.",
        ),
    ),
    Story(
        "Ferry sinks in the strait of Orlo",
        "Omar Test",
        frozenset({("killed", 17), ("rescued", 42)}),
        (
            "Seventeen people were killed when a ferry sank in the strait of Orlo on Sunday night, the coast guard said.",
            "The coast guard rescued 42 people before the wind turned, a spokeswoman told reporters.",
            "The ferry had left the harbour of Vell an hour late because its engine would not start, the operator said.",
            "Divers will go down to the wreck on Wednesday if the sea is calm, the ministry of transport said in a statement.",
        ),
    ),
    Story(
        "Shelling damages school in Lower Brask",
        "Ivo Sample",
        frozenset({("killed", 2), ("injured", 9)}),
        (
            "Shelling killed two people and injured nine others in Lower Brask on Friday morning, police said.",
            "A school was hit as well, but nobody was inside because lessons had been moved to the cellar of the church, the mayor said.",
            "The shells came from the other side of the river, where the army has been since the autumn, according to the mayor.",
            "Power was cut in most of the town, and the hospital ran on its own generator until the evening.",
        ),
    ),
    Story(
        "Bus crash near Dorn",
        "Lena Muster",
        frozenset({("killed", 6), ("injured", 23)}),
        (
            "Six people died and 23 were injured when a bus left the road near Dorn on Monday, the fire service said.",
            "The bus was on its way to the coast with members of a choir, who had sung in the cathedral the night before.",
            "The driver told police that the brakes had failed on the long slope above the bridge.",
            "The road will stay closed until the wreck has been taken away, a spokesman for the district said.",
        ),
    ),
    Story(
        "Drone attack on port of Vell",
        "Jonas Probe",
        frozenset({("killed", 3), ("injured", 14)}),
        (
            "A drone attack on the port of Vell killed three dockers and injured 14 people overnight, the port authority said on Thursday.",
            "A warehouse with grain burned until the morning, and two cranes can no longer be used, according to the authority.",
            "The army said that most of the drones had been brought down over the sea by its air defence.",
            "Ships are being sent to Orlo for the time being, where the harbour is smaller but has not been attacked.",
        ),
    ),
    Story(
        "Gunman opens fire in market of Ashmere",
        "Vera Beispiel",
        frozenset({("killed", 5), ("injured", 8)}),
        (
            "A gunman killed five people and wounded eight in the covered market of Ashmere on Saturday, police said.",
            "Officers arrested a man in the cellar of a butcher's shop an hour later, the chief of police told a news conference.",
            "Traders had closed their stalls and hidden customers behind the shutters, a fishmonger said.",
            "The mayor asked people to stay at home while the police searched the old town for a second man.",
        ),
    ),
    Story(
        "Landslide buries houses in Upper Tarn",
        "Karl Entwurf",
        frozenset({("killed", 12), ("missing", 7)}),
        (
            "Twelve people were killed and seven are missing after a landslide buried houses in Upper Tarn, officials said on Monday.",
            "It had rained for a week before the slope came down at about four in the morning, the weather service said.",
            "Neighbours dug with their hands until the first machines reached the village over the pass.",
            "The valley has been evacuated because more earth could come down, the head of the province said.",
        ),
    ),
    Story(
        "Explosion in fireworks factory",
        "Rita Muestra",
        frozenset({("killed", 8), ("injured", 19)}),
        (
            "An explosion in a fireworks factory outside Kelmore killed eight workers and injured 19 on Wednesday, the ministry said.",
            "The blast was felt in the next valley, and a column of smoke stood over the town until the evening.",
            "An inspector had asked the owner in the spring to move the powder to another building, according to the ministry.",
            "The owner has been questioned by the police and is not accused of a crime, his lawyer said.",
        ),
    ),
)

POST = "<p>{text}</p>— Vell Channel (@vell) <a href='{url}'>January 5, 2019</a>"


def decoys(layout: int, author: str) -> dict[str, str]:
    """Return one decoy of each kind in the markup of a layout, with figures of their own."""
    links = ("<a href='/old/71'>Drone attack kills 71 in Sarn</a>", "<a href='/old/72'>Storm leaves 72 dead on the coast</a>")
    toll = "At least 73 people were killed and 173 were injured in attacks last year, according to the ministry."
    tweet = "BREAKING: 74 people have been killed in Sarn, hospital says."
    caption = "Rescue workers in Sarn, where 75 people were killed in March."
    bio = f"{author} is a correspondent for the Herald and covered the siege of Sarn, in which 76 people were killed."
    mail = "<p>76 people were killed in Sarn: read why. Get our morning newsletter in your inbox.</p><input type='email'>"
    comment = "<p>My cousin says that 77 people were killed, not four!</p>"
    note = "Correction: An earlier version of this article said that 78 people were killed."
    flash = "79 people killed in attack on Sarn"
    read_more = (
        f"<p><strong>Read more: {links[0]}</strong></p>",
        f"<p>{links[0]}</p>",
        f"<div class='c-read-more'><h4>Also read</h4>{links[0]}</div>",
        "<p>READ ALSO | Drone attack kills 71 in Sarn</p>",
        f"<p><em>See also: {links[0]}</em></p>",
        f"<div class='css-1k2'><div class='css-7x'><span>Recommended</span></div><h4>{links[0]}</h4></div>",
    )
    sidebar = (
        f"<aside><h3>The year in numbers</h3><p>{toll}</p></aside>",
        f"<div class='article-sidebar'><p>{toll}</p></div>",
        f"<div class='factbox'><h3>Background</h3><p>{toll}</p></div>",
        f"<section><h3>What happened before</h3><p>{toll}</p></section>",
        f"<div class='c-info-box'><p>{toll}</p></div>",
        f"<div class='css-44a'><h3>The war so far</h3><p>{toll}</p></div>",
    )
    embed = (
        f"<blockquote class='twitter-tweet'>{POST.format(text=tweet, url='https://twitter.com/vell/status/10')}</blockquote>",
        f"<blockquote>{POST.format(text=tweet, url='https://t.me/vell/12')}</blockquote>",
        f"<div class='tgme_widget_message'>{POST.format(text=tweet, url='https://t.me/vell/12')}</div>",
        f"<blockquote class='instagram-media'>{POST.format(text=tweet, url='https://www.instagram.com/p/abc/')}</blockquote>",
        f"<figure class='wp-block-embed embed-twitter'><blockquote>{tweet}</blockquote></figure>",
        f"<div class='css-9z'><div><p>{tweet}</p></div><p><a href='https://x.com/vell/status/10'>5:41 PM · Jan 5, 2019</a></p></div>",
    )
    captions = (
        f"<figure><img src='a.jpg'><figcaption>{caption}</figcaption></figure>",
        f"<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-text'>{caption}</p></div>",
        f"<img src='a.jpg'><p class='caption'>{caption}</p>",
        f"<div class='photo'><img src='a.jpg'><span class='image-caption'>{caption}</span></div>",
        f"<figure><picture><img src='a.jpg'></picture><figcaption><p>{caption}</p></figcaption></figure>",
        f"<div class='css-3q'><img src='a.jpg'><div class='css-8'><span>{caption}</span></div></div>",
    )
    cards = (
        "<article class=card><a href='/old/72'><h3>Storm leaves 72 dead</h3></a>"
        f"<p>Seventy-two people died on Monday. {links[1]}</p></article>"
    )
    related = (
        f"<h3>Related stories</h3><ul><li>{links[0]}</li><li>{links[1]}</li></ul>",
        f"<div class='related-articles'><p>Seventy-two people died on Monday.</p>{links[1]}</div>",
        f"<div class='most-read'><ol><li>{links[0]}</li><li>{links[1]}</li></ol></div>",
        f"<div class='teaser-list'>{cards}</div>",
        f"<section class='recommended'>{cards}</section>",
        f"<div class='css-5'><h2>More from the Herald</h2>{cards.replace(' class=card', '')}</div>",
    )
    return {
        "read_more": read_more[layout],
        "sidebar": sidebar[layout],
        "embed": embed[layout],
        "caption": captions[layout],
        "biography": f"<p>{bio}</p>" if layout % 2 else f"<div class='author-bio'><p>{bio}</p></div>",
        "newsletter": f"<div class='{'newsletter-signup' if layout % 2 else 'c-subscribe'}'>{mail}</div>",
        "related": related[layout],
        "comments": f"<div id='comments'><h3>Comments</h3>{comment}</div>",
        "correction": f"<p>{note}</p>" if layout % 2 else f"<div class='editors-note'><p>{note}</p></div>",
        "ticker": f"<div class='breaking-news'><nav><a href='/live'>{flash}</a></nav></div>",
    }


def _mixed(story: Story, planted: dict[str, str]) -> str:
    first, second, third, fourth = (f"<p>{paragraph}</p>" for paragraph in story.paragraphs)
    second = second.replace("</p>", " <a href='/old/82'>Read more: Another drone attack kills 82</a></p>")
    inside = (first, planted["caption"], planted["read_more"], second, planted["sidebar"], third, planted["embed"], fourth)
    return "\n".join((*inside, planted["newsletter"], planted["correction"], planted["biography"]))


def _article(story: Story, planted: dict[str, str]) -> str:
    body = f"<article><h1>{story.title}</h1>{_mixed(story, planted)}</article>"
    return f"{planted['ticker']}<main>{body}{planted['related']}{planted['comments']}</main>"


def _blog(story: Story, planted: dict[str, str]) -> str:
    body = f"<div class='entry-content'>{_mixed(story, planted)}{planted['related']}</div>"
    return f"{planted['ticker']}<div class='single-post'><h1>{story.title}</h1>{body}{planted['comments']}</div>"


def _split(story: Story, planted: dict[str, str]) -> str:
    """Cut the body into containers by advertisements."""
    parts = _mixed(story, planted).split("\n")
    wrapped = "<div class='ad-slot'>Advertisement</div>".join(f"<div class='body-part'>{part}</div>" for part in parts)
    return f"{planted['ticker']}<article><h1>{story.title}</h1>{wrapped}</article>{planted['related']}{planted['comments']}"


def _nested(story: Story, planted: dict[str, str]) -> str:
    body = f"<div><div id='story'><div class='text'>{_mixed(story, planted)}</div>{planted['related']}</div></div>"
    return f"{planted['ticker']}<div id='page'><div class='col'><h1>{story.title}</h1>{body}</div>{planted['comments']}</div>"


def _form(story: Story, planted: dict[str, str]) -> str:
    """Put the whole page into one form, as some content systems do."""
    body = f"<section class='story-body'>{_mixed(story, planted)}</section>{planted['related']}{planted['comments']}"
    return f"<form id='aspnetForm'>{planted['ticker']}<div class='main'><h1>{story.title}</h1>{body}</div></form>"


def _hashed(story: Story, planted: dict[str, str]) -> str:
    """Give every element a name that says nothing, as bundlers do."""
    body = f"<div class='css-0a'><div class='css-0b'>{_mixed(story, planted)}</div>{planted['related']}{planted['comments']}</div>"
    return f"{planted['ticker']}<div class='css-0'><h1 class='css-h'>{story.title}</h1>{body}</div>"


LAYOUTS: tuple[Callable[[Story, dict[str, str]], str], ...] = (_article, _blog, _split, _nested, _form, _hashed)


@dataclass(frozen=True, slots=True)
class Planted:
    """A page with decoys. html: the page.  story: whose figures it gives.  name: of the page."""

    name: str
    story: Story
    html: str


def planted_pages() -> list[Planted]:
    """Return the pages."""
    pages: list[Planted] = []
    for number, story in enumerate(STORIES):
        for layout, build in enumerate(LAYOUTS):
            head = (
                f"<title>{story.title} | Orlo Herald</title><meta name='author' content='{story.author}'>"
                "<meta property='article:published_time' content='2026-03-10T08:00:00+01:00'>"
                "<meta name='description' content='More than 80 people were killed in Sarn.'>"
            )
            body = build(story, decoys(layout, story.author))
            footer = "<footer><p>80 people were killed in Sarn, our most read story says.</p></footer>"
            html = f"<!doctype html><html lang='en'><head>{head}</head><body>{body}{footer}</body></html>"
            pages.append(Planted(f"{number}{build.__name__}", story, html))
    return pages


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for planted in planted_pages():
        (folder / f"{planted.name}.html").write_text(planted.html, encoding="utf-8")

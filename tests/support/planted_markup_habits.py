"""Pages of our own in the markup habits of content systems, planted with figures that are not the article's own words.

The stories and the rule of the figures are those of `planted_pages`: decoys from 71 up, the stories' own below 60. Each page writes the same text as
another system would: blocks of WordPress, interstitials, AMP, text between line breaks, tables as layout, bodies that stand in a script only.
`PYTHONPATH=tests python -m support.planted_markup_habits FOLDER` writes the pages for a look.
"""
# ruff: noqa: E501 — an element of markup is read best on one line

import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from support.planted_pages import STORIES, Planted, Story

MORE = (
    "The district has had a quiet winter, and the road along the shore had been opened for lorries only a week before.",
    "Schools will stay closed until Monday, and buses will go by way of the old bridge, the administration said in the evening.",
)
OLD = ("<a href='/old/71'>Drone attack kills 71 in Sarn</a>", "<a href='/old/72'>Storm leaves 72 dead on the coast</a>")
TOLL = "At least 73 people were killed and 173 were injured in attacks last year, according to the ministry."
TWEET = "BREAKING: 74 people have been killed in Sarn, hospital says."
CAPTION = "Rescue workers in Sarn, where 75 people were killed in March."
BIO = "{} is a correspondent for the Herald and covered the siege of Sarn, in which 76 people were killed."
COMMENT = "My cousin says that 77 people were killed, not four! The governor never tells the truth, everybody in Sarn knows that."


def text_of(story: Story) -> tuple[str, ...]:
    """Return the paragraphs that a page writes."""
    return (*story.paragraphs[:3], *MORE, *story.paragraphs[3:])


def _p(story: Story, name: str = "") -> list[str]:
    return [f"<p{f' class={name}' if name else ''}>{one}</p>" for one in text_of(story)]


def _between(paragraphs: Sequence[str], *boxes: str) -> str:
    """Put the boxes between the paragraphs, one behind each from the first on."""
    parts: list[str] = []
    for number, paragraph in enumerate(paragraphs):
        parts += [paragraph, *boxes[number : number + 1]]
    return "\n".join(parts)


def wordpress_blocks(story: Story) -> str:
    """Write blocks of the WordPress editor with a group, latest posts and related posts of a plugin."""
    group = (
        f"<div class='wp-block-group has-pale-pink-background-color'><div class='wp-block-group__inner-container'><p>{TOLL}</p></div></div>"
    )
    figure = (
        f"<figure class='wp-block-image size-large'><img src='a.jpg'><figcaption class='wp-element-caption'>{CAPTION}</figcaption></figure>"
    )
    latest = f"<ul class='wp-block-latest-posts__list wp-block-latest-posts'><li>{OLD[0]}</li><li>{OLD[1]}</li></ul>"
    embed = f"<figure class='wp-block-embed is-type-rich is-provider-twitter'><div class='wp-block-embed__wrapper'>{TWEET}</div></figure>"
    quote = "<figure class='wp-block-pullquote'><blockquote><p>“The worst night since 78 died in Sarn.”</p></blockquote></figure>"
    related = f"<div id='jp-relatedposts' class='jp-relatedposts'><h3 class='jp-relatedposts-headline'><em>Related</em></h3><div>{OLD[1]}</div></div>"
    author = f"<div class='wp-block-post-author'><p class='wp-block-post-author__bio'>{BIO.format(story.author)}</p></div>"
    body = _between(_p(story), figure, group, latest, embed, quote)
    return f"<main><article class='post'><h1 class='entry-title'>{story.title}</h1><div class='entry-content'>{body}{related}</div>{author}</article></main>"


def interstitials(story: Story) -> str:
    """Write bodies with interstitial links and promotions between the paragraphs, as Arc sites do."""
    link = "<div class='interstitial-link block-margin-bottom'>[<a href='/old/71'>Drone attack kills 71 in Sarn</a>]</div>"
    promo = f"<div class='b-promo-block'><a href='/x'><h3>The 73 who died in Sarn</h3><p>{TOLL}</p></a></div>"
    figure = f"<figure class='c-figure'><img src='a.jpg'><figcaption class='c-caption'>{CAPTION} <span>(Ana Example)</span></figcaption></figure>"
    body = _between(_p(story, "c-paragraph"), link, figure, promo, link)
    return f"<div id='fusion-app'><h1 class='b-headline'>{story.title}</h1><article class='b-article-body'>{body}</article></div>"


def script_only(story: Story) -> str:
    """Write a page whose body a browser makes from the data of a script; the metadata hold the text, too."""
    data = {
        "@type": "NewsArticle",
        "headline": story.title,
        "articleBody": "\n\n".join(text_of(story)),
        "author": {"@type": "Person", "name": story.author},
    }
    props = {"props": {"pageProps": {"story": {"id": 7, "related": [{"title": "Drone attack kills 71 in Sarn"}]}}}}
    return (
        f"<div id='__next'><div class='spinner'>Loading…</div></div><script type='application/ld+json'>{json.dumps(data)}</script>"
        f"<script id='__NEXT_DATA__' type='application/json'>{json.dumps(props)}</script>"
    )


def script_data(story: Story) -> str:
    """Write a page whose text stands in the data of a script alone, as a list of blocks of HTML."""
    blocks = [{"type": "text", "html": f"<p>{one}</p>"} for one in text_of(story)]
    blocks.insert(2, {"type": "image", "caption": CAPTION, "url": "https://herald.example/a.jpg"})
    related = [{"title": "Drone attack kills 71 in Sarn", "summary": TOLL, "url": "/old/71"}]
    page = {"article": {"headline": story.title, "slug": "a-b-c", "body": blocks}, "related": related}
    data = json.dumps({"props": {"pageProps": page}, "page": "/[slug]", "buildId": "x"})
    return f"<div id='__next'></div><script id='__NEXT_DATA__' type='application/json'>{data}</script>"


def amp(story: Story) -> str:
    """Write an AMP page with its consent, sidebar, advertisements and lists."""
    figure = f"<figure><amp-img src='a.jpg'></amp-img><figcaption>{CAPTION}</figcaption></figure>"
    ad = "<amp-ad type='doubleclick'><div placeholder>Advertisement</div></amp-ad>"
    tweet = f"<amp-twitter data-tweetid='1'><blockquote placeholder>{TWEET}</blockquote></amp-twitter>"
    related = f"<amp-list src='x.json'><div>{OLD[0]}</div><p>{TOLL}</p></amp-list>"
    consent = "<amp-consent id='c'><div><p>We and our 78 partners use cookies to show you stories that 78 people were killed.</p></div></amp-consent>"
    side = f"<amp-sidebar id='s'><ul><li>{OLD[0]}</li><li>{OLD[1]}</li></ul><p>{TOLL}</p></amp-sidebar>"
    return f"{consent}{side}<article><h1>{story.title}</h1>{_between(_p(story), figure, ad, tweet, related, ad)}</article>"


def line_breaks(story: Story) -> str:
    """Write the text between line breaks, with links and a caption between them."""
    lines = list(text_of(story))
    lines.insert(2, f"<b>READ ALSO: {OLD[0]}</b>")
    lines.insert(4, f"<i>Photo: {CAPTION}</i>")
    body = "<br><br>\n".join(lines)
    return f"<div class='inner'><h1>{story.title}</h1><div class='txt'>{body}<br><br>Subscribe to our channel: 78 dead in Sarn.</div></div>"


def table_layout(story: Story) -> str:
    """Write a page of nested tables, with the menu and other stories in cells beside the text."""
    menu = f"<td width=160><b>Archive</b><br>{OLD[0]}<br>{OLD[1]}</td>"
    right = f"<td width=200><table><tr><td><b>Numbers</b></td></tr><tr><td>{TOLL}</td></tr><tr><td>{OLD[1]}</td></tr></table></td>"
    image = f"<table align=right width=200><tr><td><img src='a.jpg'></td></tr><tr><td><small>{CAPTION}</small></td></tr></table>"
    body = _between(_p(story), image)
    text = f"<td><font size=4><h1>{story.title}</h1></font>{body}</td>"
    return f"<table width=1000><tr><td colspan=3><a href='/'>Herald</a></td></tr><tr>{menu}{text}{right}</tr></table>"


def live_blog(story: Story) -> str:
    """Write the text as posts of a live blog with clocks, beside a list of key events of other days."""
    keys = f"<div class='key-events'><h2>Key events</h2><ul><li><a href='#1'>74 killed in Sarn, hospital says</a></li><li><a href='#2'>{TOLL}</a></li></ul></div>"
    posts = "".join(
        f"<article class='live-post' id='post-{number}'><time datetime='2026-03-10T0{9 - number}:15:00+01:00'>0{9 - number}:15</time>{paragraph}</article>"
        for number, paragraph in enumerate(_p(story))
    )
    return f"<main><h1>{story.title}</h1>{keys}<div class='live-posts'>{posts}</div></main>"


def lists_inside(story: Story) -> str:
    """Write lists of other stories between the paragraphs, without a name that says so."""
    first = f"<ul><li>{OLD[0]}</li><li>{OLD[1]}</li><li><a href='/old/78'>Flood: 78 rescued from roofs</a></li></ul>"
    second = f"<p><b>More on the war:</b></p><ul><li>{OLD[1]}</li><li>{OLD[0]}</li></ul>"
    third = f"<p>• {OLD[0]}<br>• {OLD[1]}</p>"
    return f"<article><h1>{story.title}</h1><div class='content'>{_between(_p(story), first, second, third)}</div></article>"


def promotions(story: Story) -> str:
    """Write boxes that advertise the paper between the paragraphs, without a name that says so."""
    app = "<div class='box-3'><p><b>Never miss a story.</b> Download our app: 78 killed in Sarn was on your phone in 79 seconds.</p></div>"
    club = "<p><strong>Support the Herald:</strong> <a href='/give'>78 readers died to tell this — become a member today</a></p>"
    podcast = "<div class='box-4'><h4>Listen to our podcast</h4><p>In this week's episode we speak to the father of one of the 78 killed in Sarn.</p></div>"
    video = "<p><strong>WATCH: <a href='/v'>Video shows moment when 79 people were killed</a></strong></p>"
    body = _between(_p(story), app, club, podcast, video)
    return f"<article><h1>{story.title}</h1><div class='content'>{body}</div></article>"


def sponsors(story: Story) -> str:
    """Write advertisements that look like stories, between the paragraphs and behind them."""
    native = f"<div class='native-ad'><span>Paid content</span><h3>How 78 people were saved</h3><p>{TOLL}</p></div>"
    partner = "<div class='partner-content'><p class='label'>Presented by Dorn Insurance</p><p>78 people were killed by falling trees last year. Are you covered?</p></div>"
    dfp = "<div id='div-gpt-ad-1'><p>Advertisement</p><p>79 killed? See what this doctor says.</p></div>"
    around = f"<div class='OUTBRAIN'><p>{TOLL}</p></div><div id='taboola-below-article-thumbnails'><a>79 killed: the pictures</a></div>"
    return f"<article><h1>{story.title}</h1><div class='content'>{_between(_p(story), dfp, native, partner)}</div></article>{around}"


def cookie_banner(story: Story) -> str:
    """Write a long banner about cookies before everything else, in an element that only says that it is a dialogue."""
    words = "We and our 78 partners store or read information on your device, such as cookies. 79 people were killed by consent last year. "
    banner = (
        f"<div role='dialog' aria-modal='true'><h2>Your choice</h2><p>{words * 4}</p><p>{words * 3}</p><button>Accept all</button></div>"
    )
    return f"{banner}<main><h1>{story.title}</h1><div class='content'>{''.join(_p(story))}</div></main>"


def comments(story: Story) -> str:
    """Write comments of readers in elements without names, longer than the article together."""
    thread = "".join(
        f"<article><h4>reader{number}</h4><p>{COMMENT}</p><p>{COMMENT}</p><a href='#r'>Reply</a></article>" for number in range(6)
    )
    body = f"<article><h1>{story.title}</h1><div class='content'>{''.join(_p(story))}</div></article>"
    return f"<main>{body}<section><h2>12 Comments</h2>{thread}</section></main>"


def author_on_top(story: Story) -> str:
    """Write a box about the author between headline and text."""
    box = f"<div class='byline-block'><img src='a.jpg'><div><a href='/a' rel='author'>{story.author}</a><p>{BIO.format(story.author)}</p></div></div>"
    return f"<article><header><h1>{story.title}</h1>{box}<time>10 March 2026</time></header><div class='content'>{''.join(_p(story))}</div></article>"


def photo_credits(story: Story) -> str:
    """Write captions as paragraphs, with the credits of photographers at their end."""
    one = f"<p><img src='a.jpg'></p><p><em>{CAPTION} (Photo: Ana Example/Orlo News)</em></p>"
    two = "<p class='wp-caption-dd'>A funeral in Sarn for 78 people killed in a strike. | Photo Credit: Ana Example</p>"
    three = "<div><img src='b.jpg'></div><p><small>79 people were killed here in June. © Ana Example / Orlo News Agency</small></p>"
    four = "<p>A bus in Sarn, where 78 people died. [Ana Example/AFP]</p>"
    return f"<article><h1>{story.title}</h1><div class='content'>{_between(_p(story), one, two, three, four)}</div></article>"


def blogger(story: Story) -> str:
    """Write the text in elements without paragraphs, with separators and styles in each."""
    picture = f"<div class='separator' style='clear: both'><a href='b.jpg'><img src='b.jpg'></a></div><table class='tr-caption-container'><tbody><tr><td><img src='a.jpg'></td></tr><tr><td class='tr-caption'>{CAPTION}</td></tr></tbody></table>"
    lines = [f"<div><span style='font-family: arial'>{one}</span></div><div><br /></div>" for one in text_of(story)]
    labels = f"<div class='post-footer'>Labels: <a>war</a></div><div class='popular-posts'><ul><li>{OLD[0]}</li></ul></div>"
    return f"<div class='post'><h3 class='post-title entry-title'>{story.title}</h3><div class='post-body entry-content'>{_between(lines, picture)}</div>{labels}</div>"


def drupal(story: Story) -> str:
    """Write fields of Drupal: the text in one, related content and a biography in others."""
    related = f"<div class='field field--name-field-see-too'><div class='field__label'>See too</div><div class='field__items'><div class='field__item'>{OLD[0]}</div></div></div>"
    view = f"<div class='views-element-container block'><h2>Latest</h2><div class='view-content'><div class='views-row'>{OLD[1]}<div class='views-field-body'><p>{TOLL}</p></div></div></div></div>"
    media = f"<div class='media media--type-image'><img src='a.jpg'><div class='field--name-field-caption'>{CAPTION}</div></div>"
    body = f"<div class='clearfix text-formatted field field--name-body field--type-text-with-summary'>{_between(_p(story), media)}</div>"
    return f"<div class='layout-content'><article class='node node--type-article'><h1 class='page-title'>{story.title}</h1>{body}{related}</article>{view}</div>"


def letters(story: Story) -> str:
    """Write a page of a newsletter platform: a subscription in the middle of the text and a list of further posts behind it."""
    widget = "<div class='subscription-widget-wrap'><div class='preamble'><p>78 people were killed in Sarn. The Herald is a publication that readers pay for.</p></div><form><input type='email'></form></div>"
    footnote = "<div class='footnote'><a>1</a><div class='footnote-content'><p>In Sarn 79 people were killed in 2019.</p></div></div>"
    more = f"<div class='portable-archive'><h2>Ready for more?</h2><div class='post-preview'>{OLD[0]}<p>{TOLL}</p></div></div>"
    return f"<article class='newsletter-post post'><h1 class='post-title'>{story.title}</h1><div class='available-content'><div class='body markup'>{_between(_p(story), '', widget)}{footnote}</div></div></article>{more}"


def enhancements(story: Story) -> str:
    """Write modules between the paragraphs, each in an element called enhancement."""
    hub = f"<div class='Enhancement' data-align-center><div class='HubPeek'><h3>From our hub</h3><a href='/h'>Inside the attack that killed 78 in Sarn</a><p>{TOLL}</p></div></div>"
    figure = f"<div class='Enhancement'><div class='Figure'><img src='a.jpg'><div class='Figure-content'><p>{CAPTION}</p></div></div></div>"
    code = "<div class='HTMLModuleEnhancement'><div class='inner'><p>Follow the war: 79 killed so far. <a href='https://x.example'>x.example</a></p></div></div>"
    body = _between(_p(story), figure, hub, code)
    tail = "<p>___</p><p>Example reported from Sarn, where 78 people were killed in May.</p>"
    return f"<div class='Page-content'><h1 class='Page-headline'>{story.title}</h1><div class='RichTextStoryBody RichTextBody'>{body}{tail}</div></div>"


def components(story: Story) -> str:
    """Write each paragraph into an element of its own that only a data attribute names, as bundlers with hashed classes do."""
    blocks = [f"<div data-component='text-block' class='sc-18fde0d6-0'><p class='sc-eb7bd5f6-0'>{one}</p></div>" for one in text_of(story)]
    links = f"<div data-component='links-block' class='sc-ab12'><ul><li>{OLD[0]}</li><li>{OLD[1]}</li></ul></div>"
    image = f"<div data-component='image-block' class='sc-a34'><figure><img src='a.jpg'><div data-testid='caption'><p>{CAPTION}</p></div></figure></div>"
    byline = f"<div data-component='byline-block' class='sc-801'><span>{story.author}</span><span>Defence correspondent, Sarn, 78 km east</span></div>"
    topic = f"<div data-component='topic-list' class='sc-c9'><h2>More on this story</h2>{OLD[1]}<p>{TOLL}</p></div>"
    return f"<main><article><div class='sc-h'><h1>{story.title}</h1></div>{byline}{_between(blocks, image, links)}{topic}</article></main>"


def bare_blocks(story: Story) -> str:
    """Write paragraphs as elements that are none, advertisements as lines between them."""
    lines = [f"<div class='paragraph'>{one}</div>" for one in text_of(story)]
    below = "<div class='line'>Story continues below advertisement</div><div class='line'>Article continues after this ad: 78 killed?</div>"
    click = "<div class='paragraph'><a href='/old/79'>CLICK HERE TO READ HOW 79 WERE KILLED</a></div>"
    tweet = f"<div class='paragraph'>{TWEET} <a href='https://twitter.com/vell/status/12'>pic.twitter.com/abc</a></div>"
    return f"<div class='main'><h1>{story.title}</h1><div class='article'>{_between(lines, below, click, tweet)}</div></div>"


def small_notes(story: Story) -> str:
    """Write notes of the paper about itself as paragraphs like all others."""
    news = "<p>Also in the news: 78 killed in Sarn</p>"
    channel = "<p>The Herald is now on Telegram. Click here to join our channel (78 killed) and stay up to date</p>"
    offer = "<div class='regwall-offer'><p>Get unlimited access: 78 killed in Sarn was read by 79,000. Subscribe for $1.</p></div>"
    feed = "<p>(This story has not been edited by Herald staff and is published from a syndicated feed: 78 killed.)</p>"
    return f"<article><h1>{story.title}</h1><div class='c'>{_between(_p(story), news, channel, offer)}{feed}</div></article>"


def lost_posts(story: Story) -> str:
    """Write a post as the code that its site gives out, without class and link, and charts of other years."""
    post = f"<blockquote><p>{TWEET} pic.twitter.com/x</p>&mdash; Vell Channel (@vell) January 5, 2019</blockquote>"
    chart = "<div class='datawrapper'><table><tr><th>Year</th><th>Killed</th></tr><tr><td>2023</td><td>78</td></tr></table></div>"
    facts = "<dl class='facts'><dt>Killed in Sarn</dt><dd>79</dd></dl>"
    return f"<article><h1>{story.title}</h1><div class='c'>{_between(_p(story), post, chart, facts)}</div></article>"


HABITS: tuple[Callable[[Story], str], ...] = (
    wordpress_blocks, interstitials, script_only, script_data, amp, line_breaks, table_layout, live_blog, lists_inside, promotions, sponsors,
    cookie_banner, comments, author_on_top, photo_credits, blogger, drupal, letters, enhancements, components, bare_blocks, small_notes, lost_posts,
)  # fmt: skip


def planted_habits() -> list[Planted]:
    """Return one page of each habit, the stories in turn."""
    pages: list[Planted] = []
    for number, habit in enumerate(HABITS):
        story = STORIES[number % len(STORIES)]
        head = (
            f"<title>{story.title} | Orlo Herald</title><meta name='author' content='{story.author}'>"
            f"<meta property='og:title' content='{story.title}'><meta property='article:published_time' content='2026-03-10T08:00:00+01:00'>"
        )
        html = f"<!doctype html><html lang='en'><head>{head}</head><body>{habit(story)}</body></html>"
        pages.append(Planted(habit.__name__, story, html))
    return pages


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for planted in planted_habits():
        (folder / f"{planted.name}.html").write_text(planted.html, encoding="utf-8")

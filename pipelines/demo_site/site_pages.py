"""Pages of the demo site as text: articles, front page, feeds and sitemaps.

Pure; the stories are in `demo_stories`, the server in `site`.
"""

import datetime as dt
import email.utils
import json
from collections.abc import Sequence
from html import escape

from pipelines.demo_site.demo_stories import STORIES, Story

OUTLET = "Ashby Observer"
_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_MORE = ("Read more: Eleven injured in an older accident", "Sign up for our morning letter", "Follow the Observer on three networks")


def address(base: str, story: Story) -> str:
    """Return the address of a story."""
    return f"{base}/news/{story.published:%Y/%m/%d}/{story.slug}"


def article(base: str, story: Story, note: str = "") -> str:
    """Return a story as a page with metadata, a menu and lines that are no part of it. note: a last paragraph."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": story.published.isoformat(),
        "author": {"@type": "Person", "name": story.author},
        "publisher": {"@type": "Organization", "name": OUTLET},
    }
    text = "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in (*story.paragraphs, *([note] if note else [])))
    more = "\n".join(f"<li>{escape(line)}</li>" for line in _MORE)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{escape(story.title)} | {OUTLET}</title>
<link rel="canonical" href="{address(base, story)}">
<script type="application/ld+json">{json.dumps(data)}</script></head>
<body><nav><a href="/">{OUTLET}</a> <a href="/calendar/2026/05">Calendar</a></nav>
<article><h1>{escape(story.title)}</h1><p class="byline">By {escape(story.author)}</p>
{text}
</article>
<aside><ul>
{more}
</ul></aside></body></html>"""


def front_page(base: str, others: Sequence[tuple[str, str]]) -> str:
    """Return the page that leads to everything. others: paths that are no stories, each with what it does."""
    stories = "\n".join(f'<li><a href="{address(base, story)}">{escape(story.title)}</a></li>' for story in reversed(STORIES))
    rows = "\n".join(f'<li><a href="{path}">{path}</a>: {escape(what)}</li>' for path, what in others)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{OUTLET}</title></head><body><h1>{OUTLET}</h1>
<p>A site about events that never happened, to try newsledger on.</p><ul>
{stories}
</ul><h2>What makes a fetcher's life hard</h2><ul>
{rows}
</ul></body></html>"""


def rss(base: str) -> str:
    """Return the stories as an RSS feed, the newest first."""
    items = "\n".join(
        f"<item><title>{escape(story.title)}</title><link>{address(base, story)}</link><guid>{address(base, story)}</guid>"
        f"<pubDate>{email.utils.format_datetime(story.published)}</pubDate></item>"
        for story in reversed(STORIES)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0"><channel>'
        f"<title>{OUTLET}</title><link>{base}/</link><description>News that is none.</description>\n{items}\n</channel></rss>"
    )


def atom(base: str) -> str:
    """Return the stories as an Atom feed."""
    entries = "\n".join(
        f'<entry><title>{escape(story.title)}</title><link href="{address(base, story)}"/><id>{address(base, story)}</id>'
        f"<published>{story.published.isoformat()}</published><updated>{story.published.isoformat()}</updated></entry>"
        for story in reversed(STORIES)
    )
    newest = STORIES[-1].published.isoformat()
    head = f"<title>{OUTLET}</title><id>{base}/</id><updated>{newest}</updated>"
    return f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="{_ATOM}">{head}\n{entries}\n</feed>'


def json_feed(base: str) -> str:
    """Return the stories as a JSON Feed."""
    items = [
        {"id": address(base, story), "url": address(base, story), "title": story.title, "date_published": story.published.isoformat()}
        for story in reversed(STORIES)
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": OUTLET, "home_page_url": f"{base}/", "items": items})


def sitemap_index(base: str, names: Sequence[str]) -> str:
    """Return the index of sitemaps of these file names."""
    maps = "".join(f"<sitemap><loc>{base}/{name}</loc><lastmod>{STORIES[-1].published.isoformat()}</lastmod></sitemap>" for name in names)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<sitemapindex xmlns="{_SITEMAP}">{maps}</sitemapindex>'


def sitemap(base: str, stories: Sequence[Story]) -> str:
    """Return a sitemap of some stories."""
    urls = "".join(f"<url><loc>{address(base, one)}</loc><lastmod>{one.published.isoformat()}</lastmod></url>" for one in stories)
    return f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{_SITEMAP}">{urls}</urlset>'


def news_sitemap(base: str) -> str:
    """Return a news sitemap of all stories, with title and publication date."""
    urls = "".join(
        f"<url><loc>{address(base, one)}</loc><news:news><news:publication><news:name>{OUTLET}</news:name><news:language>en"
        f"</news:language></news:publication><news:publication_date>{one.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(one.title)}</news:title></news:news></url>"
        for one in STORIES
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{_SITEMAP}" xmlns:news="{_NEWS}">{urls}</urlset>'


def calendar(base: str, month: dt.date) -> str:
    """Return a month of a calendar that never ends: a page without a story that leads to the next month."""
    following = (month.replace(day=28) + dt.timedelta(days=4)).replace(day=1)
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>{month:%B %Y} | {OUTLET}</title></head><body><h1>{month:%B %Y}</h1>"
        f"<p>No meeting is planned.</p><a rel='next' href='{base}/calendar/{following:%Y/%m}'>next month</a></body></html>"
    )

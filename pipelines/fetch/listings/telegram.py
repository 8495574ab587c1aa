"""Telegram: the public web preview of a channel, t.me/s/<channel>, from bytes to posts, each an article of its own.  Pure.

A post is written as a text file with a head: it is nothing but its text, so no article has to be found in a page. The
preview itself, with pictures, links and counts, is archived as the listing.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pipelines.fetch.listings.untrusted_markup import Element, ListingError, decoded, element_text, html_root, whole_address
from pipelines.fetch.records.listed_page import Listed, read_moment

MEDIA_TYPE = "text/markdown"
_HOSTS = ("t.me", "telegram.me", "www.t.me")
_POST = re.compile(r"\w+/[0-9]{1,18}")
_SPACE = re.compile(r"[^\S\n]+")
_BLOCKS = ("blockquote", "div", "p", "pre", "li", "ul", "ol", "table", "tr", "details", "summary", "h1", "h2", "h3", "h4")
_PERMALINK = "https://t.me/{}"


@dataclass(frozen=True, slots=True)
class Channel:
    """One page of a channel's preview.

    posts: those that have a text, the newest first.  earlier: address of the page before it, None on the first.
    """

    posts: tuple[Listed, ...]
    earlier: str | None


def preview_address(url: str) -> str:
    """Return the address of the web preview of a channel, also where the channel itself is given: https://t.me/channel."""
    parts = urlsplit(url)
    path = parts.path.strip("/")
    if parts.netloc.lower() in _HOSTS and not path.startswith("s/"):
        path = f"s/{path.partition('/')[0]}"
    return f"{parts.scheme}://{parts.netloc}/{path}"


def read_channel(body: bytes, address: str, time_zone: str | None = None, charset: str | None = None) -> Channel:
    """Return the posts of a page of a channel's preview.

    address: of the page.  time_zone: IANA name; dates are written in it, because the preview gives them in UTC and the day of a
    post is that of its channel. Raises ListingError for a page that shows no channel.
    """
    root = html_root(decoded(body, charset), address)
    messages = [] if root is None else _of_class(root, "tgme_widget_message")
    if root is None or (not messages and not _of_class(root, "tgme_channel_info")):
        raise ListingError(
            f"{address} shows no posts: the channel is private, has no web preview or another name; open the address in a browser"
        )
    title = next((element_text(one) for one in _of_class(root, "tgme_channel_info_header_title")), None)
    posts = [post for message in messages if (post := _post(message, address, title, time_zone))]
    more = next((one.get("href") for one in _of_class(root, "tme_messages_more") if "before=" in (one.get("href") or "")), None)
    newest_first = sorted(posts, key=lambda post: int(post.address.rpartition("/")[2]), reverse=True)
    return Channel(tuple(newest_first), whole_address(more, address))


def _of_class(element: Element, name: str) -> list[Element]:
    return list(element.xpath(f"descendant-or-self::*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"))


def _post(message: Element, address: str, title: str | None, time_zone: str | None) -> Listed | None:
    number = _POST.fullmatch(message.get("data-post") or "")
    text = _text(message)
    if number is None or not text or "service_message" in (message.get("class") or ""):
        return None
    link = _PERMALINK.format(number.group())
    written = next((one.get("datetime") for date in _of_class(message, "tgme_widget_message_date") for one in date.iter("time")), None)
    published = _local(written, time_zone)
    forwarded = next((element_text(one) for one in _of_class(message, "tgme_widget_message_forwarded_from_name")), None)
    head = {"url": link, "publisher": title, "date": published, "forwarded_from": forwarded}
    lines = "".join(f"{key}: {_SPACE.sub(' ', value)}\n" for key, value in head.items() if value)
    page = f"---\n{lines}---\n\n{text}\n"
    return Listed(link, published=published, by=address, body=page.encode("utf-8", "replace"), media_type=MEDIA_TYPE)


def _local(written: str | None, time_zone: str | None) -> str | None:
    moment = read_moment(written)
    try:
        return moment.astimezone(ZoneInfo(time_zone)).isoformat() if moment and time_zone else written
    except OverflowError:  # the last day of the calendar, or its first
        return written


def _text(message: Element) -> str:
    """Return the text of a post, a paragraph for each of its lines, without the post that it answers."""
    parts: list[str] = []
    for element in _of_class(message, "js-message_text"):
        if any("js-message_text" in (above.get("class") or "") for above in element.iterancestors()):
            continue  # previews of some clients wrap the text twice
        for line_break in element.iter("br", *_BLOCKS):
            line_break.tail = "\n" + (line_break.tail or "")
            if line_break.tag != "br":
                line_break.text = "\n" + (line_break.text or "")
        parts.append(element_text(element))
    lines = (_SPACE.sub(" ", line).strip() for line in "\n".join(parts).split("\n"))
    return "\n\n".join(line for line in lines if line)

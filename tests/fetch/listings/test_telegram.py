"""Channels: the posts of a preview page, of a structure like the service's with texts of our own."""

import pytest
from support.telegram_preview import page, post

from pipelines.fetch.listings.telegram import preview_address, read_channel
from pipelines.fetch.listings.untrusted_markup import ListingError

ADDRESS = "https://t.me/s/harbour_news"


def test_posts_are_articles_with_a_head() -> None:
    text = (
        '<i class="emoji"><b>⚡</b></i> Two drones were <a href="https://x.example">shot down</a>.<br/><br/>No one was hurt.<br>More later.'
    )
    channel = read_channel(page(post(7, text), post(12, "The bridge reopens."), more="/s/harbour_news?before=7"), ADDRESS, "Europe/Kyiv")
    newest, older = channel.posts
    assert (newest.address, older.address) == ("https://t.me/harbour_news/12", "https://t.me/harbour_news/7")
    assert channel.earlier == "https://t.me/s/harbour_news?before=7"
    assert older.published == "2026-05-05T00:30:00+03:00", "the day is that of the channel"
    assert (older.by, older.media_type) == (ADDRESS, "text/markdown")
    assert (older.body or b"").decode() == (
        "---\nurl: https://t.me/harbour_news/7\npublisher: Harbour News\ndate: 2026-05-05T00:30:00+03:00\n---\n\n"
        "⚡ Two drones were shot down.\n\nNo one was hurt.\n\nMore later.\n"
    )


def test_an_edit_changes_the_page_and_views_do_not() -> None:
    first, edited, viewed = (
        read_channel(page(markup), ADDRESS).posts[0].body
        for markup in (
            post(7, "Three hurt."),
            post(7, "Four hurt.", meta="edited&nbsp;"),
            post(7, "Three hurt.").replace("1.2K", "9.9K"),
        )
    )
    assert first == viewed
    assert first != edited


def test_what_is_no_text_of_the_channel_is_left_out() -> None:
    answered = '<a class="tgme_widget_message_reply"><div class="tgme_widget_message_metatext js-message_reply_text">Old post</div></a>'
    forwarded = (
        '<div class="tgme_widget_message_forwarded_from">Forwarded from <a class="tgme_widget_message_forwarded_from_name">Gulls</a></div>'
    )
    wrapped = '<div class="tgme_widget_message_text js-message_text">Said once.</div>'
    posts = read_channel(
        page(
            post(1, "Channel created", kind="service_message"),
            post(2, ""),
            post(3, "An answer.", before=answered),
            post(4, "A report.", before=forwarded),
            post(5, wrapped),
        ),
        ADDRESS,
    ).posts
    bodies = {one.address.rpartition("/")[2]: (one.body or b"").decode() for one in posts}
    assert set(bodies) == {"3", "4", "5"}
    assert "Old post" not in bodies["3"]
    assert "forwarded_from: Gulls" in bodies["4"]
    assert bodies["5"].count("Said once.") == 1


def test_a_channel_without_posts_and_no_channel() -> None:
    assert read_channel(page(), ADDRESS).posts == ()
    for body in (b"", b"<html><body><div class='tgme_page'>Join us</div></body></html>", b"\xff\xfe\x00"):
        with pytest.raises(ListingError, match="has no web preview"):
            read_channel(body, ADDRESS)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://t.me/harbour_news", ADDRESS),
        ("https://t.me/harbour_news/12", ADDRESS),
        ("https://t.me/s/harbour_news/", ADDRESS),
        ("https://telegram.me/harbour_news", "https://telegram.me/s/harbour_news"),
        ("http://127.0.0.1:8000/s/harbour_news", "http://127.0.0.1:8000/s/harbour_news"),
    ],
)
def test_the_preview_of_a_channel(url: str, address: str) -> None:
    assert preview_address(url) == address


def test_a_strange_post_is_left_out() -> None:
    for number in ("harbour_news/x", "x", ""):
        assert read_channel(page(post(5, "text")).replace(b"harbour_news/5", number.encode()), ADDRESS).posts == ()
    for number in ("harbour_news/" + "9" * 5000, "harbour_news/\u0665"):
        assert read_channel(page(post(5, "text")).replace(b"harbour_news/5", number.encode()), ADDRESS).posts == ()
    posts = read_channel(page(post(5, "text", moment="soon")), ADDRESS, "Europe/Kyiv").posts
    assert posts[0].published is None or "soon" in posts[0].published


@pytest.mark.parametrize(
    ("moment", "time_zone"), [("9999-12-31T23:59:59+00:00", "Europe/Kyiv"), ("0001-01-01T00:00:00+00:00", "America/New_York")]
)
def test_a_date_at_the_end_of_the_calendar_stays_as_it_is(moment: str, time_zone: str) -> None:
    assert read_channel(page(post(5, "text", moment=moment)), ADDRESS, time_zone).posts[0].published == moment

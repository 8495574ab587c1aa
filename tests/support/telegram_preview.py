"""The preview page of a channel, of a structure like the service's with texts of our own."""

INFO = '<div class="tgme_channel_info"><div class="tgme_channel_info_header_title"><span>Harbour News</span></div></div>'


def post(number: int, text: str, *, kind: str = "", before: str = "", meta: str = "", moment: str = "2026-05-04T21:30:00+00:00") -> str:
    """Return the markup of one post; number: of its permalink."""
    words = f'<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>' if text else ""
    return (
        f'<div class="tgme_widget_message_wrap"><div class="tgme_widget_message {kind}" data-post="harbour_news/{number}">'
        f'<div class="tgme_widget_message_bubble">{before}{words}<div class="tgme_widget_message_footer">'
        f'<span class="tgme_widget_message_views">1.2K</span><span class="tgme_widget_message_meta">{meta}'
        f'<a class="tgme_widget_message_date" href="https://t.me/harbour_news/{number}">'
        f'<time datetime="{moment}" class="time">21:30</time></a>'
        "</span></div></div></div></div>"
    )


def page(*posts: str, more: str = "") -> bytes:
    """Return a page of the channel's preview."""
    link = f'<a class="tme_messages_more js-messages_more" href="{more}" data-before="5"></a>' if more else ""
    return f"<!DOCTYPE html><html><body>{INFO}<section>{link}{''.join(posts)}</section></body></html>".encode()

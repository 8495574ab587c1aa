"""Month names of other languages than English, as dates on news pages write them.  Data only."""

MONTH_NAMES: tuple[tuple[str, ...], ...] = (
    ("januar", "janvier", "enero", "січня", "января", "يناير", "كانون الثاني"),
    ("februar", "février", "febrero", "лютого", "февраля", "فبراير", "شباط"),
    ("märz", "mars", "marzo", "березня", "марта", "مارس", "آذار"),
    ("april", "avril", "abril", "квітня", "апреля", "أبريل", "ابريل", "نيسان"),
    ("mai", "mayo", "травня", "мая", "مايو", "أيار"),
    ("juni", "juin", "junio", "червня", "июня", "يونيو", "حزيران"),
    ("juli", "juillet", "julio", "липня", "июля", "يوليو", "تموز"),
    ("august", "août", "agosto", "серпня", "августа", "أغسطس", "اغسطس", "آب"),
    ("september", "septembre", "septiembre", "вересня", "сентября", "سبتمبر", "أيلول"),
    ("oktober", "octobre", "octubre", "жовтня", "октября", "أكتوبر", "اكتوبر", "تشرين الأول"),
    ("november", "novembre", "noviembre", "листопада", "ноября", "نوفمبر", "تشرين الثاني"),
    ("dezember", "décembre", "diciembre", "грудня", "декабря", "ديسمبر", "كانون الأول"),
)
"""Names from January on, in small letters: German, French, Spanish, Ukrainian, Russian, Arabic of Egypt and of the Levant."""

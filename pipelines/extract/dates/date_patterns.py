"""The words of dates: one pattern per way of writing a day, a period or a clock time, as data with examples.

A pattern says how it looks; what it means is in `calendar_dates` or `relative_dates` under the same name, clock times in `clock_times`.  Order counts:
of the patterns that fit at one place the first wins, so longer forms stand before shorter ones.  Sentences are our own.
"""
# ruff: noqa: E501  (a table reads better with one entry a line)

from typing import NamedTuple

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = {
    "January": 1, "February": 2, "March": 3, "April": 4, "May": 5, "June": 6, "July": 7, "August": 8, "September": 9, "October": 10,
    "November": 11, "December": 12, "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sept": 9, "Sep": 9, "Oct": 10,
    "Nov": 11, "Dec": 12,
}  # fmt: skip
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "couple of": 2, "few": 3, "several": 3, "a few": 3, "a couple of": 2,
}  # fmt: skip

_WD = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MON = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_LONGMON = r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"
_Y = r"(?:1[89]|20)\d\d(?![\d%]|[.,]\d|-\d)"
_PART = r"(?:morning|afternoon|evening|night|lunchtime)"
_N = r"(?:(?i:a few|a couple of|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|couple of|several)|\d{1,3})"
_UNIT = r"(?:hour|day|week|month|year)"
_NO_EVENT_NAME = (
    r"(?:and|or|of|in|on|at|to|for|by|with|from|the|an?|was|were|is|are|has|had|have|said|after|before|when|that|who|which|while|as|but)"
)
_EVENT = (
    r"(?:invasion|war|attack|revolution|uprising|coup|annexation|election|earthquake|quake|hurricane|massacre|shooting|bombing|crash|fire|blaze"
    r"|explosion|blast|flood|tsunami|cyclone|typhoon|outbreak|epidemic|stampede|siege|riot|raid|strike|kidnapping|abduction|genocide|disaster"
    r"|collapse|sinking|derailment|killing|murder|assassination|landslide|eruption)(?:s|es)?"
)
_DASH = r"\s?[-–—]\s?"


class DatePattern(NamedTuple):
    """name: key of its meaning.  examples match, counter_examples do not."""

    name: str
    regex: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...] = ()


PATTERNS: tuple[DatePattern, ...] = (
    DatePattern("iso", r"(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?!\d)", ("The fire of 2021-06-04 killed two.",), ("Call 2021-06-0455.",)),
    DatePattern("dotted", r"(?P<d>[0-3]?\d)\.(?P<m>[01]?\d)\.(?P<y>(?:19|20)\d\d)(?!\d)", ("Signed on 24.02.2022 in the town.",), ("Version 3.1.20 is out.",)),
    DatePattern("slashed", r"(?P<a>[0-3]?\d)/(?P<b>[0-3]?\d)/(?P<y>(?:(?:19|20)\d\d|\d\d))(?![\d/])", ("Filed 04/25/2019 by the clerk.",), ("A ratio of 3/4 was used.",)),
    DatePattern("night_of", rf"[Nn]ight (?:of|from) (?:(?P<m>{_MON}) (?P<d>{_D})(?:(?:{_DASH}| to ){_D})?|(?P<d1>{_D})(?:(?:{_DASH}| to ){_D})? (?P<m1>{_MON}))(?:,? (?P<y>{_Y}))?", ("On the night of March 3 the depot burned.",), ("The night of the long march.",)),
    DatePattern(
        "day_range_month",
        rf"(?:(?:between|from) )?(?P<d1>{_D})(?:{_DASH}| (?:and|to) )(?P<d2>{_D}) (?:of )?(?P<m>{_MON})(?:,? (?P<y>{_Y}))?",
        ("Shelling went on between 1 and 4 May.", "The raids of 3-5 March 2022 ended."),
        ("Between 1 and 4 people were hurt.",),
    ),
    DatePattern(
        "month_day_range",
        rf"(?P<m>{_MON}) (?P<d1>{_D})(?:{_DASH}| (?:and|to|through) )(?P<d2>{_D})(?! (?:people|others|were)|\s?[ap]\.?m\b|:)(?:,? (?P<y>{_Y}))?",
        ("The talks of May 1-4 failed.", "From June 3 to 5 the bridge was shut."),
        ("On May 1 and two others.",),
    ),
    DatePattern(
        "day_month",
        rf"(?:(?P<wd>{_WD}),? )?(?:(?:[Oo]n )?the )?(?P<d>{_D}) (?:of )?(?P<m>{_MON})\b(?:,? (?P<y>{_Y})| (?P<rel>last|this) year\b)?",
        ("It began on 3 March 2022.", "The riots of 9 June last year killed two.", "A mine killed him on Thursday 9 June.", "On the 24th of February the border was crossed."),
        ("Some 40 march past.",),
    ),
    DatePattern(
        "month_day",
        rf"(?:(?P<wd>{_WD}),? \(?)?(?P<m>{_MON}) (?:the )?(?P<d>{_D})\b(?!{_DASH}\d|['’]?s\b| (?:percent|per cent|people|million))(?:,? (?P<y>{_Y})| (?P<rel>last|this) year\b)?",
        ("It began on March 3, 2022.", "It began on May 9 last year.", "The crash of Nov. 12 killed one.", "He died Tuesday, June 4."),
        ("He may 3 times a day do so.", "Agents march 3 miles."),
    ),
    DatePattern(
        "since_start",
        r"[Ss]ince (?:(?:the )?(?:start|beginning) of (?:the|this) (?P<unit>year|month|week)|(?:the|this) (?P<begun>year|month|week) (?:began|started))\b",
        ("Since the start of the year ten have died.", "Ten have died since the year began."),
        ("Since the start of the war ten have died.", "Ten have died since the war began."),
    ),
    DatePattern(
        "since_event",
        r"[Ss]ince (?:the |its |their )?(?:(?:start|beginning|outbreak|onset) of (?:[\w’'-]+ ){1,5}?(?:war|conflict|fighting|invasion|offensive|hostilities|uprising|insurgency|campaign|crisis|epidemic|outbreak|pandemic|siege|violence|unrest)"
        r"|(?:[\w’'-]+ ){0,3}(?:war|conflict|fighting|invasion|offensive|hostilities|uprising|insurgency|campaign|crisis|epidemic|outbreak|pandemic|siege) (?:began|started|broke out|erupted))\b"
        r"(?! (?:on|in|last|late|early|more|nearly|about|almost|over|some|a|\d|[A-Z]|one|two|three|four|five|six|seven|eight|nine|ten))",
        ("Since the beginning of the conflict many have died.", "Ninety have died since the war began."),
        ("Since the war began in 2014 ninety have died.", "Since the start of the year ten have died."),
    ),
    DatePattern(
        "half",
        rf"(?:[Ii]n |[Dd]uring |[Oo]ver )?[Tt]he (?P<which>first|second|latter|third|fourth|last) (?P<part>half|quarter) of (?:(?P<y>{_Y})|(?P<rel>the|this|last) (?P<unit>year|month)|(?P<m>{_LONGMON})(?:,? (?P<y1>{_Y}))?)",
        ("In the first half of 2023 ten died.", "The second half of May was calm.", "In the first quarter of this year ten died."),
        ("The first half of the match was dull.",),
    ),
    DatePattern(
        "quarter_of_now",
        r"(?:[Ii]n |[Dd]uring |[Oo]ver )[Tt]he (?P<which>first|second|third|fourth) (?P<part>quarter)\b(?! of| (?:final|century|mile))",
        ("In the first quarter ten died.",),
        ("The first quarter was won.",),
    ),
    DatePattern(
        "n_after_event",
        rf"(?P<n>{_N}) (?P<unit>day|week|month|year)s? (?P<way>after|before) (?:[a-z’'-]+ ){{1,6}}?(?:on |of |last )?(?:(?P<wd>{_WD})|(?P<m>{_MON}) (?P<d>{_D})|(?P<d1>{_D}) (?P<m1>{_MON}))\b",
        ("Three days after the attack on Monday he died.", "He died a week after the crash of May 3."),
        ("Three days after the attack he died.", "Three days after saying that he would go, he went."),
    ),
    DatePattern(
        "month_range",
        rf"(?:[Bb]etween (?P<m2>{_LONGMON}) and (?P<m3>{_LONGMON})|(?:[Ff]rom )?(?P<m>{_LONGMON})(?:{_DASH}| (?:to|through|until) )(?P<m1>{_LONGMON}))"
        rf"\b(?! \d{{1,2}}\b)(?:,? (?:of )?(?:(?P<y>{_Y})|(?P<rel>last|this) year))?",
        ("Ninety died between January and July 2023.", "Rains fell from May to September.", "The January-March toll stood at nine."),
        ("From May 3 to June 4 it rained.", "He met Mrs May and March began."),
    ),
    DatePattern(
        "part_of_month",
        rf"[Tt]he (?P<part>start|beginning|middle|end|(?:first|second|third|last|final) (?:week|fortnight|days)) of (?P<m>{_LONGMON})\b(?:,? (?:(?P<y>{_Y})|(?P<rel>last|this) year))?",
        ("Ten have died since the beginning of March.", "In the first week of May 2021 it rained."),
        ("The end of the road.",),
    ),
    DatePattern(
        "time_to",
        rf"(?:[Ii]n |[Ff]or |[Oo]ver |[Dd]uring )?[Tt]he (?P<n>(?:{_N} )?)(?P<unit>week|month|year|decade)s? (?:that ended |ended |ending |to |through |up to )(?:on |in )?(?:the end of )?"
        rf"(?:(?P<wd>{_WD})\b|(?:(?P<d>{_D}) (?P<m>{_MON})|(?P<m1>{_MON}) (?P<d1>{_D})|(?P<m2>{_LONGMON}))\b(?:,? (?P<y>{_Y}))?|(?P<y1>{_Y}))",
        ("Nine died in the three months to February.", "In the week ending 10 March two died.", "Nine died in the week to Sunday.", "The decade to 2020 was dry."),
        ("The year to come is hard.",),
    ),
    DatePattern(
        "week_of",
        rf"[Tt]he week (?:of|beginning|starting)(?: on)? (?:(?P<d>{_D}) (?P<m>{_MON})|(?P<m1>{_MON}) (?P<d1>{_D}))\b(?:,? (?P<y>{_Y}))?",
        ("In the week of 4 March nine died.", "The week beginning March 4 was calm."),
        ("The week of rage.",),
    ),
    DatePattern("decade", r"[Tt]he (?:(?P<part>early|mid|late)[- ])?(?P<y>(?:18|19|20)\d0)s\b", ("In the 1990s the pit fell in.",), ("A 1990s car.",)),
    DatePattern("season_year", rf"(?:[Ii]n )?(?:the )?(?P<season>spring|summer|autumn|fall|winter)(?: of)? (?P<y>{_Y})", ("In spring 2022 the town fell.", "The summer of 2023 was hot.")),
    DatePattern("holiday", rf"(?P<name>New Year['’]s (?:Eve|Day)|Christmas (?:Eve|Day)|Boxing Day)\b(?:,? (?P<y>{_Y}))?", ("He was shot on New Year's Eve.", "On Christmas Day 2011 a shell fell."), ("The Christmas market was hit.",)),
    DatePattern(
        "month_year",
        rf"(?:(?:[Ii]n|[Ss]ince|[Uu]ntil|of|from|to|[Bb]y|[Dd]uring) )?(?P<part>(?:early|mid|late)[- ])?(?P<m>{_LONGMON}),? (?:of )?(?:(?P<y>{_Y})|(?P<rel>last|this) year)",
        ("In April 2014 the town fell.", "Fighting began in late February 2022."),
        ("The march 2014 people joined.",),
    ),
    DatePattern("on_the_nth", r"[Oo]n the (?P<d>[0-3]?\d(?:st|nd|rd|th))\b(?!-[a-z]| (?:century|floor|day|anniversary|minute|birthday|street|avenue|hole|lap|of [a-z]))", ("The strike came on the 24th.",), ("He lives on the 24th floor.", "Held on the 24th day.", "They stood on the 19th-century bridge.")),
    DatePattern("overnight_into", rf"[Oo]vernight(?: {_WD})? (?:into|to|through) (?P<wd>{_WD})|[Oo]vernight from (?P<from>{_WD}) (?:to|into) (?P<to>{_WD})|(?P<late>{_WD})(?: night)? into (?P<into>{_WD})(?: morning)?", ("The drones came overnight into Tuesday.", "Overnight from Sunday to Monday two died.", "Fires burned Sunday into Monday."), ("She stayed into the night.",)),
    DatePattern("overnight_weekday", rf"[Oo]vernight (?:on )?(?P<wd>{_WD})|(?P<wd2>{_WD}) overnight", ("Two were hurt overnight Friday.",)),
    DatePattern("overnight", r"[Oo]vernight\b(?! (?:bag|train|ferry|bus|stay|shipping|delivery|success|sensation|camp|guest|parking|flight|rates?|low|lows|stop))", ("The town was shelled overnight.",), ("He took an overnight train.",)),
    DatePattern("last_night", r"[Ll]ast night(?!['’]s? (?:game|show|match))", ("A house burned last night.",), ("The last nights were calm.",)),
    DatePattern("this_part", rf"[Tt]his (?P<part>{_PART})|[Tt]onight|[Ee]arlier today", ("Two were hurt this morning.", "Troops moved tonight."), ("This mourning went on.",)),
    DatePattern("relative_weekday", rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|[Tt]he previous|[Tt]he following) (?P<wd>{_WD})\b", ("Last Friday a mine killed two.", "They meet next Monday."), ("The last Fridays were calm.",)),
    DatePattern("weekday_week", rf"(?P<wd>{_WD}) (?:of )?(?P<which>last|this|next) week", ("On Tuesday of last week it fell.",)),
    DatePattern("weekday", rf"(?:[Ee]arl(?:ier|y)(?: on)? |[Ll]ate(?:r)?(?: on)? |[Mm]id-)?(?P<wd>{_WD})(?: (?P<part>{_PART}))?\b", ("A man died on Monday night.", "The army said earlier Wednesday it had left.", "Friday's raid killed one."), ("They meet on Mondays.", "The Sun reported it.")),
    DatePattern("yesterday", rf"[Yy]esterday(?: {_PART})?", ("Yesterday two were hurt.",), ("The yesterdays of youth.",)),
    DatePattern("today", r"[Tt]oday(?! (?:show|programme|program)\b)", ("Today two were hurt.",), ("Todays are short.",)),
    DatePattern("tomorrow", rf"[Tt]omorrow(?: {_PART})?", ("Schools close tomorrow.",)),
    DatePattern("day_before_yesterday", r"[Tt]he day before yesterday", ("It fell the day before yesterday.",)),
    DatePattern("ago", rf"(?:[Aa]bout |[Ss]ome |[Mm]ore than |[Nn]early |[Oo]ver |[Aa]lmost |[Jj]ust )?(?P<n>{_N}) (?P<unit>{_UNIT}|fortnight|decade)s? ago\b", ("Two weeks ago the dam broke.", "It fell 3 days ago."), ("A long time ago it fell.",)),
    DatePattern("n_days_after_saying", rf"(?P<n>{_N}) (?P<unit>day|week|month|year)s? after(?= (?:[a-z]+ing|his|her|their|its|an?|the|another|[A-Z][\w’'-]+)\b)", ("The mayor spoke a day after saying that schools would close.", "He died a day after her friend fell."), ("The day after was calm.",)),
    DatePattern("shifted", rf"(?P<n>{_N}) (?P<unit>day|week|month|year)s? (?P<way>earlier|before|later|afterwards?|previously)\b", ("Two days later he died.", "A day earlier a mine killed one."), ("Sooner or later it falls.",)),
    DatePattern("day_beside", r"[Tt]he (?P<way>previous|following|next|same|preceding) (?P<unit>day|night|morning|evening|week|month|year)\b|[Tt]he day (?P<way2>before|after)\b(?! yesterday)|(?P<that>[Tt]hat (?:same )?(?:day|night|morning|evening|afternoon))\b|(?P<same>[Ss]ame day|[Ee]arlier in the day|[Ll]ater in the day)", ("The following day he died.", "He fell the day before.", "Later that day two died."), ("Save the day.",)),
    DatePattern("earlier_in", r"[Ee]arlier in the (?P<unit>week|month|year)\b", ("Storms hit the coast earlier in the week.",), ("Earlier in the day it rained.",)),
    DatePattern("first_n", rf"(?:[Ii]n |[Dd]uring |[Oo]ver |[Ff]or )?the first (?P<n>{_N}) (?P<unit>month|week|day)s(?: of (?:(?P<y>{_Y})|(?P<rel>this|last|the) year|(?P<m>{_LONGMON})(?:,? (?P<y1>{_Y}))?))", ("In the first nine months of 2008 ten died.", "Forty fell ill in the first three weeks of May."), ("The first two days were calm.",)),
    DatePattern("weekend", r"(?:[Oo]ver |[Dd]uring |[Aa]t |[Oo]n )?(?:(?P<which>[Ll]ast|[Tt]his(?: past)?|[Nn]ext|[Tt]he(?: past)?) )?(?P<we>weekend)\b(?! (?:edition|break))", ("Three died over the weekend.",), ("Weekends are calm.",)),
    DatePattern("period_ago", r"(?P<which>[Ll]ast|[Tt]his(?: past)?|[Nn]ext|[Pp]revious|[Ee]arlier this|[Ll]ater this|[Ss]o far this|[Cc]urrent) (?P<unit>week|month|year|summer|spring|autumn|fall|winter)\b(?!['’]s end)", ("Last week the army left.", "So far this year ten died."), ("The last weeks were calm.",)),
    DatePattern("past_n", rf"(?:[Ii]n |[Oo]ver |[Dd]uring |[Ww]ithin |[Ff]or )?(?:[Tt]he )?(?:last|past|previous|preceding) (?P<n>{_N}) (?P<unit>{_UNIT})s?\b|(?:[Ii]n|[Oo]ver|[Dd]uring) the (?:last|past) (?P<unit1>day|week|month|year)\b", ("In the past 24 hours six were hurt.", "Over the past two days it rained."), ("He passed two days there.",)),
    DatePattern("recent", r"(?:[Ii]n |[Oo]ver |[Dd]uring )?(?:the )?(?:recent|past|last few|last|coming) (?P<unit>days|weeks|months|hours)\b", ("In recent days attacks rose.",), ("Recent arrivals were fed.",)),
    DatePattern("last_month_name", rf"(?P<which>[Ll]ast|[Tt]his|[Nn]ext) (?P<m>{_LONGMON})\b", ("Last October a strike killed nine.",), ("At last march on.",)),
    DatePattern("in_month", rf"(?P<prep>[Ii]n|[Ss]ince|[Uu]ntil|[Oo]f|[Dd]uring|[Bb]y|[Ff]rom|[Tt]o|[Tt]hrough|[Bb]etween|[Ll]ate|[Ee]arly|[Tt]hat|[Ss]ometime in) (?P<part>(?:early|late|mid)[- ])?(?P<m>{_LONGMON})\b(?! (?:\d|[A-Z][a-z]+ (?:said|told)))|(?P<mid>[Mm]id-)(?P<m2>{_LONGMON})|(?P<m3>{_LONGMON})(?= (?:was|saw|brought|remains|had been|closed|ended) |['’]s [a-z]| of (?:that|the same) year\b)", ("In March two ships sank.", "Since early May it rained.", "January was the deadliest month.", "March's floods killed nine.", "That June a boat sank."), ("He will march on.", "Theresa May spoke.", "They may go.")),
    DatePattern("year", rf"(?:[Ii]n|[Ss]ince|[Uu]ntil|[Oo]f|[Dd]uring|[Bb]y|[Ff]rom|[Tt]o|[Bb]efore|[Aa]fter|[Aa]nd|[Ll]ate|[Ee]arly|[Tt]hroughout|[Bb]etween|[Mm]id-) ?(?:the year |early |late |mid-)?(?P<y>{_Y})\b(?! (?:people|men|women|others|soldiers|homes|houses|[a-z]+s were)|['’]?s\b)|\((?P<y2>{_Y})\)|(?<=[a-z] )(?P<y3>{_Y})(?= (?:(?!{_NO_EVENT_NAME}\b)[\w’'-]+ ){{0,3}}{_EVENT}\b)", ("The war began in 2014.", "After the 2003 invasion many fled.", "They met for the 1998 embassy bombings."), ("Route 2014 is shut.", "In 2014 people lived there.")),
)  # fmt: skip


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


HINTS = _words(
    "yesterday today tomorrow tonight night overnight morning afternoon evening day days week weeks weekend month months",
    "year years beginning outbreak onset start began started erupted broke half quarter hour hours ago spring summer autumn fall winter Eve Day",
) | frozenset((*WEEKDAYS, *MONTHS, "Yesterday", "Today", "Tomorrow", "Tonight", "Overnight", "Weekend"))
"""Words one of which every pattern holds, beside years and ordinal numbers: only their surroundings are searched."""

CLOCK = (
    r"(?<![\w:.$€£-])(?=[\dnm])(?:(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<min>[0-5]\d))?\s?(?P<half>[AaPp])\.?\s?[Mm]\b\.?"
    r"|(?P<h24>2[0-3]|[01]?\d):(?P<min24>[0-5]\d)(?::[0-5]\d)?(?![\d:]|\s?(?:km|miles|seconds))(?:\s?(?:hours|hrs|h)\b)?"
    r"|(?P<hm>(?:[01]\d|2[0-3])[0-5]\d)(?=\s(?:GMT|UTC|hours|hrs|local time)\b)(?:\s(?:hours|hrs))?"
    r"|(?P<word>\b(?:noon|midnight)\b))"
    r"(?:,?\s\(?(?P<zone>GMT|UTC|local time|BST|CET|CEST|EET|EEST|MSK|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT"
    r"|(?:[A-Z][a-z]+ )?[A-Z][a-z]+ time|[Ee]astern(?: [Tt]ime)?|[Cc]entral [Tt]ime|[Pp]acific [Tt]ime)(?![\w]))?"
)
"""A clock time with its zone: 11:30 a.m. Moscow time, 0830 GMT, 21:15, noon."""

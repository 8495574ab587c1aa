"""Indirect speech: what cue verbs attribute outside quotations: X said that Y, X vowed to Y, "Y, X said"."""

import re
from collections.abc import Iterator

from pipelines.contract.vocabulary import CueClass
from pipelines.extract.statements.contents_after_cue import content_after
from pipelines.extract.statements.contents_before_cue import Content, content_before, is_inverted, rest_after
from pipelines.extract.statements.cue_groups import CueFrame
from pipelines.extract.statements.cue_lookup import VERBS_BY_FORM, CueVerb
from pipelines.extract.statements.cue_speakers import cue_speaker, is_relative, relayed_by
from pipelines.extract.statements.cue_subjects import coordinated_subject, subject_beside
from pipelines.extract.statements.mentions import mention_between
from pipelines.extract.statements.officials import is_official
from pipelines.extract.statements.roles import is_role
from pipelines.extract.statements.statement_context import StatementContext
from pipelines.extract.statements.statement_draft import PhraseSpan, StatementDraft
from pipelines.extract.statements.word_order import QUOTE_MARKS, attribution_start, described_end, find_that, is_finite, noun_phrase_start
from pipelines.extract.text.syntax_tree import Tree
from pipelines.extract.text.word_lists import word_set

# "could say", "may argue", "to say" are no acts of saying; "will announce" is.
_UNREAL = word_set("could should might may must can ca cannot")
_RELATIVE = word_set("who which that")
_FINITE_OR_MISTAGGED = frozenset({"VBD", "VBZ", "VBP", "VBN", "NNS", "NN", "JJ"})
_SURE = word_set("said told swore wrote spoke")  # forms that can only be verbs
_CIRCUMSTANCES = word_set("after before during while when on in at")
_PERSONS = word_set("he she i we they who")
_THINGS = word_set("they it this that these which")
_SHARE = re.compile(
    r"\d\s?%|\bper ?cent\b|\bin (?:10|ten)\b|\b(?:half|third|quarter|majority|two-thirds) of (?:\w+ )?(?:voters|respondents|adults)\b|"
    r"\brespondents\b"
)
_OF_THINGS = word_set("signal indicate imply hint underscore underline highlight")  # facts signal things as well as people do
_RELAYING = word_set("cite quote report describe")  # cited the minister as saying: the minister's words
_OBJECT_TAGS = frozenset({"DT", "PRP", "PRP$", "NNP", "NNS", "NN", "JJ", "IN", "CD", "EX"})
_HAVE = frozenset({"has", "have", "had", "recently", "repeatedly"})
_QUOTED_REACH = 25  # words from "cited" to "as saying"
_FATES = word_set("missing dead injured wounded hurt killed safe alive displaced homeless stranded trapped captured detained")
_DOING = word_set("go continue begin start proceed")


def indirect_drafts(context: StatementContext, used: set[int]) -> Iterator[StatementDraft]:
    """Yield the drafts of all cue verbs outside quotations; used: offsets of cues that have their quotation already."""
    for tree in context.trees.values():
        spoken: list[tuple[int, PhraseSpan]] = []
        for index, token in enumerate(tree.tokens):
            cue = VERBS_BY_FORM.get(tree.lower[index])
            if cue is None or token.start in used or not _is_verb(tree, index) or context.quotation_at(token.start) is not None:
                continue
            shared = next((speaker for end, speaker in spoken if _goes_on(tree, end, index)), None)
            found = _content_and_speaker(context, tree, index, cue, shared)
            if found is None:
                continue
            spoken.append((found[0].end, found[1]))
            draft = _made(context, tree, index, cue, *found)
            if draft is not None:
                yield draft


def _goes_on(tree: Tree, end: int, index: int) -> bool:
    """Whether a verb is coordinated with the cue whose content ends at `end`: … and (also) said."""
    between = [one for one in range(end, index) if tree.lower[one] not in {",", "and", "but"} and tree.tokens[one].tag not in {"RB", "MD"}]
    return end < index and not between and any(tree.lower[one] in {"and", "but"} for one in range(end, index))


def _is_verb(tree: Tree, index: int) -> bool:
    """Whether a cue form is a verb here; at the end of a sentence, after ", the paper", it is one whatever its tag: reports."""
    if tree.is_verb(index) or _is_mistagged(tree, index):
        return True
    is_clause_next = tree.words(index + 1, index + 2) == "that" and index > 0 and tree.tokens[index - 1].tag in {"NN", "NNS", "NNP", "PRP"}
    if is_clause_next and (tree.tokens[index].tag == "NNS" or tree.lower[index].endswith("ed") or tree.lower[index] in _SURE):
        return True
    is_last = index >= len(tree) - 2 and tree.tokens[-1].pos == "PUNCT"
    start = noun_phrase_start(tree, index)
    return is_last and tree.tokens[index].tag == "NNS" and 0 < start < index and tree.lower[start - 1] == ","


def _is_mistagged(tree: Tree, index: int) -> bool:
    """Whether a word that is tagged as a noun or adjective is a verb by its place: Lunde slams the plan; who has assailed the plan."""
    if not 0 < index < len(tree) - 1 or tree.tokens[index + 1].tag not in _OBJECT_TAGS:
        return False
    token, before = tree.tokens[index], tree.tokens[index - 1]
    if token.tag == "NNS":
        return token.dep == "ROOT" and before.tag in {"NNP", "NN", "NNPS"}
    return token.tag in {"VBN", "VBD"} and token.dep == "amod" and (before.text == "," or tree.lower[index - 1] in _HAVE)


def _content_and_speaker(
    context: StatementContext, tree: Tree, index: int, cue: CueVerb, shared: PhraseSpan | None
) -> tuple[Content, PhraseSpan] | None:
    """Return what a cue verb attributes to whom, or None where it says nothing.  shared: the speaker of the cue before it."""
    if not _is_actual(tree, index, cue) or tree.is_passive(index) or _is_asked(tree, index) or _is_fate(tree, index):
        return None
    content = content_after(tree, index, cue)
    speaker = shared or cue_speaker(context, tree, index)
    if speaker is None and tree.tokens[index].tag in _FINITE_OR_MISTAGGED and _can_be_main(tree, index):
        speaker = subject_beside(tree, index, 0) or coordinated_subject(tree, index)
    if (content is None or _is_adjunct_next(tree, index)) and CueFrame.CLAUSE in cue.frames:
        before = _before(tree, index, cue, speaker)
        content, speaker = before if before[0] is not None or content is None else (content, speaker)
    if content is None or speaker is None or not _may_say(tree, cue, content, speaker):
        return None
    if speaker.first >= content.start and speaker.last < content.end:
        return None
    return content, speaker


def _is_asked(tree: Tree, index: int) -> bool:
    """Whether a participle stands for a passive clause: when asked about the bridge."""
    return index > 0 and tree.lower[index - 1] in {"when", "if", "once", "while"} and tree.tokens[index].tag in {"VBD", "VBN"}


def _is_fate(tree: Tree, index: int) -> bool:
    """Whether a participle tells what became of its subject: 26 others declared missing; four persons reported injured."""
    return tree.tokens[index].tag in {"VBD", "VBN"} and index + 1 < len(tree) and tree.lower[index + 1] in _FATES


def _may_say(tree: Tree, cue: CueVerb, content: Content, speaker: PhraseSpan) -> bool:
    """Whether the subject of a cue verb says something by it: an office believes, people hint; a relative clause only describes."""
    words = tree.words(speaker.first, speaker.last + 1)
    if content.pattern == "object" and cue.lemma in _RELAYING and "as saying" in tree.words(content.start, content.start + _QUOTED_REACH):
        return False
    if words == "that" or (cue.official_only and not is_official(tree, speaker)):
        return False
    if (cue.lemma in _OF_THINGS and words in _THINGS) or _is_share(words, content):
        return False
    if content.pattern == "object" and cue.object_of_speakers and not (_is_someone(tree, speaker) or _is_quoting(tree, content)):
        return False
    is_clause = content.pattern not in {"object", "infinitive", "preposition"}
    return is_clause or not is_relative(tree, speaker) or _is_quoting(tree, content)


def _is_someone(tree: Tree, speaker: PhraseSpan) -> bool:
    """Whether the speaker is he, she, a name, an office or a person with a role."""
    head = speaker.head if speaker.head is not None else speaker.last
    is_person = tree.lower[head] in _PERSONS or tree.tokens[head].tag in {"NNP", "NNPS"} or is_role(tree.tokens[head].lemma)
    return is_person or tree.tokens[speaker.last].tag == "NNP" or is_official(tree, speaker)


def _is_share(words: str, content: Content) -> bool:
    """Whether the speaker is a share of those asked in a poll: 40 percent of voters, six in 10, half of respondents."""
    return content.pattern in {"that", "bare"} and _SHARE.search(words) is not None


def _is_quoting(tree: Tree, content: Content) -> bool:
    """Whether quotation marks stand in a content."""
    return any(tree.tokens[one].text in QUOTE_MARKS for one in range(content.start, content.end))


def _is_adjunct_next(tree: Tree, index: int) -> bool:
    """Whether circumstances follow the verb and no clause with "that": Y, she said after the vote."""
    if not is_finite(tree, index):
        return False
    return tree.words(index + 1, index + 2) in _CIRCUMSTANCES and find_that(tree, index + 1) is None


def _can_be_main(tree: Tree, index: int) -> bool:
    """Whether the verb can be that of a clause: no participle after a noun, unless the sentence has no other verb."""
    token = tree.tokens[index]
    return token.dep != "acl" or tree.tokens[token.head].dep == "ROOT"


def _before(tree: Tree, index: int, cue: CueVerb, speaker: PhraseSpan | None) -> tuple[Content | None, PhraseSpan | None]:
    """Return content and speaker of "Y, X said" and "Y, said X": word order tells the speaker better than the parser."""
    if is_inverted(tree, index):
        speaker = mention_between(tree, index + 1, described_end(tree, index + 1))
    else:
        begin = attribution_start(tree, index)
        if begin is not None:
            speaker = mention_between(tree, begin, index)
    if speaker is None or tree.lower[speaker.first] in _RELATIVE or cue.lemma == "make":
        return None, None
    return content_before(tree, index, speaker.first, 0, addressed=CueFrame.ADDRESSEE in cue.frames), speaker


def _is_actual(tree: Tree, index: int, cue: CueVerb) -> bool:
    """Whether the verb states an act: not negated, not merely possible or wished."""
    token = tree.tokens[index]
    if index > 0 and tree.lower[index - 1] in {"without", "than"}:
        return False
    if tree.is_negated(index) and cue.cue_class is not CueClass.DENY:
        return False
    helpers = [tree.lower[one] for one in tree.children[index] if tree.tokens[one].dep.startswith("aux") or tree.tokens[one].dep == "mark"]
    if any(word in _UNREAL for word in helpers):
        return False
    if token.tag == "VB" and "to" in helpers:
        goes_on = token.dep == "advcl" and tree.words(index - 2, index) in {"on to", "way to"}
        return (token.dep == "xcomp" or goes_on) and tree.tokens[token.head].lemma in _DOING
    return not any(word in {"if", "unless"} for word in helpers)


def _made(context: StatementContext, tree: Tree, index: int, cue: CueVerb, content: Content, speaker: PhraseSpan) -> StatementDraft | None:
    """Return the draft with offsets."""
    span = span_of(context, tree, content.start, content.end)
    if span is None:
        return None
    rest = rest_after(tree, index, speaker) if content.pattern == "before" else None
    second = span_of(context, tree, *rest) if rest is not None else None
    token = tree.tokens[index]
    return StatementDraft(
        parts=[span, second] if second is not None else [span],
        rule_id=f"verb.{content.pattern}",
        sentence_no=context.sentence_at(span[0]).no,
        speaker=speaker,
        cue_start=token.start,
        cue_end=token.end,
        cue_lemma=cue.lemma,
        cue_class=cue.object_class if content.pattern == "object" else cue.cue_class,
        tree=tree,
        cue_index=index,
        passed_on_by=relayed_by(tree, index),
    )


def span_of(context: StatementContext, tree: Tree, start: int, end: int) -> tuple[int, int] | None:
    """Return the offsets of words without the marks at their ends; a quotation that is open at the end belongs to them as a whole."""
    while start < end and tree.tokens[start].text in {",", ":", ";", "—", "–", "--", "-", "―"}:
        start += 1
    if start >= end:
        return None
    first, last = tree.tokens[start].start, tree.tokens[end - 1].end
    quotation = context.quotation_at(last - 1)
    if quotation is not None and quotation.outer_start >= first:
        last = quotation.outer_end
    while (
        last > first
        and (context.text[last - 1].isspace() or context.text[last - 1] in ".,;:—–-")
        and not _is_abbreviated(context.text, first, last)
    ):
        last -= 1
    return (first, last) if last > first else None


def _is_abbreviated(text: str, first: int, last: int) -> bool:
    """Whether the full stop belongs to an abbreviation such as U.S. or a.m."""
    return text[last - 1] == "." and last - first > 3 and text[last - 3] == "." and text[last - 2].isalpha()  # noqa: PLR2004

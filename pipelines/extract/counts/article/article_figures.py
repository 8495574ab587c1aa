"""An article's own figure per metric and object class: totals over parts, victims added up, stale figures left out."""

from collections.abc import Iterable, Mapping

from pipelines.contract.identity import content_id
from pipelines.contract.tables import ArticleCount, IncidentCount, Statement
from pipelines.contract.vocabulary import Bound, Certainty, CountBasis, CountState, Method, Metric, NumberForm, Object, ObjectClass
from pipelines.extract.counts.article.article_sums import best_sentence, by_fact, size, sum_of_kinds, without_hearsay
from pipelines.extract.counts.article.figure_choice import FigureChoice, choose_pair, tells_of_shooting
from pipelines.extract.counts.article.figure_features import WEAK_RULES
from pipelines.extract.counts.article.reported_day import of_other_days
from pipelines.extract.counts.metrics.all_metrics import metrics_with
from pipelines.extract.counts.metrics.metric_record import Trait

SOFT_RULES = (":shoot", ":stab", ":shooting")
"""Rules whose words leave open whether the person lived."""
# Rules that speak of nobody at all, not of one person who was not hurt.
_NOBODY = ("no_noun", "not_anyone", "passive", "reduced", "unharmed", "neither", "coordinated")
_DOUBTED = frozenset({Certainty.CLAIMED, Certainty.DISPUTED})
_OPEN = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_KINDS = frozenset({ObjectClass.WEAPON, ObjectClass.VEHICLE, ObjectClass.BUILDING})  # missiles and drones are added up
_HARM = (Metric.KILLED, Metric.INJURED)
_OF_ANYBODY = frozenset({*_HARM, Metric.CASUALTIES, Metric.MISSING})  # who is detained or released is of one kind anyway
_OPENING = 1  # sentences with which an article begins
_SUCCESS = metrics_with(Trait.SUCCESS)
_CURRENT = frozenset({CountBasis.INCIDENT, CountBasis.INCREMENT})


def article_figures(
    article_id: str,
    counts: tuple[IncidentCount, ...],
    headline: tuple[IncidentCount, ...] = (),
    statements: Iterable[Statement] = (),
    people: Object = Object.PERSON,
    choice: FigureChoice | None = None,
) -> tuple[ArticleCount, ...]:
    """Return one row per metric and object class that the article counts for the event it reports.

    Background, cumulative, planned, denied and numberless claims, parts and replaced figures stay out.  headline: claims of the title;
    where it counts dead and hurt and the text has both figures, they are the article's own.  statements: who claims what; of figures
    that two speakers set against each other the larger one is the article's, never their sum.  people: whom the rows count as a whole;
    none of another kind is not nobody, so that of "no children were killed" there is no figure of the dead.  choice: by what dead and hurt
    of an article about a shooting are chosen; without it the rules alone decide.
    """
    counts = tuple(count for count in counts if not _is_none_of_a_kind(count, people))
    speakers = {said.statement_id: said.speaker for said in statements if said.speaker}
    elsewhen = of_other_days([count for count in counts if _is_current(count)])
    counts = tuple(count for count in counts if count.claim_id not in elsewhen)
    groups: dict[tuple[Metric, ObjectClass], list[IncidentCount]] = {}
    for count in counts:
        if _is_current(count):
            groups.setdefault((count.metric, count.object_class), []).append(count)
    groups = {key: without_hearsay(_surest(claims), speakers) for key, claims in groups.items()}
    _leave_out_shot(groups)
    _leave_out_nameless(groups)
    lead = _headline(headline, groups) or _lead(groups, speakers)
    rows = {
        key: _figure(article_id, key, claims, lead.get(key[0]) if key[1] is ObjectClass.PEOPLE else None, speakers)
        for key, claims in groups.items()
    }
    _survivors(article_id, groups, rows)
    _no_harm(article_id, groups, rows)
    if choice is not None:
        _choose_harm(article_id, counts, rows, choice)
    return tuple(row for row in rows.values() if row is not None)


def _surest(rows: list[IncidentCount]) -> list[IncidentCount]:
    """Leave out what one side claims or others dispute, where figures are stated without doubt: sides are not added up.

    Only who shot them down counts missiles and drones; what a governor tells of his region is a part of that.
    """
    if rows[0].metric in _SUCCESS and rows[0].object_class is ObjectClass.WEAPON:
        return rows
    sure = [row for row in rows if row.certainty not in _DOUBTED]
    return sure if any(row.state is CountState.STATED for row in sure) else rows


def current_claims(counts: Iterable[IncidentCount]) -> tuple[IncidentCount, ...]:
    """Return the claims that count people hurt or killed by the event itself, now."""
    return tuple(row for row in counts if row.object_class is ObjectClass.PEOPLE and _is_current(row))


def _is_current(count: IncidentCount) -> bool:
    return (
        count.state in {CountState.STATED, CountState.ZERO}
        and count.count_basis in _CURRENT
        and not count.is_background
        and count.certainty not in {Certainty.PLANNED, Certainty.DENIED}
        and count.superseded_by_claim_id is None
    )


def _is_none_of_a_kind(count: IncidentCount, people: Object) -> bool:
    return count.state is CountState.ZERO and count.metric in _OF_ANYBODY and count.object not in {people, Object.PERSON}


def _headline(headline: tuple[IncidentCount, ...], groups: dict[tuple[Metric, ObjectClass], list[IncidentCount]]) -> dict[Metric, int]:
    """Return the headline's numbers of dead and hurt where it tells both and claims of the text have them too."""
    told: dict[Metric, int] = {}
    for metric in _HARM:
        rows = [row for row in headline if row.metric is metric and row.object_class is ObjectClass.PEOPLE and _is_current(row)]
        told[metric] = max((size(row) for row in rows), default=0)
    stated = all(
        number and any(size(row) == number for row in groups.get((metric, ObjectClass.PEOPLE), [])) for metric, number in told.items()
    )
    return told if stated else {}


def _lead(groups: dict[tuple[Metric, ObjectClass], list[IncidentCount]], speakers: Mapping[str, str]) -> dict[Metric, int]:
    """Return the first sentence that counts dead and hurt together: its figures are the article's totals."""
    dead, hurt = (groups.get((metric, ObjectClass.PEOPLE), []) for metric in _HARM)
    common = sorted({row.sentence_no for row in dead} & {row.sentence_no for row in hurt})
    for sentence in common:
        sums = [
            best_sentence(by_fact(r for r in rows if r.sentence_no == sentence and r.part_of_claim_id is None), speakers)
            for rows in (dead, hurt)
        ]
        if max(sums) > 1:
            leads = zip(_HARM, (dead, hurt), sums, strict=True)
            return {metric: lead for metric, rows, lead in leads if not (_has_larger_total(rows, lead) or _is_late(rows, lead, sentence))}
    return {}


def _is_late(rows: list[IncidentCount], lead: int, sentence: int) -> bool:
    """Whether the article begins with a larger number, so that the sentence does not give the total: the driver who killed 14 was shot."""
    opening = [row for row in rows if row.sentence_no < min(sentence, _OPENING) and not row.rule_id.startswith("number_noun")]
    return any(size(row) > max(lead, 1) and row.part_of_claim_id is None for row in opening)


def _has_larger_total(rows: list[IncidentCount], lead: int) -> bool:
    """Whether a larger total is open or growing (at least seven, the toll rose to seven), or is exact where the lead is open."""
    open_lead = any(size(row) == lead and row.bound in _OPEN for row in rows)
    larger = [row for row in rows if size(row) > lead]
    return any(row.bound in _OPEN or row.rule_id.startswith("toll") or (open_lead and _refines(row, lead)) for row in larger)


def _refines(row: IncidentCount, lead: int) -> bool:
    """Whether a figure can be the exact one for an open one: more than a dozen hurt, 13 treated."""
    return row.bound is Bound.EXACT and size(row) < 2 * lead and not row.rule_id.startswith("with_wounds")


def _leave_out_shot(groups: dict[tuple[Metric, ObjectClass], list[IncidentCount]]) -> None:
    """Leave out totals of people with gunshot wounds that hold the dead too, where the injured are counted by themselves."""
    people = ObjectClass.PEOPLE
    rows = groups.get((Metric.INJURED, people), [])
    dead = max((size(row) for row in groups.get((Metric.KILLED, people), [])), default=0)
    hard = max((size(row) for row in rows if not row.rule_id.endswith(WEAK_RULES) and row.bound not in _OPEN), default=0)
    if dead and hard > 1:
        kept = [row for row in rows if not (_may_hold_dead(row) and hard < size(row) <= hard + dead)]
        groups[Metric.INJURED, people] = kept


def _may_hold_dead(row: IncidentCount) -> bool:
    """Whether a figure can count the dead too: shot, treated; not 'three others'."""
    return row.rule_id.endswith(WEAK_RULES) and row.count_basis is not CountBasis.INCREMENT


def _leave_out_nameless(groups: dict[tuple[Metric, ObjectClass], list[IncidentCount]]) -> None:
    """Leave out the hurt named only by pronouns or by words that leave the outcome open, where one person is dead: it is that person."""
    people = ObjectClass.PEOPLE
    rows = groups.get((Metric.INJURED, people), [])
    if not any(row.state is CountState.STATED for row in groups.get((Metric.KILLED, people), [])):
        return
    facts = by_fact(rows)
    nameless = [fact for fact in facts if all(row.number_form is NumberForm.PRONOUN and row.rule_id.endswith(WEAK_RULES) for row in fact)]
    kept = [row for fact in facts if fact not in nameless for row in fact]
    if len(kept) < len(rows):
        groups[Metric.INJURED, people] = kept


def _survivors(
    article_id: str,
    groups: dict[tuple[Metric, ObjectClass], list[IncidentCount]],
    rows: dict[tuple[Metric, ObjectClass], ArticleCount | None],
) -> None:
    """Take the dead from a total of people shot: three shot, one dead leaves two injured."""
    people = ObjectClass.PEOPLE
    shot = [row for row in groups.get((Metric.CASUALTIES, people), []) if row.rule_id.endswith(SOFT_RULES)]
    killed, injured = rows.get((Metric.KILLED, people)), rows.get((Metric.INJURED, people))
    if not shot:
        return
    whole = max(shot, key=size)
    left = size(whole) - (killed.value or killed.low or 0 if killed else 0)
    if left > 0 and left > (injured.value or injured.low or 0 if injured else 0):
        rows[Metric.INJURED, people] = _row(article_id, Metric.INJURED, people, [whole], (left, left, left), Method.SUMMED_VICTIMS)
    if len(shot) == len(groups[Metric.CASUALTIES, people]):
        rows[Metric.CASUALTIES, people] = None


def _no_harm(
    article_id: str,
    groups: dict[tuple[Metric, ObjectClass], list[IncidentCount]],
    rows: dict[tuple[Metric, ObjectClass], ArticleCount | None],
) -> None:
    """Read 'no one was hurt' as none killed, where nothing else is said of the dead: who is killed is hurt.

    Only the article's figure says so; claims, and so the totals of incidents, hold what is said.
    """
    people = ObjectClass.PEOPLE
    zeros = [row for row in groups.get((Metric.INJURED, people), []) if row.state is CountState.ZERO and row.rule_id.startswith(_NOBODY)]
    if zeros and (Metric.KILLED, people) not in groups:
        rows[Metric.KILLED, people] = _row(article_id, Metric.KILLED, people, zeros, (0, 0, 0), Method.ZERO_STATED)


def _choose_harm(
    article_id: str,
    counts: tuple[IncidentCount, ...],
    rows: dict[tuple[Metric, ObjectClass], ArticleCount | None],
    choice: FigureChoice,
) -> None:
    """Put the likelier figures of dead and hurt in the place of the rules'."""
    people = ObjectClass.PEOPLE
    current = current_claims(counts)
    if not any(row.state is CountState.STATED and row.metric in _HARM for row in current):
        return
    if not tells_of_shooting(current, choice.evidence.title):
        return
    rules = [rows.get((metric, people)) for metric in _HARM]
    dead, hurt = (size(row) if row is not None else 0 for row in rules)
    for metric, old, new in zip(_HARM, (dead, hurt), choose_pair(counts, current, (dead, hurt), choice), strict=True):
        if new != old:
            rows[metric, people] = _chosen(article_id, metric, new, current)


def _chosen(article_id: str, metric: Metric, number: int, current: tuple[IncidentCount, ...]) -> ArticleCount | None:
    """Return the row of a chosen figure: the claims that give it, else those of which it is the sum; None for nobody."""
    people = ObjectClass.PEOPLE
    own = [row for row in current if row.metric is metric]
    if number == 0:
        zeros = [row for row in own if row.state is CountState.ZERO]
        return _row(article_id, metric, people, zeros, (0, 0, 0), Method.ZERO_STATED) if zeros else None
    stated = [row for row in own if row.state is CountState.STATED]
    giving = [row for row in stated if size(row) == number]
    if giving:
        last = giving[-1]
        return _row(article_id, metric, people, giving, (last.low, last.value, last.high), Method.LATEST_STATED)
    of_both = [row for row in current if row.metric is Metric.CASUALTIES]
    summed = stated if number <= sum(size(row) for row in stated) else of_both
    high = None if any(row.bound in _OPEN for row in summed) else number
    return _row(article_id, metric, people, summed, (number, number, high), Method.SUMMED_VICTIMS)


def _figure(
    article_id: str, key: tuple[Metric, ObjectClass], rows: list[IncidentCount], lead: int | None, speakers: Mapping[str, str]
) -> ArticleCount | None:
    metric, group = key
    stated = [row for row in rows if row.state is CountState.STATED]
    if not stated:
        zeros = [row for row in rows if row.state is CountState.ZERO]
        return _row(article_id, metric, group, zeros, (0, 0, 0), Method.ZERO_STATED) if zeros else None
    wholes = [row for row in stated if row.part_of_claim_id is None]
    facts = by_fact(wholes or stated)
    singles = [fact for fact in facts if size(fact[-1]) == 1 and fact[-1].bound is Bound.EXACT]
    totals = [fact for fact in facts if fact not in singles]
    best = 0 if lead else max((size(fact[-1]) for fact in totals), default=0)
    summed = lead or best_sentence(facts, speakers)
    if group in _KINDS:
        summed = max(summed, sum_of_kinds(facts, speakers))
    chosen = max(summed, best, 1)
    top = [fact for fact in facts if size(fact[-1]) == chosen]
    if not top:
        rows = [fact[-1] for fact in facts]
        high = None if any(row.high is None for row in rows) else chosen
        return _row(article_id, metric, group, rows, (chosen, chosen, high), Method.SUMMED_VICTIMS)
    # a total that is stated stands before the same number of victims added up
    fact = next((fact for fact in reversed(top) if fact[-1].number_form is not NumberForm.COORDINATED), top[-1])
    row = fact[-1]
    added = row.number_form is NumberForm.COORDINATED
    method = Method.SUMMED_VICTIMS if added else Method.STATED_TOTAL if len(totals) <= 1 else Method.LATEST_STATED
    return _row(article_id, metric, group, fact, (row.low, row.value, row.high), method)


def _row(
    article_id: str,
    metric: Metric,
    group: ObjectClass,
    rows: list[IncidentCount],
    figure: tuple[int | None, int | None, int | None],
    method: Method,
) -> ArticleCount:
    low, value, high = figure
    dated = [row for row in rows if row.event_from]
    return ArticleCount(
        article_count_id=content_id(article_id, metric, group),
        article_id=article_id,
        metric=metric,
        object_class=group,
        low=low,
        value=value,
        high=high,
        state=CountState.ZERO if method is Method.ZERO_STATED else CountState.STATED,
        method=method,
        event_from=dated[0].event_from if dated else None,
        event_to=dated[0].event_to if dated else None,
        claim_ids=tuple(sorted({row.claim_id for row in rows})),
    )

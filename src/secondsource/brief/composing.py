"""Put a brief together: who tells it, what is told, where it differs, and what cannot be told, every line cited.

``compose`` takes the records of all steps and gives one :class:`Brief`; nothing in it depends on the order of its arguments.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

from secondsource.brief.choosing import FULL, ONE_ARTICLE, SHORT, Budget, all_sections, claim_sections, closest
from secondsource.brief.cited_claims import Citer
from secondsource.brief.citing import cite, cite_title, verify
from secondsource.brief.elsewhere import Elsewhere
from secondsource.brief.nearby import Readings
from secondsource.brief.printed import printed_of
from secondsource.brief.shared_names import Names
from secondsource.brief.soundness import Soundness
from secondsource.brief.timeline import timeline
from secondsource.brief.timeline_choice import about
from secondsource.brief.unknowns import unknowns
from secondsource.brief.wording import letters
from secondsource.records.article import Article, Rejected
from secondsource.records.brief import (
    Brief,
    BriefArticle,
    BriefClaim,
    BriefStory,
    CopiedArticle,
    CopiedPassage,
    Inputs,
    Ref,
    Related,
    Section,
    SectionName,
)
from secondsource.records.claim import StoryClaims
from secondsource.records.lineage import Borrowing, Family
from secondsource.records.reading import Reading
from secondsource.records.source import Source
from secondsource.records.story import Story
from secondsource.text.normalize import fold, words

SCHEMA = "secondsource/brief/1"
MAX_REASONS = 4


def compose(
    articles: Sequence[Article],
    rejected: Sequence[Rejected],
    stories: Sequence[Story],
    borrowings: Sequence[Borrowing],
    families: Mapping[str, Sequence[Family]],
    claims: Mapping[str, StoryClaims],
    readings: Mapping[str, Reading],
    *,
    reader: str,
    sources: Sequence[Source] = (),
) -> Brief:
    """The brief of a pile. ``families`` and ``claims`` are by story id, ``readings`` by article id.

    ``sources`` is what the user knows of outlets.

    Raises:
        CitationError: a finding does not equal the words at its place.
    """
    composer = _Composer(articles, stories, borrowings, families, claims, readings, sources)
    brief = Brief(
        schema=SCHEMA,
        generated_from=Inputs(inputs=len(articles) + len(rejected), articles=len(articles), rejected=len(rejected)),
        reader=reader,
        articles=tuple(composer.article(article) for article in composer.ordered),
        rejected=tuple(sorted(rejected, key=lambda r: (r.input, r.record or 0, r.reason))),
        stories=tuple(composer.story(story) for story in composer.stories),
    )
    verify(brief)
    return brief


def _time_order(article: Article) -> tuple[bool, str, bool, str, str, str]:
    """Earliest first, undated last; of one day those with a time first. Ties by outlet, then id."""
    when = article.published.when if article.published else None
    return when is None, (when or "")[:10], "T" not in (when or ""), when or "", article.outlet or "", article.id


class _Composer:
    """The records of one pile, indexed."""

    def __init__(
        self,
        articles: Sequence[Article],
        stories: Sequence[Story],
        borrowings: Sequence[Borrowing],
        families: Mapping[str, Sequence[Family]],
        claims: Mapping[str, StoryClaims],
        readings: Mapping[str, Reading],
        sources: Sequence[Source],
    ) -> None:
        self.by_id = {article.id: article for article in articles}
        self.stories = sorted(stories, key=lambda s: (-len(s.articles), s.first or "~", sorted(s.articles)))
        self.borrowings = borrowings
        self.families = families
        self.claims = claims
        self.readings = Readings(self.by_id, readings)
        self.sources = {fold(one.outlet): one for one in sources}
        self.rank = {article.id: number for number, article in enumerate(self.ordered)}

    @cached_property
    def ordered(self) -> list[Article]:
        """Articles in order of key: the largest story first, inside it by time; articles of no story last."""
        told = {a for story in self.stories for a in story.articles}
        found: dict[str, Article] = {}
        for story in self.stories:
            for article in sorted((self.by_id[a] for a in story.articles), key=_time_order):
                found.setdefault(article.id, article)
        rest = sorted((a for a in self.by_id.values() if a.id not in told), key=_time_order)
        return [*found.values(), *rest]

    def article(self, article: Article) -> BriefArticle:
        return BriefArticle(
            id=article.id,
            key=letters(self.rank[article.id]),
            outlet=article.outlet,
            title=article.title,
            byline=article.byline,
            credit=article.credit,
            published=article.published,
            text=article.text,
            sentences=tuple((s.start, s.end) for s in article.sentences),
            blocks=article.blocks,
            problems=article.problems,
            provenance=article.provenance,
            source=self.sources.get(fold(article.outlet)) if article.outlet else None,
        )

    def story(self, story: Story) -> BriefStory:
        told = sorted((self.by_id[a] for a in story.articles), key=lambda a: self.rank[a.id])
        found = self.claims.get(story.id)
        citer = Citer(self.by_id, self.rank, self.readings)
        sound = Soundness(told, self.readings, story.first)
        cited = (sound.clearest(citer.claim(claim)) for claim in found.claims) if found else ()
        claims = sorted(cited, key=self._claim_order)
        families = self._families(story, claims)
        copied = self._copied(story)
        entries = timeline(told, self.readings, claims)
        related = self._related(story)
        budget = ONE_ARTICLE if len(told) == 1 else SHORT
        elsewhere = Elsewhere(told)
        sections, full = (
            claim_sections(claims, self._place, one, single=len(told) == 1, elsewhere=elsewhere, sound=sound) for one in (budget, FULL)
        )
        shown = [c for section in sections.values() for c in section.claims]
        unknown = unknowns(told, families, claims, [claim for claim in claims if claim.id in shown])
        title = self._title(told, families, claims, copied)

        def whole(of_claims: dict[SectionName, Section], allowed: Budget) -> tuple[Section, ...]:
            quoted = {c for name in ("positions", "alone") for c in of_claims[name].claims}
            return all_sections(
                of_claims,
                copied,
                entries,
                unknown,
                related,
                allowed,
                event=about(title, claims, of_claims.values()),
                days=(story.first, story.last),
                sound=sound,
                printed=printed_of(claim for claim in claims if claim.id in quoted),
                reported=printed_of(claim for claim in claims if claim.id in of_claims["reported"].claims),
            )

        return BriefStory(
            id=story.id,
            title=title,
            first=story.first,
            last=story.last,
            articles=tuple(article.id for article in told),
            storyline=related,
            families=families,
            borrowings=copied,
            claims=tuple(claims),
            dependence=tuple(sorted(found.dependence, key=lambda d: (self.rank[d.a], self.rank[d.b]))) if found else (),
            timeline=entries,
            unknown=unknown,
            sections=whole(sections, budget),
            full=whole(full, FULL),
        )

    def _place(self, claim: BriefClaim) -> tuple[int, int]:
        report = claim.reports[claim.speaks]
        return self.rank[report.article], report.start

    def _claim_order(self, claim: BriefClaim) -> tuple[int, int, int, tuple[int, int], str]:
        return -claim.support.at_least, -claim.support.at_most, -len(claim.reports), self._place(claim), claim.id

    def _families(self, story: Story, claims: Sequence[BriefClaim]) -> tuple[Family, ...]:
        """Shown tellings first, the larger first; articles in order of key.

        Own work that a claim shows ("told the Ledger") is own work of the family, also where nothing else showed it.
        """
        shown: dict[str, dict[str, None]] = {}
        for claim in claims:
            for telling in claim.support.tellings:
                if telling.state == "shown":
                    for report in telling.reports:
                        shown.setdefault(claim.reports[report].article, {}).update(dict.fromkeys(telling.why))
        found = []
        for family in self.families.get(story.id, ()):
            articles = tuple(sorted(family.articles, key=self.rank.__getitem__))
            why = tuple(dict.fromkeys(word for a in articles for word in shown.get(a, ())))[:MAX_REASONS]
            own = family.state == "shown" or any(a in shown for a in articles)
            found.append(
                Family(id=family.id, articles=articles, state="shown" if own else "not known", origin=family.origin, why=family.why or why)
            )
        return tuple(sorted(found, key=lambda f: (f.state != "shown", -len(f.articles), [self.rank[a] for a in f.articles])))

    def _copied(self, story: Story) -> tuple[CopiedArticle, ...]:
        """Borrowings inside the story: those that tie the articles together first, what these say already after them."""
        inside = set(story.articles)
        found = [self._borrowing(b) for b in self.borrowings if b.a in inside and b.b in inside]
        best, rest = closest(sorted(found, key=self._copied_order))
        return (*best, *rest)

    def _copied_order(self, copied: CopiedArticle) -> tuple[bool, int, int]:
        return not copied.directed, self.rank[copied.origin], self.rank[copied.copy]

    def _borrowing(self, borrowing: Borrowing) -> CopiedArticle:
        """The origin is the article from which words were taken; where direction is not known, the one with the earlier key."""
        if borrowing.direction in ("a->b", "b->a"):
            forward = borrowing.direction == "a->b"
        else:
            forward = self.rank[borrowing.a] < self.rank[borrowing.b]
        origin, copy = (borrowing.a, borrowing.b) if forward else (borrowing.b, borrowing.a)
        passages = []
        for passage in borrowing.passages:
            own, theirs = (passage.a, passage.b) if forward else (passage.b, passage.a)
            passages.append(
                CopiedPassage(
                    origin=cite(self.by_id[origin], own.start, own.end),
                    copy=cite(self.by_id[copy], theirs.start, theirs.end),
                    kind=passage.kind,
                )
            )
        return CopiedArticle(
            origin=origin,
            copy=copy,
            directed=borrowing.direction in ("a->b", "b->a"),
            common=borrowing.direction == "common",
            kind=borrowing.kind,
            sentences=(borrowing.shared_sentences, borrowing.all_sentences),
            credited=borrowing.credited,
            direction_by=borrowing.direction_by,
            evidence=borrowing.evidence,
            passages=tuple(sorted(passages, key=lambda p: (p.copy.start, p.origin.start))),
        )

    def _related(self, story: Story) -> tuple[Related, ...]:
        stories = {other.id: other for other in self.stories}
        names = Names(sorted((self.by_id[a] for a in story.articles), key=lambda a: self.rank[a.id]), self.readings.whole)
        found = []
        for link in story.links:
            other = stories.get(link.story)
            first = min((self.by_id[a] for a in other.articles), key=_time_order) if other else None
            shared = names.shared(link.shared_names)
            found.append(
                Related(
                    story=link.story,
                    days=link.days,
                    why=link.why,
                    shared_actors=tuple(ref.words for ref in shared),
                    shared=shared,
                    title=cite_title(first) if first else None,
                )
            )
        return tuple(sorted(found, key=lambda r: (r.days is None, abs(r.days or 0), r.story)))

    def _title(
        self, told: Sequence[Article], families: Sequence[Family], claims: Sequence[BriefClaim], borrowings: Sequence[CopiedArticle]
    ) -> Ref | None:
        """The first headline without a disputed figure: of an article that took its words from no other, of a shown telling if any."""
        shown = {a for family in families if family.state == "shown" for a in family.articles}
        disputed = _disputed_words(claims)
        borrowers = {copied.copy for copied in borrowings if copied.directed}
        best: tuple[bool, bool, bool, int] | None = None
        title: Ref | None = None
        for article in told:
            ref = cite_title(article)
            if ref is None:
                continue
            said = {word for word, _, _ in words(fold(ref.words))}
            rank = (bool(said & disputed), article.id in borrowers, article.id not in shown, self.rank[article.id])
            if best is None or rank < best:
                best, title = rank, ref
        return title


def _disputed_words(claims: Sequence[BriefClaim]) -> set[str]:
    """Numbers about which the reports differ, as digits and as they are written, and who is said to have done what another did."""
    found: set[str] = set()
    for claim in claims:
        if claim.verdict not in ("contradict", "update"):
            continue
        for report in claim.reports:
            if claim.kind == "event" and report.event and report.event.actor and claim.verdict == "contradict":
                found.update(word for word, _, _ in words(fold(report.event.actor.name)) if len(word) > 3)
            if report.figure and report.figure.value is not None:
                found.add(f"{report.figure.value:g}")
            numbers = fold(report.figure.ref.words) if report.figure else ""
            found.update(word for word, _, _ in words(numbers) if any(c.isdigit() for c in word))
    return found

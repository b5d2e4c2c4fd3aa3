"""Lineage and support in the terms of PROV-O, as JSON-LD: what derives from what, on whose word it stands, and the evidence.

``provenance(articles, stories, borrowings, families)`` gives the nodes of one graph. Articles, passages of them, claims and originals that
are not in the pile are entities; outlets, agencies and informants are agents. PROV can only say what derives from what: where the
direction is not known, nothing is said in its terms, and the two articles stand in a ``ss:SharedText`` of our own.
Source: PROV-O: The PROV Ontology, W3C Recommendation, 30 April 2013.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from secondsource.exports.iris import VOCABULARY, article_iris, urn
from secondsource.exports.tables import json_text
from secondsource.records.article import Article
from secondsource.records.claim import Claim, Informant, StoryClaims
from secondsource.records.lineage import Borrowing, Family
from secondsource.text.normalize import fold

CONTEXT = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dcterms": "http://purl.org/dc/terms/",
    "ss": VOCABULARY,
}
_W3CDTF = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d(?:Z|[+-]\d\d:\d\d))?)?)?\Z")
# How PROV calls a derivation, from the article to its origin: the short form, the form that carries the evidence, and the class of that.
_DERIVED = ("prov:wasDerivedFrom", "prov:qualifiedDerivation", "prov:Derivation")
_QUOTED = ("prov:wasQuotedFrom", "prov:qualifiedQuotation", "prov:Quotation")
_PRIMARY = ("prov:hadPrimarySource", "prov:qualifiedPrimarySource", "prov:PrimarySource")
_AGENTS = {"person": "prov:Person", "body": "prov:Organization", "itself": "prov:Organization"}
Json = dict[str, Any]


def provenance(
    articles: Sequence[Article], stories: Iterable[StoryClaims], borrowings: Iterable[Borrowing], families: Iterable[Family]
) -> Iterator[Json]:
    """Nodes: agents and entities of the lineage in the order of the articles, then story by story the claims and what they rest on."""
    graph = _Graph(articles)
    yield from graph.lineage(sorted(borrowings, key=lambda one: (one.a, one.b)), list(families))
    for story in stories:
        for claim in story.claims:
            yield from graph.claim(story.story, claim)


def provenance_lines(nodes: Iterable[Json]) -> Iterator[str]:
    """One JSON-LD document as text, a node a line."""
    yield f'{{"@context": {json_text(CONTEXT)},\n"@graph": [\n'
    for number, node in enumerate(nodes):
        yield (",\n" if number else "") + json_text(node)
    yield "\n]}\n"


def _id(name: str) -> Json:
    return {"@id": name}


def _bare(node: Json) -> Json:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value is not None and value != []}


class _Graph:
    """The articles and their names; which agents and passages were written already."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = {article.id: article for article in articles}
        self.web = article_iris(articles)
        self.written: set[str] = set()

    def once(self, node: Json) -> Iterator[Json]:
        if node["@id"] not in self.written:
            self.written.add(node["@id"])
            yield _bare(node)

    # Lineage

    def lineage(self, borrowings: Sequence[Borrowing], families: Sequence[Family]) -> Iterator[Json]:
        """Articles with what they derive from; outlets and originals that they need come first."""
        links: dict[str, list[tuple[tuple[str, str, str], Json]]] = {}
        originals: dict[str, Json] = {}
        shared: list[Json] = []
        passages: list[Json] = []
        family = {id: one for one in families for id in one.articles}
        origins = _origins(borrowings)
        for one in borrowings:
            evidence = self.evidence(one)
            passages += [
                node
                for passage in one.passages
                for id, span in ((one.a, passage.a), (one.b, passage.b))
                for node in self.passage(id, span.start, span.end)
            ]
            if one.direction in ("a->b", "b->a"):
                origin, copy = (one.a, one.b) if one.direction == "a->b" else (one.b, one.a)
                links.setdefault(copy, []).append((_QUOTED if one.kind == "verbatim" else _DERIVED, {**_to(self.web[origin]), **evidence}))
            elif one.direction == "common" and not origins.get(one.a, set()) & origins.get(one.b, set()):
                original = self.third(one, family)
                originals.setdefault(original["@id"], original)
                for id in (one.a, one.b):
                    links.setdefault(id, []).append((_DERIVED, {**_to(original["@id"]), **evidence}))
            else:
                name = urn("shared", one.a, one.b)
                shared.append(
                    {"@id": name, "@type": "ss:SharedText", "ss:between": [_id(self.web[one.a]), _id(self.web[one.b])], **evidence}
                )
        for told in families:
            for id, link, original in self.sources(told):
                originals.setdefault(original["@id"], original)
                links.setdefault(id, []).append((_PRIMARY, link))
        for node in originals.values():
            yield from self.original(node)
        for id in self.articles:
            yield from self.article(id, family.get(id), links.get(id, []))
        yield from (_bare(node) for node in (*passages, *shared))

    def evidence(self, one: Borrowing) -> Json:
        """What a borrowing rests on, with both sides of each passage."""
        return {
            "ss:kind": one.kind,
            "ss:direction": one.direction if one.direction in ("common", "unknown") else None,
            "ss:directionBy": one.direction_by,
            "ss:credited": one.credited,
            "ss:sharedSentences": one.shared_sentences,
            "ss:allSentences": one.all_sentences,
            "ss:matchedWords": one.matched_words,
            "ss:evidence": list(one.evidence),
            "ss:pair": [
                {
                    "@type": "ss:Pair",
                    "ss:passage": [_id(_passage(one.a, p.a.start, p.a.end)), _id(_passage(one.b, p.b.start, p.b.end))],
                    "ss:kind": p.kind,
                    "ss:speech": p.speech,
                }
                for p in one.passages
            ],
        }

    def sources(self, family: Family) -> Iterator[tuple[str, Json, Json]]:
        """Articles of a family that goes back to an agency's report or a statement, each with the way to it and the original's node."""
        name = family.origin.name
        if name is None or family.origin.kind not in ("agency", "statement"):
            return
        if self.has_original(family):
            return  # the borrowings lead to it
        node = _latent(urn("original", family.id), name)
        for id in family.articles:
            if id in self.articles and (credit := self.articles[id].credit) and _same(credit, name):
                yield id, _bare({**_to(node["@id"]), "ss:credit": credit, "ss:evidence": list(family.why)}), node

    def has_original(self, family: Family) -> bool:
        """Whether the agency that a family goes back to has an article of its own in it."""
        name = family.origin.name
        return name is not None and any(_same(self.articles[id].outlet, name) for id in family.articles if id in self.articles)

    def third(self, one: Borrowing, family: Mapping[str, Family]) -> Json:
        """The text that two articles share and that is not in the pile: their family's, where they are of one."""
        a, b = family.get(one.a), family.get(one.b)
        if a is None or a is not b:
            return _latent(urn("original", one.a, one.b), None)
        credited = a.origin.kind in ("agency", "statement") and not self.has_original(a)
        return _latent(urn("original", a.id), a.origin.name if credited else None)

    def original(self, node: Json) -> Iterator[Json]:
        name = node.pop("ss:origin", None)
        if name:
            yield from self.agent(urn("outlet", name), name, "prov:Organization")
            node["prov:wasAttributedTo"] = _id(urn("outlet", name))
        yield from self.once(node)

    def article(self, id: str, family: Family | None, links: Sequence[tuple[tuple[str, str, str], Json]]) -> Iterator[Json]:
        article = self.articles[id]
        outlet = urn("outlet", article.outlet) if article.outlet else None
        if outlet and article.outlet:
            yield from self.agent(outlet, article.outlet, "prov:Organization")
        when = article.published.when if article.published else None
        node: Json = {
            "@id": self.web[id],
            "@type": ["prov:Entity", "ss:Article"],
            "dcterms:identifier": id,
            "dcterms:title": article.title,
            "dcterms:issued": {"@value": when, "@type": "dcterms:W3CDTF"} if when and _W3CDTF.match(when) else when,
            "dcterms:language": article.language,
            "ss:byline": article.byline,
            "ss:credit": article.credit,
            "ss:sha256": article.provenance.sha256 or None,
            "prov:wasAttributedTo": _id(outlet) if outlet else None,
            "ss:family": family.id if family else None,
            "ss:familyState": family.state if family else None,
        }
        for (short, long, kind), link in links:
            node.setdefault(short, []).append(link["prov:entity"])
            node.setdefault(long, []).append({"@type": kind, **_bare(link)})
        for short in (_DERIVED[0], _QUOTED[0], _PRIMARY[0]):
            if short in node:
                node[short] = [_id(name) for name in dict.fromkeys(one["@id"] for one in node[short])]
        yield from self.once(node)

    def agent(self, name: str, said: str, kind: str | None, **more: object) -> Iterator[Json]:
        yield from self.once({"@id": name, "@type": ["prov:Agent", kind] if kind else ["prov:Agent"], "rdfs:label": said, **more})

    def passage(self, article: str, start: int, end: int) -> Iterator[Json]:
        """Words of an article as an entity of their own; offsets are code points of its text."""
        yield from self.once(
            {
                "@id": _passage(article, start, end),
                "@type": ["prov:Entity", "ss:Passage"],
                "prov:value": self.articles[article].text[start:end],
                "ss:start": start,
                "ss:end": end,
                "prov:wasQuotedFrom": _id(self.web[article]),
            }
        )

    # Support

    def claim(self, story: str, claim: Claim) -> Iterator[Json]:
        """A claim as a collection of variants, each a collection of passages; its tellings; and on whose word it stands."""
        name = urn("claim", story, claim.id)
        places = [_passage(one.article, one.start, one.end) for one in claim.reports]
        for one in claim.reports:
            yield from self.passage(one.article, one.start, one.end)
        informants = [*claim.support.informants, *(one for variant in claim.variants for one in variant.support.informants)]
        for informant in (*informants, *(one for variant in claim.variants for one in variant.denied_by)):
            yield from self.informant(story, informant)
        variants = []
        for number, variant in enumerate(claim.variants):
            variants.append(urn("claim", story, claim.id, "variant", str(number)))
            yield _bare(
                {
                    "@id": variants[-1],
                    "@type": ["prov:Collection", "ss:Variant"],
                    "prov:hadMember": [_id(places[report]) for report in variant.reports],
                    "ss:says": _id(places[variant.says]),
                    "ss:verdict": variant.verdict,
                    "ss:why": list(variant.why),
                    "ss:atLeast": variant.support.at_least,
                    "ss:atMost": variant.support.at_most,
                    **self.on_whose_word(story, variant.support.informants),
                    "ss:deniedBy": [self.word(story, one, "ss:Denial") for one in variant.denied_by],
                }
            )
        yield _bare(
            {
                "@id": name,
                "@type": ["prov:Collection", "ss:Claim"],
                "prov:hadMember": [_id(one) for one in variants],
                "ss:kind": claim.kind,
                "ss:verdict": claim.verdict,
                "ss:says": _id(places[claim.speaks]),
                "ss:atLeast": claim.support.at_least,
                "ss:atMost": claim.support.at_most,
                **self.on_whose_word(story, claim.support.informants),
                "ss:telling": [
                    _bare(
                        {
                            "@type": ["prov:Collection", "ss:Telling"],
                            "prov:hadMember": [_id(places[report]) for report in one.reports],
                            "ss:state": one.state,
                            "ss:why": list(one.why),
                        }
                    )
                    for one in claim.support.tellings
                ],
            }
        )

    def informant(self, story: str, one: Informant) -> Iterator[Json]:
        """An informant is the same in one story only: nothing shows that two stories' "police" are the same people."""
        yield from self.passage(one.article, one.start, one.end)
        if one.kind == "document":
            yield from self.once({"@id": _who(story, one), "@type": ["prov:Entity", "ss:Document"], "rdfs:label": one.name})
        else:
            more = {"ss:named": one.named, "ss:kind": one.kind, "ss:side": one.side}
            yield from self.agent(_who(story, one), one.name, _AGENTS.get(one.kind), **more)

    def word(self, story: str, one: Informant, kind: str = "prov:Attribution") -> Json:
        """The informant and the words that name them."""
        return {"@type": kind, "prov:agent": _id(_who(story, one)), "ss:at": _id(_passage(one.article, one.start, one.end))}

    def on_whose_word(self, story: str, informants: Sequence[Informant]) -> Json:
        """People and bodies are agents; a document is an entity, and what stands on it had it as its source."""
        people = [one for one in informants if one.kind != "document"]
        papers = [one for one in informants if one.kind == "document"]
        return {
            "prov:wasAttributedTo": [_id(name) for name in dict.fromkeys(_who(story, one) for one in people)],
            "prov:qualifiedAttribution": [self.word(story, one) for one in people],
            _PRIMARY[0]: [_id(name) for name in dict.fromkeys(_who(story, one) for one in papers)],
            _PRIMARY[1]: [
                {"@type": _PRIMARY[2], **_to(_who(story, one)), "ss:at": _id(_passage(one.article, one.start, one.end))} for one in papers
            ],
        }


def _who(story: str, one: Informant) -> str:
    return urn("informant", story, one.id)


def _passage(article: str, start: int, end: int) -> str:
    return urn("passage", article, f"{start}-{end}")


def _to(name: str) -> Json:
    return {"prov:entity": _id(name)}


def _origins(borrowings: Iterable[Borrowing]) -> dict[str, set[str]]:
    """The articles that each article took words from."""
    found: dict[str, set[str]] = {}
    for one in borrowings:
        if one.direction in ("a->b", "b->a"):
            origin, copy = (one.a, one.b) if one.direction == "a->b" else (one.b, one.a)
            found.setdefault(copy, set()).add(origin)
    return found


def _latent(name: str, of: str | None) -> Json:
    return {"@id": name, "@type": ["prov:Entity", "ss:LatentOriginal"], "rdfs:comment": "not among the articles", "ss:origin": of}


def _same(one: str | None, other: str) -> bool:
    """Whether two names are one, or one of them is the other with more words."""
    a, b = fold(one or "").split(), fold(other).split()
    short, long = sorted((a, b), key=len)
    return bool(short) and any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))

"""Claims and archives of any size, made from the seed articles by seeded variation.

The sentences are those of `seeds/` with other nouns, names, numbers, verbs and adjectives. Nouns are drawn
from some 20,000 by Zipf's law, as in real text: the seeds' own, compounds of two of them, and invented names.
The others are the seeds' own: else all sentences and claims would share their frame. A small share of
the sentences restates a claim with other words around. The text means nothing; its words are as frequent,
its sentences as long, and its claims as often met, as in articles.
"""

from __future__ import annotations

import json
import random
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from factcheck.model import Claim, Part, Place, Skipped, Wording, WordingKind

SEEDS = Path(__file__).parents[1] / "seeds"
CLAIMS_FILE = Path(__file__).parents[1] / "claims.yaml"
SENTENCES_PER_ARTICLE = 30
RESTATED = 0.02
"""The share of sentences that restate a claim."""

_NOUNS = 20_000
_SYLLABLES = (
    "ba",
    "dor",
    "en",
    "fel",
    "gor",
    "hu",
    "kal",
    "lin",
    "mar",
    "ne",
    "os",
    "pra",
    "quo",
    "ral",
    "su",
    "tin",
)
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+|\d+")


class Corpus:
    """Makes claims and sentences; the same seed gives the same."""

    def __init__(self, seed: int = 17) -> None:
        self._random = random.Random(seed)
        sentences = list(_seed_sentences())
        self._sentences = [each for each in sentences if 6 <= len(each.split()) <= 40]
        text = " ".join(sentences)
        self._nouns: list[str] = self._make_nouns(text)
        self._others: list[str] = sorted(
            {word for word in _WORD.findall(text) if len(word) > 4 and word.islower()}
        )
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(len(self._nouns))))

    def claims(self, count: int) -> tuple[Claim, ...]:
        """Return so many claims with a statement and a paraphrase each; the first ones are the project's."""
        own = _project_statements()[: count // 2]
        made = [self._varied(self._short()) for _ in range(count - len(own))]
        return tuple(self._claim(number, statement) for number, statement in enumerate([*own, *made]))

    def write_archive(self, path: Path, sentences: int, claims: Sequence[Claim]) -> None:
        """Write a JSON Lines archive with about so many sentences."""
        with path.open("w", encoding="utf-8") as file:
            for number in range(max(1, sentences // SENTENCES_PER_ARTICLE)):
                text = "\n\n".join(self._paragraphs(claims))
                row = {
                    "id": number,
                    "text": text,
                    "language": "de",
                    "outlet": f"Outlet {number % 40}",
                    "date": f"2025-{number % 12 + 1:02}-{number % 28 + 1:02}",
                }
                file.write(json.dumps(row, ensure_ascii=False) + "\n")

    def _paragraphs(self, claims: Sequence[Claim]) -> Iterator[str]:
        for _ in range(SENTENCES_PER_ARTICLE // 3):
            yield " ".join(self._sentence(claims) for _ in range(3))

    def _sentence(self, claims: Sequence[Claim]) -> str:
        if self._random.random() < RESTATED:
            return self._restated(self._random.choice(claims).statement)
        return self._varied(self._random.choice(self._sentences))

    def _claim(self, number: int, statement: str) -> Claim:
        place = Place("claims.yaml", number + 1, 1)
        wordings = (
            Wording(statement, WordingKind.STATEMENT, place, "de"),
            Wording(self._restated(statement), WordingKind.PARAPHRASE, place, "de"),
        )
        return Claim(f"claim-{number}", wordings, place, topic=f"topic {number % 10}")

    def _short(self) -> str:
        """Return the beginning of a sentence that says something: half of its words are no small ones."""
        while True:
            words = self._random.choice(self._sentences).split()[: self._random.randint(6, 12)]
            if sum(len(word) > 4 for word in words) >= max(4, len(words) / 2):
                return " ".join(words).rstrip(".,;:") + "."

    def _restated(self, statement: str) -> str:
        """Return a statement with an opening, and now and then without one of its words."""
        words = statement.rstrip(".").split()
        if len(words) > 6 and self._random.random() < 0.5:
            del words[self._random.randrange(len(words))]
        opening = self._random.choice(["Am Montag wurde bekannt:", "Zugleich gilt:", "Fest steht:", ""])
        return f"{opening} {' '.join(words)}.".strip()

    def _varied(self, sentence: str) -> str:
        return _WORD.sub(self._replacement, sentence)

    def _replacement(self, match: re.Match[str]) -> str:
        word = match[0]
        if word.isdigit():
            return str(self._random.randint(1, 999))
        if len(word) > 3 and word[0].isupper() and match.start() > 0 and self._random.random() < 0.8:
            return self._nouns[bisect(self._weights, self._random.random() * self._weights[-1])]
        if len(word) > 4 and word.islower() and self._random.random() < 0.6:
            return self._random.choice(self._others)
        return word

    def _make_nouns(self, text: str) -> list[str]:
        own = sorted({word for word in _WORD.findall(text) if len(word) > 3 and word[0].isupper()})
        nouns: dict[str, None] = dict.fromkeys(self._random.sample(own, len(own)))
        while len(nouns) < _NOUNS:
            if self._random.random() < 0.6:
                first, second = self._random.sample(own, 2)
                nouns[first + second.lower()] = None
            else:
                syllables = self._random.choices(_SYLLABLES, k=self._random.randint(2, 4))
                nouns["".join(syllables).capitalize()] = None
        return list(nouns)


def _seed_sentences() -> Iterator[str]:
    """Yield the sentences of the seeds' running text, without headlines and junk."""
    from factcheck.languages.pack import load_packs
    from factcheck.load.articles import load_article
    from factcheck.text.segment import segment

    readings = {pack.code: pack.reading for pack in load_packs()}
    for path in sorted(SEEDS.glob("*.txt")):
        article = load_article(path, path.name, (), readings)
        if isinstance(article, Skipped):
            continue
        for sentence in segment(article, readings["de"]).sentences:
            if sentence.part is Part.BODY:
                yield " ".join(article.text[sentence.span.start : sentence.span.end].split())


def _project_statements() -> list[str]:
    """Return the statements of the project's own claims, none if there is no claims file."""
    if not CLAIMS_FILE.is_file():
        return []
    from factcheck.load.claims import load_project

    return [claim.statement for claim in load_project(CLAIMS_FILE).claims]

"""Claims and archives of any size, made by seeded variation from what people wrote.

The sentences are those of `seeds/` and of the German articles of `heldout/`, the claims those of this project
and of `heldout/`, all with other nouns, names, numbers, verbs and adjectives. Nouns are drawn from some 20,000
by Zipf's law, as in real text: the articles' own, compounds of two of them, and invented names. Other words are
replaced by ones with the same ending, as often as articles have them. A small share of the sentences restates
a claim with other words around. The text means nothing; its words are as frequent, its sentences as long, its
claims as diverse, and as often met, as in articles.
"""

from __future__ import annotations

import json
import random
import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from factcheck.languages.pack import LanguagePack, load_pack
from factcheck.model import Claim, Part, Place, Skipped, Wording, WordingKind

FOLDER = Path(__file__).parent
ARTICLES = (FOLDER.parent / "seeds", FOLDER / "heldout" / "de" / "articles")
CLAIMS_FILES = (FOLDER.parent / "claims.yaml", FOLDER / "heldout" / "de" / "claims.yaml")
SENTENCES_PER_ARTICLE = 30
RESTATED = 0.02
"""The share of sentences that restate a claim."""
WORDINGS = (4, 5, 6)
"""Wordings per claim: claims.yaml has 5.3, ../shared/eval/de/claims.yaml 4.8 on average."""

_NOUNS = 20_000
_HEAD = 50
"""Flattens Zipf's law at its head: the most frequent noun is every 300th, as in news."""
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
_ENDING = 3
"""Letters by which a verb or adjective is replaced by another one."""
_OPENINGS = ("Am Montag wurde bekannt:", "Zugleich gilt:", "Fest steht:", "")
_CLOSINGS = ("", "", ", wie es am Abend hieß", ", und das schon seit Wochen", " in diesem Jahr")
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+|\d+")
_AUXILIARY = re.compile(r" (?:hat|haben|ist|sind|wird|werden|will|wurde|wurden|kann|soll|darf) ")


class Corpus:
    """Makes claims and sentences; the same seed gives the same."""

    def __init__(self, seed: int = 17) -> None:
        self._random = random.Random(seed)
        self._pack = load_pack("de")
        sentences = list(_article_sentences(self._pack))
        self._sentences = [each for each in sentences if 6 <= len(each.split()) <= 40]
        self._statements = [text for texts in _claim_texts() for text in texts]
        text = " ".join((*sentences, *self._statements))
        self._nouns: list[str] = self._make_nouns(text)
        self._by_ending: dict[str, list[str]] = {}
        for word in _WORD.findall(text):
            if self._is_replaceable(word):
                self._by_ending.setdefault(word[-_ENDING:], []).append(word)
        self._weights = list(accumulate(1 / (rank + _HEAD) for rank in range(len(self._nouns))))

    def claims(self, count: int) -> tuple[Claim, ...]:
        """Return so many claims with as many wordings as claims have; the first are people's own."""
        own = _claim_texts()[: count // 2]
        claims = [self._claim(number, texts) for number, texts in enumerate(own)]
        while len(claims) < count:
            statement = self._varied(self._random.choice(self._statements))
            if len(statement.split()) >= 4:
                claims.append(self._claim(len(claims), self._wordings(statement)))
        return tuple(claims)

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
            return self._restated(self._random.choice(self._random.choice(claims).wordings).text)
        return self._varied(self._random.choice(self._sentences))

    def _claim(self, number: int, texts: Sequence[str]) -> Claim:
        place = Place("claims.yaml", number + 1, 1)
        affirming = (len(texts) + 1) // 2 + (len(texts) > 3)
        kinds = [WordingKind.STATEMENT, *[WordingKind.PARAPHRASE] * (affirming - 1)]
        kinds += [WordingKind.COUNTERCLAIM] * (len(texts) - affirming)
        wordings = tuple(Wording(text, kind, place, "de") for text, kind in zip(texts, kinds, strict=True))
        return Claim(f"claim-{number}", wordings, place, topic=f"topic {number % 10}")

    def _wordings(self, statement: str) -> list[str]:
        """Return a statement with paraphrases (other order, other words), then counterclaims."""
        count = self._random.choice(WORDINGS)
        counter = count // 2 - (count > 3)
        said = [self._reordered(statement)]
        said += [self._reworded(self._random.choice((statement, said[0]))) for _ in range(count)]
        denied = [self._denied(statement)]
        denied += [self._reworded(denied[0]) for _ in range(counter)]
        return [statement, *said[: count - counter - 1], *denied[:counter]]

    def _reordered(self, statement: str) -> str:
        """Return a statement with what stands behind its auxiliary in front, where it has one."""
        words = statement.rstrip(".").split()
        found = _AUXILIARY.search(statement)
        if found is None:
            return self._reworded(statement)
        at = len(statement[: found.start()].split())
        front, behind = words[:at], words[at + 1 : -1]
        if len(behind) < 2 or not front:
            return self._reworded(statement)
        if self._is_small(front[0]):
            front[0] = front[0].lower()
        behind[0] = behind[0][0].upper() + behind[0][1:]
        return f"{' '.join(behind)} {words[at]} {' '.join(front)} {words[-1]}."

    def _reworded(self, statement: str) -> str:
        """Return a statement of which one or two words are other ones."""
        words = statement.rstrip(".").split()
        for _ in range(self._random.randint(1, 2)):
            place = self._random.randrange(len(words))
            words[place] = _WORD.sub(self._always_replaced, words[place])
        return " ".join(words) + "."

    def _denied(self, statement: str) -> str:
        """Return a statement denied, or with another number in it."""
        if any(map(str.isdigit, statement)):
            return re.sub(r"\d+", lambda _: str(self._random.randint(1, 999)), statement)
        words = statement.rstrip(".").split()
        return " ".join((*words[:-1], "nicht", words[-1])) + "."

    def _restated(self, statement: str) -> str:
        """Return a statement with words around it, and now and then without one of its words."""
        words = statement.rstrip(".").split()
        if len(words) > 6 and self._random.random() < 0.5:
            del words[self._random.randrange(len(words))]
        opening, closing = self._random.choice(_OPENINGS), self._random.choice(_CLOSINGS)
        return f"{opening} {' '.join(words)}{closing}.".strip()

    def _varied(self, sentence: str) -> str:
        return _WORD.sub(self._replacement, sentence)

    def _replacement(self, match: re.Match[str]) -> str:
        word = match[0]
        noun = word[0].isupper() and (match.start() > 0 or not self._is_small(word))
        if word.isdigit() or (noun and len(word) > 3 and self._random.random() < 0.8):
            return self._always_replaced(match)
        if self._is_replaceable(word) and self._random.random() < 0.6:
            return self._always_replaced(match)
        return word

    def _always_replaced(self, match: re.Match[str]) -> str:
        word = match[0]
        if word.isdigit():
            return str(self._random.randint(1, 999))
        if len(word) > 3 and word[0].isupper() and not self._is_small(word):
            return self._nouns[bisect(self._weights, self._random.random() * self._weights[-1])]
        return self._random.choice(self._by_ending.get(word[-_ENDING:], [word]))

    def _is_replaceable(self, word: str) -> bool:
        return len(word) > 4 and word.islower() and not self._is_small(word)

    def _is_small(self, word: str) -> bool:
        return word.lower() in self._pack.lexicon.function_words

    def _make_nouns(self, text: str) -> list[str]:
        own = sorted({word for word in _WORD.findall(text) if len(word) > 3 and word[0].isupper()})
        own = [word for word in own if not self._is_small(word)]
        nouns: dict[str, None] = dict.fromkeys(self._random.sample(own, len(own)))
        while len(nouns) < _NOUNS:
            if self._random.random() < 0.6:
                first, second = self._random.sample(own, 2)
                nouns[first + second.lower()] = None
            else:
                syllables = self._random.choices(_SYLLABLES, k=self._random.randint(2, 4))
                nouns["".join(syllables).capitalize()] = None
        return list(nouns)


def _article_sentences(pack: LanguagePack) -> Iterator[str]:
    """Yield the sentences of the articles' running text, without headlines and junk."""
    from factcheck.load.articles import load_article
    from factcheck.text.segment import segment

    for path in sorted(path for folder in ARTICLES for path in folder.glob("*.txt")):
        article = load_article(path, path.name, (), {pack.code: pack.reading})
        if isinstance(article, Skipped):
            continue
        for sentence in segment(article, pack.reading).sentences:
            if sentence.part is Part.BODY:
                yield " ".join(article.text[sentence.span.start : sentence.span.end].split())


def _claim_texts() -> list[list[str]]:
    """Return the German wordings of people's claims, statements first, counterclaims last."""
    from factcheck.languages.detect import detect_language
    from factcheck.languages.pack import load_packs
    from factcheck.load.claims import load_project

    readings = {pack.code: pack.reading for pack in load_packs()}
    claims = [claim for path in CLAIMS_FILES if path.is_file() for claim in load_project(path).claims]
    texts = [
        [wording.text for wording in claim.wordings if detect_language(wording.text, readings) != "en"]
        for claim in claims
    ]
    return [each for each in texts if each]

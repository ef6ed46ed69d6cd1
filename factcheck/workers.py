"""Judging any number of articles: one at a time, over the cores of this machine, or over a cluster.

All ways map the same pure function over chunks of inputs, so the result depends neither on the chunks
nor on the number of workers. At no time is more in memory than some chunks of texts, the claims, and
what was concluded.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from factcheck.garbage import nothing_old_searched
from factcheck.model import Article, ArticleOutcome, Claim, Place, Skipped
from factcheck.reading import Chunk, Input, article_of, chunked

if TYPE_CHECKING:
    from factcheck.cache import Cache
    from factcheck.match.stored import Store

Result = ArticleOutcome | Skipped
Judge = Callable[[Input], Result]
"""Says of an input what the claims' stances are, or why it was skipped. A pure function."""

Task = tuple[int, Chunk]
"""A chunk with its number."""
Answer = tuple[int, tuple[Result, ...]]
"""The number of a chunk with the results of its inputs, in order."""
Runner = Callable[["Recipe", Iterator[Task]], Generator[Answer]]
"""Takes tasks as it can work on them, and yields an answer for each, in any order."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a judge is made of: small, so that it can be sent to where the work is done."""

    claims: tuple[Claim, ...]
    aliases: tuple[tuple[str, ...], ...] = ()
    build: Callable[[Recipe], Judge] | None = None
    """Makes the judge; None is `engine_judge`. It must be importable by name."""
    store: Store | None = field(default=None, compare=False, repr=False)
    """Where compiled claims are kept. It is this process's, and not sent along unless it is a copy."""

    def __reduce__(self) -> tuple[object, ...]:
        from factcheck.match.stored import Copied

        copied = self.store if isinstance(self.store, Copied) else None
        return Recipe, (self.claims, self.aliases, self.build, copied)

    def compiled(self) -> Recipe:
        """Return the recipe with its claims compiled, for processes that share no memory with this one."""
        if self.build is not None:
            return self
        from factcheck.match.stored import Copied

        recipe = replace(self, store=Copied(self.store))
        recipe.judge()
        return recipe

    def judge(self) -> Judge:
        """Return a judge: loads the language packs and compiles the claims, which takes a while."""
        return (self.build or engine_judge)(self)


@dataclass(frozen=True, slots=True)
class Judged:
    """What judging gave, in the order of the inputs. `cached` counts what was not judged again."""

    outcomes: tuple[ArticleOutcome, ...]
    skipped: tuple[Skipped, ...]
    cached: int = 0


@dataclass(frozen=True, slots=True)
class Execution:
    """How to judge. None of it changes a result.

    `jobs` is the number of processes, None as many as there are cores; `cluster` the address of a
    scheduler instead, or `local`; `cache` whether to use the cache beside the claims file.
    """

    jobs: int | None = 1
    cluster: str | None = None
    cache: bool = False


def recipe_for(claims: Sequence[Claim], aliases: Iterable[Sequence[str]] = ()) -> Recipe:
    """Return the recipe of an engine, without what judging must not depend on.

    Verdicts, expectations, notes and places are left out: they only matter to what is concluded later,
    and a changed verdict need not cost the cache.
    """
    nowhere = Place("")
    judged = tuple(
        Claim(
            claim.id,
            tuple(replace(wording, place=nowhere) for wording in claim.wordings),
            nowhere,
            topic=claim.topic,
            claimant=claim.claimant,
            contradicts=claim.contradicts,
            threshold=claim.threshold,
        )
        for claim in claims
    )
    return Recipe(judged, tuple(tuple(group) for group in aliases))


def engine_judge(recipe: Recipe) -> Judge:
    """Return the judge that is this project's engine."""
    from factcheck.pipeline import Engine

    engine = Engine(recipe.claims, recipe.aliases, store=recipe.store)
    readings = {pack.code: pack.reading for pack in engine.packs}

    def judge(given: Input) -> Result:
        article = article_of(given, readings)
        return without_traces(engine.judge_article(article)) if isinstance(article, Article) else article

    return judge


def without_traces(outcome: ArticleOutcome) -> ArticleOutcome:
    """Return an outcome without the words and signals of passages that decided nothing.

    A finding may ask what stance such a passage has; how it came near, only `explain` shows, which judges
    the article itself. They would be a third of what an archive's outcomes take.
    """
    assessments = tuple(
        (
            claim_id,
            replace(
                assessment,
                considered=tuple(replace(each, words=(), signals=()) for each in assessment.considered),
            ),
        )
        for claim_id, assessment in outcome.assessments
    )
    return replace(outcome, assessments=assessments)


def judge_chunk(judge: Judge, chunk: Chunk) -> tuple[Result, ...]:
    """Return the results of a chunk's inputs, in order."""
    return tuple(judge(given) for given in chunk)


def judge_all(
    recipe: Recipe,
    inputs: Iterable[Input | Skipped],
    *,
    runner: Runner | None = None,
    cache: Cache | None = None,
) -> Judged:
    """Judge all inputs, those that the cache knows excepted, and return the results in order.

    `runner` does the work; None is `run_here`. Without anything to judge no engine is built. Raises
    `InputError` if workers cannot be had or died repeatedly.
    """
    recipe = replace(recipe, store=cache)
    results: list[Result | None] = []
    waiting: list[list[tuple[int, bytes]]] = []
    cached = 0

    def unknown() -> Iterator[tuple[int, bytes, Input]]:
        nonlocal cached
        for block in _blocks(inputs):
            start = len(results)
            results.extend(each if isinstance(each, Skipped) else None for each in block)
            given = [(start + n, each) for n, each in enumerate(block) if not isinstance(each, Skipped)]
            if cache is None:
                yield from ((position, b"", each) for position, each in given)
                continue
            keys = [cache.key(each) for _, each in given]
            known = cache.get(keys)
            for (position, each), key in zip(given, keys, strict=True):
                if key in known:
                    results[position] = known[key]
                    cached += 1
                else:
                    yield position, key, each

    def tasks() -> Iterator[Task]:
        pending: list[tuple[int, bytes]] = []

        def noted() -> Iterator[Input]:
            for position, key, each in unknown():
                pending.append((position, key))
                yield each

        for number, chunk in enumerate(chunked(noted())):
            waiting.append(pending[: len(chunk)])
            del pending[: len(chunk)]
            yield number, chunk

    with closing((runner or run_here)(recipe, tasks())) as answers:
        for number, found in answers:
            places, waiting[number] = waiting[number], []
            for (position, _), result in zip(places, found, strict=True):
                results[position] = result
            if cache is not None:
                pairs = zip(places, found, strict=True)
                cache.put([(key, each) for (_, key), each in pairs if isinstance(each, ArticleOutcome)])
    if any(result is None for result in results):
        raise RuntimeError("an input was not judged")
    return Judged(
        tuple(result for result in results if isinstance(result, ArticleOutcome)),
        tuple(result for result in results if isinstance(result, Skipped)),
        cached,
    )


def run_here(recipe: Recipe, tasks: Iterator[Task]) -> Generator[Answer]:
    """Judge in this process. The engine is built with the first task."""
    first = next(tasks, None)
    if first is None:
        return
    judge = recipe.judge()
    with nothing_old_searched():
        for number, chunk in chain([first], tasks):
            yield number, judge_chunk(judge, chunk)


_BLOCK = 256
"""How many inputs are looked up in the cache at once, at most …"""
_BLOCK_BYTES = 2_000_000
"""… and after how many bytes of them."""


def _blocks(inputs: Iterable[Input | Skipped]) -> Iterator[list[Input | Skipped]]:
    block: list[Input | Skipped] = []
    size = 0
    for each in inputs:
        block.append(each)
        size += 0 if isinstance(each, Skipped) else each.size
        if len(block) >= _BLOCK or size >= _BLOCK_BYTES:
            yield block
            block, size = [], 0
    if block:
        yield block

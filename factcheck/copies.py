"""Near-identical articles: agency text that several outlets print is one source, not several.

An article's words are cut into overlapping runs of four (shingles). The lowest hashes of all its shingles
are its fingerprint, a bottom-k sketch after Broder, "On the resemblance and containment of documents"
(1997). Two sketches estimate how much text two articles share without keeping either text.

What counts is containment, not resemblance: an agency report that was cut at the end shares little of the
long version and still is the same report. Measured on edits of the seed articles (lowest of 40 each):
another headline .96, other boilerplate .97, cut to a half 1.00, to 40 % .78, to 30 % .58; sentences
reworded: 5 % .90, 10 % .81, 20 % .59, 40 % .33 (mean .56); every twentieth word replaced .72, every tenth
.56. Different articles that share a quotation: 40 words .10, 80 words .19, 120 words (a quarter) .24 at
most. Runs of five words lost more by replaced words (.44 at every tenth) and told quotations no better.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from zlib import crc32

from factcheck.model import SourceInfo

SIMILARITY_OF_A_COPY = 0.5
"""From this similarity on, two articles count as one source."""

_SHINGLE_WORDS = 4
_SKETCH_SIZE = 128
_INDEXED_HASHES = 24
"""How many of a sketch's lowest hashes two articles may meet by: of a copy cut to 30 %, 24 miss none but
one in 5,000."""
_SHORT_TEXT_SHINGLES = 50
"""A shorter text proves little by being part of a longer one: two articles may share one sentence."""
_ORIGINALS_PER_HASH = 12
"""A hash that more originals carry is boilerplate, which thousands of different articles may share:
comparing all of them would cost the square of their number, and copies meet by other hashes."""
_WORD = re.compile(r"[^\W_]+")


def fingerprint(sentence_texts: Iterable[str]) -> tuple[int, ...]:
    """Return a compact signature of an article's text, the same in every process and on every machine.

    It is empty for a text without words, else the number of the text's shingles and its lowest 128 hashes
    of 32 bits, packed into one integer: 100,000 articles' signatures take 65 MB instead of 470.
    Sentences must come in the article's order, without junk.
    """
    words = _WORD.findall(unicodedata.normalize("NFKC", " ".join(sentence_texts)).casefold())
    if not words:
        return ()
    hashes = set(_shingle_hashes(words))
    lowest = sorted(hashes)[:_SKETCH_SIZE]
    packed = struct.pack(f"<{len(lowest)}I", *lowest)
    return len(hashes), int.from_bytes(packed, "little")


def similarity(first: tuple[int, ...], second: tuple[int, ...]) -> float:
    """Return the share (0 to 1) of the shorter text that stands in the longer one word for word.

    It is an estimate with a standard error of about 0.05, exact for texts of up to 128 words. A text
    that is less than half as long as the other is measured against that half, and a very short one
    against 50 shingles, so that a short quotation is no copy of the article that it stands in.
    """
    if not first or not second:
        return 0.0
    smaller, larger = sorted((first[0], second[0]))
    shared = _resemblance(first, second) * (smaller + larger)
    base = max(smaller, larger / 2, min(larger, _SHORT_TEXT_SHINGLES))
    return min(1.0, shared / base)


def group_copies(sources: Sequence[SourceInfo]) -> dict[str, str]:
    """Return the path of the original for every copy's path; originals are not in the result.

    Of near-identical articles the earliest is the original; at the same date one with a known outlet,
    then the first path. A copy always is similar to its original itself: there are no chains in which a
    text drifts away step by step. The order of `sources` changes nothing.
    """
    ordered = sorted((source for source in sources if source.fingerprint), key=_originality)
    meetings = _meetings(ordered)
    originals_by_hash: dict[int, list[int]] = defaultdict(list)
    copies: dict[str, str] = {}
    for number, source in enumerate(ordered):
        shared_hashes = meetings.get(number, ())
        telling = (key for key in shared_hashes if len(originals_by_hash[key]) <= _ORIGINALS_PER_HASH)
        candidates = {candidate for key in telling for candidate in originals_by_hash[key]}
        original = next((c for c in sorted(candidates) if _are_copies(ordered[c], source)), None)
        if original is not None:
            copies[source.path] = ordered[original].path
            continue
        for key in shared_hashes:
            originals_by_hash[key].append(number)
    return copies


def _shingle_hashes(words: Sequence[str]) -> Iterator[int]:
    """Hash every run of four words; a shorter text is one run."""
    encoded = " ".join(words).encode()
    ends: list[int] = []
    end = -1
    for word in words:
        end += len(word.encode()) + 1
        ends.append(end)
    starts = [0, *(end + 1 for end in ends)]
    for start, end in zip(starts, ends[_SHINGLE_WORDS - 1 :] or ends[-1:], strict=False):
        yield crc32(encoded[start:end])


def _sketch(signature: tuple[int, ...], size: int = _SKETCH_SIZE) -> tuple[int, ...]:
    """Unpack the lowest `size` hashes of a fingerprint, in rising order."""
    count = min(signature[0], _SKETCH_SIZE)
    packed = signature[1].to_bytes(4 * count, "little")
    return struct.unpack_from(f"<{min(count, size)}I", packed)


def _resemblance(first: tuple[int, ...], second: tuple[int, ...]) -> float:
    """Estimate how many shingles both texts have, as a share of the sum of both their numbers (0 to 0.5)."""
    ours, theirs = set(_sketch(first)), set(_sketch(second))
    lowest = sorted(ours | theirs)[:_SKETCH_SIZE]
    jaccard = sum(value in ours and value in theirs for value in lowest) / len(lowest)
    return jaccard / (1 + jaccard)


def _are_copies(first: SourceInfo, second: SourceInfo) -> bool:
    return similarity(first.fingerprint, second.fingerprint) >= SIMILARITY_OF_A_COPY


def _originality(source: SourceInfo) -> tuple[bool, int, int, bool, str]:
    """Sort the likeliest original first: earliest date (none is last), a known outlet, then the path."""
    if source.date is None:
        return True, 0, 0, source.outlet is None, source.path
    days = source.date.earliest.toordinal(), source.date.latest.toordinal()
    return False, *days, source.outlet is None, source.path


def _meetings(ordered: Sequence[SourceInfo]) -> dict[int, tuple[int, ...]]:
    """Return for each source's number the low hashes that it shares with any other source.

    Sorted integers of hash and number instead of a dictionary of lists: in an archive nearly all hashes
    occur once, and a list for each would take ten times the memory.
    """
    bits = max(1, len(ordered).bit_length())
    entries = sorted(
        value << bits | number
        for number, source in enumerate(ordered)
        for value in _sketch(source.fingerprint, _INDEXED_HASHES)
    )
    shared: dict[int, list[int]] = defaultdict(list)
    numbers_mask = (1 << bits) - 1
    for position, entry in enumerate(entries):
        value = entry >> bits
        before = position > 0 and entries[position - 1] >> bits == value
        after = position + 1 < len(entries) and entries[position + 1] >> bits == value
        if before or after:
            shared[entry & numbers_mask].append(value)
    return {number: tuple(values) for number, values in shared.items()}

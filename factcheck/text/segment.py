"""An article, cut into sentences with exact spans, each with its paragraph and part."""

from __future__ import annotations

from factcheck.languages.reading import ReadingWords
from factcheck.model import Article, Document, Part, Sentence, Span
from factcheck.text.layout import blocks
from factcheck.text.parts import parts
from factcheck.text.quotations import quotation_spans
from factcheck.text.sentences import sentence_spans


def segment(article: Article, reading: ReadingWords) -> Document:
    """Return the sentences and quotations of an article.

    Sentences are ascending, do not overlap, and neither begin nor end with white space. A block of
    junk is one sentence. Quotations are looked for outside of junk. Linear in the text's length.
    """
    text = article.text
    pieces = blocks(text, article.start, reading)
    sentences: list[Sentence] = []
    quotable: list[tuple[int, int]] = []
    for number, (block, part) in enumerate(zip(pieces, parts(pieces, reading), strict=True)):
        if part is Part.JUNK:
            sentences.append(Sentence(Span(block.start, block.end), number, part))
            continue
        quotable.append((block.start, block.end))
        sentences.extend(
            Sentence(Span(start, end), number, part)
            for start, end in sentence_spans(text, block.start, block.end, reading)
        )
    return Document(article, tuple(sentences), quotation_spans(text, quotable))

"""What Pelican leaves to plugins: the stories before and after, and five related ones."""

from collections import Counter, defaultdict
from heapq import nsmallest
from typing import Any

from pelican import signals

RELATED = 5


def join(generator: Any) -> None:
    """Give each article `newer`, `older` and `related`: most shared topics, newest among equals."""
    articles = sorted(generator.articles, key=lambda article: article.date, reverse=True)
    members: defaultdict[str, list[int]] = defaultdict(list)
    for position, article in enumerate(articles):
        for tag in getattr(article, "tags", ()):
            members[tag.slug].append(position)
    for position, article in enumerate(articles):
        shared = Counter(
            other for tag in getattr(article, "tags", ()) for other in members[tag.slug]
        )
        del shared[position]
        best = nsmallest(RELATED, shared, key=lambda other: (-shared[other], other))
        article.related = [articles[other] for other in best]
        article.newer = articles[position - 1] if position else None
        article.older = articles[position + 1] if position + 1 < len(articles) else None


def register() -> None:
    """Called by Pelican."""
    signals.article_generator_finalized.connect(join)

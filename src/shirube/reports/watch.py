"""A pass of the watch told: as a report, and as entries of a feed."""

from collections.abc import Sequence
from uuid import NAMESPACE_URL, UUID, uuid5

from shirube.locales import Words
from shirube.model.feed import Feed, FeedEntry
from shirube.model.report import Block, Heading, Items, Pairs, Para, Report, Span
from shirube.model.rulebook import Rulebook
from shirube.reports.say import day, name_of, plain, quiet, strong
from shirube.reports.sources import record_name
from shirube.watch.checking import Summary
from shirube.watch.watching import News, Pass

_SHOWN = 8


def watch_report(
    rulebook: Rulebook, this: Pass, summary: Summary, looked: Sequence[tuple[str, int]],
    words: Words,
) -> Report:
    """What one pass found that the pass before did not; `looked`: outcomes with their number."""
    title = words("sources.watch.title", regime=name_of(rulebook.regime, words))
    blocks: list[Block] = [
        Heading(level=1, text=title),
        Pairs(rows=(
            (words("sources.pass"), plain(this.at.strftime("%Y-%m-%d %H:%M %Z"))),
            *((words(f"sources.outcome.{kind}"), plain(str(count))) for kind, count in looked),
            (words("sources.sum.text"), plain(str(summary.by_text))),
            (words("sources.sum.values"), plain(str(summary.by_values))),
            (words("sources.sum.none"), plain(str(summary.not_yet))),
            (words("sources.sum.to_read"), (strong(str(summary.to_read)),)),
        )),
    ]
    if this.first:
        blocks.append(Para(role="note", text=plain(words("sources.first_pass"))))
    elif not this.news:
        blocks.append(Para(text=plain(words("sources.no_news"))))
    else:
        blocks.append(Heading(level=2, text=words("sources.news"), anchor="news"))
        blocks.append(Items(
            rows=tuple((Span(text=news_line(rulebook, each, words)),
                        quiet(words("record.item", id=each.ref))) for each in this.news),
            marks=tuple(words("sources.mark.read" if each.to_read else "sources.mark.know")
                        for each in this.news)))
    return Report(lang=words.lang, title=title, blocks=tuple(blocks))


def news_line(rulebook: Rulebook, news: News, words: Words) -> str:
    """One piece of news in a sentence."""
    name = record_name(rulebook, news.ref, words)
    if news.kind == "verdict":
        return words("sources.news.verdict", name=name, where=news.detail,
                     before=words(f"sources.state.{news.before}"),
                     after=words(f"sources.state.{news.after}"))
    if news.kind == "text":
        places = news.detail.split()
        shown = words("list.comma").join(places[:_SHOWN])
        if len(places) > _SHOWN:
            shown += words("cite.more", n=len(places) - _SHOWN)
        return words("sources.news.text", name=name, places=shown, n=len(news.records))
    if news.kind in ("unreachable", "reachable"):
        kind = words(f"sources.outcome.{news.after or news.before}")
        return words(f"sources.news.{news.kind}", name=name, kind=kind)
    if news.kind in ("commencement", "revision", "overdue"):
        return words(f"sources.news.{news.kind}", name=name, day=day(news.after, words),
                     revision=news.detail)
    return words(f"sources.news.{news.kind}", name=name)


def watch_feed(rulebook: Rulebook, passes: Sequence[Pass], words: Words) -> Feed:
    """The passes with news as a feed, the newest first."""
    regime = rulebook.regime.id
    entries = tuple(
        FeedEntry(UUID(each.id).urn, each.at,
              words.count("sources.feed.entry", len(each.news)) if not each.first
              else words("sources.feed.first"),
              tuple(news_line(rulebook, news, words) for news in each.news) or (
                  words("sources.first_pass"),))
        for each in passes)
    return Feed(uuid5(NAMESPACE_URL, f"shirube/watch/{regime}").urn,
                words("sources.watch.title", regime=name_of(rulebook.regime, words)),
                words.lang, entries)

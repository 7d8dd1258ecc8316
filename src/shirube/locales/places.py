"""Pinpoints of citations in Japanese and English: whole words, numbered parts, ranges."""

from shirube.model.terms import Language

PLACES: tuple[tuple[str, str], ...] = (
    # the document and its parts
    ("全体", "whole"),
    ("全文", "whole text"),
    ("本文", "text"),
    ("本編", "main text"),
    ("別添", "annex"),
    ("表紙", "cover"),
    ("目次", "contents"),
    ("目次の頁", "contents page"),
    ("概要", "overview"),
    ("英語概要", "overview in English"),
    ("英語仮訳", "provisional English translation"),
    ("要点", "Key points"),
    ("骨子", "outline"),
    ("前文", "preamble"),
    ("はじめに", "introduction"),
    ("冒頭", "opening"),
    ("冒頭の段落", "opening paragraph"),
    ("冒頭発言", "opening statement"),
    ("第1段落", "first paragraph"),
    ("最終段落", "last paragraph"),
    ("最後の段落", "closing paragraph"),
    ("末尾", "end"),
    ("題名", "title"),
    ("構成", "structure"),
    ("位置付け", "standing"),
    ("位置付けと仕組み", "standing and workings"),
    ("文書の位置付け", "standing of the document"),
    ("例", "examples"),
    ("記載例", "sample answers"),
    ("類型", "types"),
    ("様式", "form"),
    ("質問票", "questionnaire"),
    ("規則", "rules"),
    ("コード", "code"),
    ("写し", "copy"),
    ("関連する用語", "related terms"),
    ("関連項目", "related items"),
    ("背景の節", "background section"),
    ("七つの節", "seven sections"),
    ("節の日本語名", "Japanese names of the sections"),
    # drafts and versions
    ("案", "draft"),
    ("初版", "first version"),
    ("版の一覧", "list of versions"),
    ("更新点", "points updated"),
    ("第2.0版の新しい点", "what is new in version 2.0"),
    ("公開の履歴", "history of publication"),
    ("改正履歴", "revisions"),
    # days and states
    ("日付", "dates"),
    ("状況", "status"),
    ("決定日", "day of the decision"),
    ("閣議決定日", "day of the Cabinet decision"),
    ("公表日", "day of publication"),
    ("設立日", "day of establishment"),
    ("議決日", "day of the vote"),
    ("期限", "deadline"),
    ("最初の期限", "first deadline"),
    ("猶予期間", "grace period"),
    ("年表", "Timeline"),
    ("施行", "entry into force"),
    # pages, notices, lists
    ("頁", "page"),
    ("計画の頁", "page of the plan"),
    ("ガイドの頁", "page of the guide"),
    ("報告書の頁", "page of the report"),
    ("本部の頁", "page of the headquarters"),
    ("改正法の頁", "page of the amending act"),
    ("公表の頁", "page of publication"),
    ("公表ページ", "publication page"),
    ("公表", "publication"),
    ("公表の知らせ", "notice of publication"),
    ("お知らせ", "notice"),
    ("発表", "announcement"),
    ("報道資料", "press release"),
    ("報道発表", "press announcement"),
    ("記事", "article"),
    ("記事の要約", "summary of the article"),
    ("会見", "press conference"),
    ("番号付き一覧", "numbered list"),
    ("会議一覧", "list of meetings"),
    ("文書の一覧", "list of documents"),
    ("掲載文書の一覧", "list of posted documents"),
    ("決定文書の一覧", "list of decided documents"),
    ("ファイルの一覧", "list of files"),
    ("各府省の指針一覧", "list of the ministries' guidelines"),
    ("区分", "label"),
    ("日本の区分", "label of Japan"),
    # people and bodies
    ("組織", "organisation"),
    ("職員数", "number of staff"),
    ("会合", "meeting"),
    ("次回会合", "next meeting"),
    ("大臣発言", "minister's statement"),
    ("首相の指示", "Prime Minister's instructions"),
    ("閣僚声明", "ministerial statement"),
    ("首脳声明", "leaders' statement"),
    ("日本の参加者", "participants from Japan"),
    # law-making
    ("法案", "bill"),
    ("法案の本文", "bill text"),
    ("法令番号", "law number"),
    ("審議経過", "course of deliberations"),
    ("委員会採決", "committee vote"),
    ("議決", "vote"),
    ("意見募集", "consultation"),
    ("意見数", "number of comments"),
    # names of contents
    ("七原則の名称", "names of the seven principles"),
    ("柱の名称", "names of the pillars"),
    ("三原則", "three principles"),
    ("三つの原則", "the three principles"),
    ("案の三原則", "three principles of the draft"),
    ("二つの柱", "two pillars"),
    ("四方針", "four policies"),
    ("四方針の要約", "summary of the four policies"),
    ("四つの基本方針", "four basic policies"),
    ("四要素", "four elements"),
    ("六要素", "six elements"),
    ("三指針の統合", "merger of the three guidelines"),
    ("共通の指針", "common guiding principles"),
    ("基本理念", "basic philosophies"),
    ("原則", "principles"),
    ("行動規範", "code of conduct"),
)
"""Places in whole words, each in both languages; no two share a word in either."""

NUMBERED: tuple[tuple[str, str, str], ...] = (
    ("第{n}部", "Part {n}", r"\d+"),
    ("第{n}章", "Chapter {n}", r"\d+"),
    ("第{n}条{more}", "Article {n}{more}", r"\d+"),
    ("第{n}項", "paragraph {n}", r"\d+"),
    ("第{n}版", "version {n}", r"\d+\.\d+"),
    ("表{n}", "Table {n}", r"\d+"),
    ("脚注{n}", "footnote {n}", r"\d+"),
    ("設問{n}", "question {n}", r"[A-Z]\d+"),
    ("行動目標 {n}", "action target {n}", r"\d+(?:-\d+)+"),
    ("大統領令{n}号", "EO {n}", r"\d+"),
    ("{n}までの記録", "notes dated up to {n}", r"\d{4}-\d\d-\d\d"),
)
"""Numbered places in each language, and how their numbers look."""

ONE_WAY: dict[Language, tuple[tuple[str, str, str], ...]] = {
    "ja": (
        ("別添{n}", "Annex {n}", r"\d+"),
        ("附属書{n}", "Annex {n}", r"\d+"),
        ("第{n}節", "Section {n}", r"\d+"),
        ("注{n}", "note {n}", r"\d+"),
    ),
    "en": (
        ("第{n}条", "art. {n}", r"\d+"),
    ),
}
"""Numbered places by the language of the source, told in the other but not read back from it."""

NUMBERS: tuple[tuple[str, tuple[str, str]], ...] = (
    ("発言", ("speech", "speeches")),
    ("原則", ("Principle", "Principles")),
    ("行動", ("Action", "Actions")),
)
"""Places counted one by one: what stands before the numbers, in English for one and for more."""

WAVES = "〜～"
"""Dashes of Japanese between the ends of a range."""

PAGES: dict[Language, tuple[str, str]] = {"ja": ("{n}頁", "{n}頁"), "en": ("p. {n}", "pp. {n}")}
"""A page and a range of pages."""

PAGE = {"ja": r"p\.\d+(?:-\d+)?|\d+(?:-\d+)?頁", "en": r"p\.\d+(?:-\d+)?|p\. \d+|pp\. \d+-\d+"}
"""How pages are written in sources."""

SIGNS: dict[Language, dict[str, str]] = {
    "ja": {"range": "～", "list": "・", "last": "・", "span": "から", "open": "（", "close": "）",
           "step": " ", "branch": "の"},
    "en": {"range": " to ", "list": ", ", "last": " and ", "span": " to ", "open": " (",
           "close": ")", "step": ", ", "branch": "-"},
}
"""What stands between numbers, between the ends of a span, and around what is added."""

AMENDING: dict[Language, tuple[str, str]] = {
    "ja": ("{era}年法律第{number}号附則{place}", "{year}年法律第{number}号附則{place}"),
    "en": ("supplementary provisions of Act No. {number} of {year}, {place}",) * 2,
}
"""Supplementary provisions of an amending act: with the year of an era, and without one."""

ERAS: tuple[tuple[str, int, int], ...] = (
    ("令和", 2018, 2020), ("平成", 1988, 1990), ("昭和", 1925, 1927),
)
"""Eras: the year before the first, and the first year that is no other era's as well."""

DIGITS = "〇一二三四五六七八九"
UNITS = ("", "十", "百")
"""Numbers of acts as their titles write them."""

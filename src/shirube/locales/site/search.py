"""Words of the search page."""

WORDS: dict[str, tuple[str, str]] = {
    "site.search.title": ("検索", "Search"),
    "site.search.description": (
        "日本のAIルールと世界の状況の記録を、日本語でも英語でも探す。語、句、条番号、公式の項目番号のどれでもよい。",
        "Search the records on Japan's AI rules and on the world, in English or Japanese: words, "
        "phrases, articles, official references."),
    "site.search.field": ("探す語", "Words to find"),
    "site.search.go": ("検索", "Search"),
    "site.search.help": (
        "書いた語をすべて含む記録を示す。本文は日本語で、名称は英語でも探せる。句は「」で囲む。",
        "Shows the records that hold every word. Texts are searched in English, names in Japanese "
        "too. Put phrases in quotation marks."),
    "site.search.no_script": (
        "検索は、この端末の中でスクリプトが行う。スクリプトを使わない場合は、次のページからたどれる。",
        "The search is done by a script on your own device. Without scripts, start from these pages."),
    "site.search.examples": ("例", "Examples"),
    "site.search.example": ("勧告|罰則|第7条|D-2) i.|著作権|「学習データ」|OECD",
                            "recommendation|penalties|Article 7|D-2) i.|copyright|"
                            "\"training data\"|OECD"),
    "site.search.browse": ("探さずにたどる", "Browse instead"),
    "site.search.country": ("日本のAIルール", "AI rules of Japan"),
    "site.search.records": ("全記録の一覧", "List of all records"),
    "site.search.world": ("世界の地図", "World map"),
    "site.search.results": ("検索結果", "Results"),
    "site.search.kinds": ("種類で絞る", "Narrow by kind"),
    "site.search.all": ("すべて", "All"),
    "site.search.count": ("{n}件", "{n} records"),
    "site.search.count.one": ("1件", "1 record"),
    "site.search.count_of": ("{all}件のうち{n}件", "{n} of {all} records"),
    "site.search.more": ("さらに{n}件を表示", "Show {n} more"),
    "site.search.none": ("「{query}」に当たる記録はない。", "No record holds “{query}”."),
    "site.search.missing": ("どの記録にもない語：{words}", "Held by no record: {words}"),
    "site.search.fewer": ("語を減らすか、短くしてみる。", "Try fewer or shorter words."),
    "site.search.other": ("英語の本文で探す", "Search the Japanese texts"),
    "site.kinds.jurisdictions": ("国・地域", "Jurisdictions"),
}

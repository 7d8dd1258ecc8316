"""Help in Japanese: an English paragraph or line of help -> Japanese."""

HELP = {
    # click's own words
    "Usage": "使い方",
    "Options": "オプション",
    "Commands": "コマンド",
    "default": "既定",
    "Show this message and exit.": "この説明を表示して終わる。",
    "Show the version and exit.": "バージョンを表示して終わる。",
    # the whole
    "標 Japan's AI-governance regime as verified, versioned, executable data.":
        "標（しるべ）　日本のAIガバナンスの制度を、確かめられ、版を持ち、判定に使えるデータにする。",
    "Orientation, not legal advice. / これは見取り図であり、法的助言ではない。":
        "これは見取り図であり、法的助言ではない。",
    # options
    "Legal day asked about (default: today in Japan).": "基準日（省略時は日本の今日）。",
    "Use nothing learned after this day.": "知識の基準日。この日より後に知ったことを用いない。",
    "Language of the output (default: the environment's).": "出力の言語（省略時は環境の言語）。",
    "Folder of regimes (default: the ones that come with Shirube).":
        "法域のデータのフォルダー（省略時はShirubeに付属のもの）。",
    "Regime asked about.": "対象の法域。",
    "Presume nothing where nobody answered.": "回答がないところで推定を用いない。",
    "The same as data.": "同じ内容をデータ（JSON）として出す。",
    "Open every fold of the text.": "折りたたんだ部分もすべて表示する。",
    "Write to this file; its ending chooses the format.": "このファイルに書き出す。形式は末尾で決まる。",
    "Format (default: text, or by the file's ending).":
        "形式（省略時はtext、又はファイルの末尾による）。",
    "Tell what it changes for this profile.": "このプロファイルにとって何が変わるかを示す。",
    "First day.": "最初の日。",
    "Last day.": "最後の日。",
    "What is coming and what is overdue, too.": "これからのことと、期日を過ぎたものも示す。",
    "Profile to grow; an existing one is resumed.":
        "書き足していくプロファイル。既にあれば続きから始める。",
    "Folder to write the schemas to (default: print their names).":
        "スキーマを書き出すフォルダー（省略時は名前を表示する）。",
    # commands
    "What reaches the organisation and its AI systems in PROFILE, what does not, and why.":
        "PROFILEの組織とAIシステムに何が及び、何が及ばないかを、理由とともに示す。",
    "PROFILE is a YAML file; see examples/ or grow one with `shirube ask`.":
        "PROFILEはYAMLファイルである。例は examples/ にある。`shirube ask` で作ることもできる。",
    "The full trace of one answer: why REF reaches PROFILE, or does not, or is open.":
        "一つの答えの道筋をすべて示す。REFがPROFILEに及ぶ理由、及ばない理由、まだ分からない理由。",
    'REF is an id, the end of one, or the official reference, e.g. "D-2) i.".':
        "REFは、id、idの末尾、又は公式の項目番号（例：\"D-2) i.\"）である。",
    "What changed between two legal days, and for a profile what that changes for it.":
        "二つの基準日の間に変わったことを示す。プロファイルがあれば、それにとって何が変わるかも示す。",
    "Ask the next question worth asking, one at a time; stop and resume at any time.":
        "次に尋ねる価値のある問いを一つずつ尋ねる。いつでも中断し、再開できる。",
    "Every answer is saved at once. Reply `?` for help, `-` when you do not know, `q` to stop.":
        "答えはその都度保存する。`?` で説明、`-` で「分からない」、`q` で中断。",
    "The country page, or REF: a record, a page like jp/plan, or world and world/kr.":
        "国のページ、又はREFを示す。REFは、記録、jp/plan のようなページ、world や world/kr である。",
    "A record is named by its id, the end of one, or its official reference.":
        "記録は、id、idの末尾、又は公式の項目番号で指す。",
    "Events, oldest first; with --ahead what is coming and what is overdue.":
        "出来事を古い順に示す。--ahead を付けると、これからのことと、期日を過ぎたものも示す。",
    "Records of the regime and the world that hold all WORDS, best first.":
        "WORDSをすべて含む記録を、この法域と世界から、よく合う順に示す。",
    'WORDS are words of either language, phrases in quotation marks of their own, or an official reference like "D-2) i.". Texts are searched in the language of the output, names in both.':
        "WORDSは、日本語又は英語の語、引用符で囲んだ句、又は公式の項目番号（例：\"D-2) i.\"）である。本文は出力の言語で、名称は両方の言語で探す。",
    "Exit 1 when nothing is found.": "何も見付からなければ終了コードは1。",
    "Only this kind of record, e.g. provisions; may be given again.":
        "この種類の記録だけを探す（例：provisions）。いくつでも指定できる。",
    "How many are shown at most.": "示す件数の上限。",
    "Check the packs in FOLDER: a regime, or a folder of regimes.":
        "FOLDERのパックを検査する。FOLDERは、一つの法域、又は法域を集めたフォルダーである。",
    "Every problem is told with file, line, field and mend; exit 1 when there is one.":
        "問題はすべて、ファイル、行、項目、直し方とともに示す。一つでもあれば終了コードは1。",
    "JSON Schemas for editors: all of them into a folder, or the one called NAME.":
        "エディター用のJSONスキーマを書き出す。すべてをフォルダーに、又はNAMEのものだけを。",
    "FORM, an official report form, as an outline filled from what PROFILE records.":
        "公式の報告様式FORMを、PROFILEの記録で埋めた下書きとして示す。",
    "Forms: `shirube show jp/hiroshima` names the ones of the Hiroshima Process.":
        "様式の名は、広島プロセスのものなら `shirube show jp/hiroshima` で分かる。",
    # sources
    "Your own copies of the sources: fetched, kept, held against every record.":
        "出典の手元の写し（スナップショット）を取得して保存し、すべての記録と照合する。",
    "Everything but `fetch` and `watch` works offline.":
        "`fetch` と `watch` のほかは、すべてオフラインで動く。",
    "Folder of your copies (default: in your data folder).":
        "スナップショットのフォルダー（省略時は利用者のデータフォルダーの中）。",
    "Ask this network although it is not public, e.g. 127.0.0.1.":
        "公開されていないネットワークだが、問い合わせてよい（例：127.0.0.1）。",
    "Where publishers can reach you; told to them with every request.":
        "発行者からの連絡先。問合せのたびに相手に伝える。",
    "Ask even those looked at a short while ago.": "少し前に見たばかりのものにも問い合わせる。",
    "Ask the publishers of all sources, or of REF: sources, or records and what they cite.":
        "すべての出典、又はREFの発行者に問い合わせる。REFは、出典、又は記録（その引く出典）である。",
    "One request at a time and a pause after each; what comes is kept at once, and an interruption loses nothing. Exit 1 when something could not be kept.":
        "一度に一つずつ、間を置いて問い合わせる。得たものは直ちに保存し、中断しても失わない。保存できないものがあれば終了コードは1。",
    "Source that the file is of.": "そのファイルの出典。",
    "Keep FILE, saved by hand where a publisher does not serve programs.":
        "発行者がプログラムに提供しないとき、手で保存したFILEを取り込む。",
    "A statute is brought as the XML of the law API. Exit 1 when the file is refused.":
        "法令は、法令APIのXMLで取り込む。ファイルを拒んだときは終了コードは1。",
    "First take the fingerprints of places that have none yet.":
        "まず、まだ指紋のない箇所の指紋をとる。",
    "With --lock: this record was read again; take its fingerprints anew.":
        "--lock とともに：この記録は読み直した。指紋をとり直す。",
    "Hold every record, or those of REF, against your copies of their sources.":
        "すべての記録、又はREFの記録を、手元の出典のスナップショットと照合する。",
    "Exit 1 when a place must be read again. Nobody is asked, and no record is changed.":
        "読み直すべき箇所があれば終了コードは1。どこにも問い合わせず、記録も変えない。",
    "What you hold of every source, or of REF, how old it is, and what is overdue.":
        "すべての出典、又はREFについて、手元にあるもの、その古さ、期日を過ぎたものを示す。",
    "Earlier copy: how its digest, day or revision begins.":
        "前の写し：そのダイジェスト、日付又は版の、はじめの部分。",
    "Later copy: how its digest, day or revision begins (default: the last).":
        "後の写し：そのダイジェスト、日付又は版の、はじめの部分（省略時は最後のもの）。",
    "What changed in the words between two copies of the source REF, provision by provision.":
        "出典REFの二つの写しの間の文言の変化を、規定ごとに示す。",
    "Markup and layout are silent. Also told: the records that rest on what changed.":
        "マークアップや体裁の違いは示さない。変化した箇所に拠る記録も示す。",
    "Also write the news of the last passes as an Atom feed.":
        "最近の巡回の動きを、Atomフィードとしても書き出す。",
    "Ask nobody; use the copies at hand.": "どこにも問い合わせず、手元のものだけを使う。",
    "One pass: fetch, verify, and tell what is new since the pass before.":
        "一巡する。取得し、照合し、前回の巡回からの変化を示す。",
    "Exit 1 when some of the news must be read by a person.":
        "人が読むべき変化があれば終了コードは1。",
    # the site
    "The observatory as a static site, for any web host or to be opened from disk.":
        "観測所を静的なサイトとして書き出す。どこのウェブサーバーにも置け、ディスクからも開ける。",
    "Write the site into DIR, in Japanese and English; an older build is replaced whole.":
        "サイトを日本語と英語でDIRに書き出す。以前に書き出したものは丸ごと置き換える。",
    "Folder of the site: new, empty, or holding an older build.":
        "サイトのフォルダー。新しいもの、空のもの、又は以前に書き出したもの。",
    "Legal day the site is made for (default: today in Japan).":
        "サイトの基準日（省略時は日本の今日）。",
    "Public address of the site, for sitemap, feeds and link previews.":
        "サイトの公開アドレス。サイトマップ、フィード、リンクの見本に使う。",
}

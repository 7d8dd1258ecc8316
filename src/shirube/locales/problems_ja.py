"""Messages in Japanese: English template -> Japanese template with the same placeholders."""

PROBLEMS = {
    # joints and references
    "{before}; {after}": "{before}；{after}",
    "{reason}": "詳細（英語）：{reason}",
    "did you mean `{guess}`?": "`{guess}` のことか。",
    # files
    "there is no such file": "そのファイルはない",
    "check the name and the folder": "名前とフォルダーを確かめる",
    "this is a folder, not a file": "ファイルではなくフォルダーである",
    "name a file in it": "その中のファイルを指定する",
    "the file cannot be read: {reason}": "ファイルを読めない：{reason}",
    "check its permissions": "アクセス権を確かめる",
    "the file is larger than {limit} kB": "ファイルが {limit} kB より大きい",
    "split it, or check that it is the file you meant": "分割するか、意図したファイルかどうかを確かめる",
    "the text is not UTF-8": "文字コードがUTF-8ではない",
    "the text is not UTF-8; it looks like {encoding}": "文字コードがUTF-8ではない。{encoding}のように見える",
    "save the file as UTF-8": "UTF-8で保存し直す",
    "the file cannot be written: {reason}": "ファイルに書き込めない：{reason}",
    "name a file in a folder you may write to": "書き込めるフォルダーの中のファイルを指定する",
    # YAML
    "the document is nested too deeply or holds too many values": "入れ子が深すぎるか、値が多すぎる",
    "the document is nested too deeply": "入れ子が深すぎる",
    "split the file": "ファイルを分割する",
    "alias `*{name}` is not allowed": "エイリアス `*{name}` は使えない",
    "write the value out": "値をそのまま書く",
    "anchor `&{name}` is not allowed": "アンカー `&{name}` は使えない",
    "write the value out where it is used": "使う場所に値をそのまま書く",
    "tag `{name}` is not allowed": "タグ `{name}` は使えない",
    "write the plain value": "タグを付けずに値だけを書く",
    "the value is empty": "値が空である",
    "leave the field out, or give it a value": "項目ごと省くか、値を書く",
    "a key must be plain text": "キーは文字列でなければならない",
    "write `key: value`": "`key: value` の形で書く",
    "the key is given twice (first on line {line})": "同じキーが二度ある（最初は{line}行目）",
    "keep one of them": "一方だけを残す",
    "the file is empty": "ファイルが空である",
    "write the record in it": "記録を書く",
    "there is a second document after `---`": "`---` の後に二つ目の文書がある",
    "put it in a file of its own": "別のファイルに移す",
    "this is not YAML": "YAMLとして読めない",
    "this is not YAML: {reason}": "YAMLとして読めない（英語：{reason}）",
    "check indentation, quotes and colons on this line and the one above":
        "この行と一つ上の行の字下げ、引用符、コロンを確かめる",
    # values
    "`{field}` is missing": "`{field}` がない",
    "add `{field}:`": "`{field}:` を書き加える",
    "there is no field `{field}` here": "ここに項目 `{field}` はない",
    "fields here: {fields}": "ここで使える項目：{fields}",
    "`{given}` is not a word for this": "`{given}` はここで使える語ではない",
    "write one of: {words}": "次のいずれかを書く：{words}",
    "`{given}` is not a day": "`{given}` は日付ではない",
    "write the day as YYYY-MM-DD": "日付をYYYY-MM-DDの形で書く",
    "`{given}` is not a day, month, quarter or year": "`{given}` は日、月、四半期、年のいずれでもない",
    "write YYYY-MM-DD, or YYYY-MM, YYYY-Q1 to YYYY-Q4, or YYYY":
        "YYYY-MM-DD、YYYY-MM、YYYY-Q1からYYYY-Q4まで、又はYYYYの形で書く",
    "`{given}` is not a list": "`{given}` はリストではない",
    "write one value a line, each after `- `": "一行に一つずつ、`- ` に続けて値を書く",
    "`{given}` is not a mapping": "`{given}` はキーと値の組ではない",
    "write `key: value` lines below it": "下に `key: value` の行を書く",
    "`{given}` is not text": "`{given}` は文字列ではない",
    "write plain text": "文字列を書く",
    "`{given}` is not written as it should be": "`{given}` は書き方が決まりに合わない",
    "pattern: {pattern}": "決まり（正規表現）：{pattern}",
    "the text is empty": "文字列が空である",
    "write it, or leave the field out": "内容を書くか、項目ごと省く",
    "the list is too short": "リストの要素が足りない",
    "give at least {number}": "少なくとも{number}件書く",
    "`{given}` is not a whole number": "`{given}` は整数ではない",
    "write digits only": "半角数字だけで書く",
    "`{given}` is neither true nor false": "`{given}` は true でも false でもない",
    "write true or false": "true 又は false と書く",
    "`{given}` does not fit": "`{given}` は合わない",
    "`until` is not after `from`": "`until` が `from` より後ではない",
    "`until` is the first day on which it no longer holds":
        "`until` には、効力等がなくなる最初の日を書く",
    "both `on` and `by` are given": "`on` と `by` の両方がある",
    "give `on` when the day is fixed, else `by`": "日が決まっていれば `on` を、そうでなければ `by` を書く",
    "the versions are out of order": "版の順序が正しくない",
    "list the versions oldest first, each on a day of its own":
        "版を古い順に、それぞれ別の日付で並べる",
    "options and kind do not go together": "選択肢と種類が合わない",
    "give `options` to choice and choices, and only there":
        "`options` は choice と choices にだけ、必ず書く",
    "the condition has no shape, or more than one": "条件の形がないか、二つ以上ある",
    "write exactly one of all, any, none, fact, defined, any_system":
        "all、any、none、fact、defined、any_system のうち一つだけを書く",
    "the tests do not suit the condition": "テストの書き方が条件の形に合わない",
    "a fact goes with exactly one test: is, in, includes, includes_any, at_least or less_than; "
    "other shapes take none":
        "fact には is、in、includes、includes_any、at_least、less_than のうち一つだけを添える。"
        "ほかの形には何も添えない",
    # records of packs
    "there is no regime here": "ここに法域のデータはない",
    "name a folder that holds regime.yaml": "regime.yaml のあるフォルダーを指定する",
    "the regime has no regime.yaml": "regime.yaml がない",
    "copy the one of `xx` and fill it in": "`xx` のものを写して書き換える",
    "a pack file is a mapping": "パックのファイルはキーと値の組でなければならない",
    "write `field: value` lines": "`項目: 値` の行を書く",
    "a shared file holds `each` and `records`": "複数の記録を収めるファイルに書けるのは `each` と `records` だけである",
    "move the field into `each` or into the records": "その項目を `each` 又は各記録の中に移す",
    "`records` is a list, `each` a mapping": "`records` はリスト、`each` はキーと値の組でなければならない",
    "begin every record with `- id:`": "各記録を `- id:` で始める",
    "the record has no id": "記録に id がない",
    "begin it with `- id:`": "`- id:` で始める",
    "the file is in no folder that holds records": "記録を置けるフォルダーの外にファイルがある",
    "see docs/packs.md for the folders of a regime": "フォルダーの構成は docs/packs.md を参照する",
    "`{ref}` stands in {file} already": "`{ref}` は既に {file} にある",
    "give one of them another id": "どちらかの id を変える",
    "there is no record `{ref}`": "記録 `{ref}` はない",
    "write the id of a record, or add the record for `{field}`":
        "記録の id を書くか、`{field}` が指す記録を加える",
    "the Japanese text holds no Japanese": "日本語の文に日本語が含まれていない",
    "write it in Japanese": "日本語で書く",
    "the English text is mostly Japanese": "英語の文の大半が日本語である",
    "write it in English": "英語で書く",
    "checked before it was known": "知った日より前に確認したことになっている",
    "`known` is the day we learned it, `checked` the last day it was held against its sources":
        "`known` は知った日、`checked` は出典と最後に照合した日である",
    "closed before it was known": "知った日以前に閉じたことになっている",
    "`closed` comes after `known`": "`closed` は `known` より後の日にする",
    "`{word}` is a word of duties, and this item is voluntary":
        "`{word}` は義務を表す語であるが、この項目は任意のものである",
    "tell it in the strength of its force, `{force}`": "その強さ `{force}` に合った言い方にする",
    "the instrument has no version `{version}`": "この文書に版 `{version}` はない",
    "its versions: {versions}": "収録した版：{versions}",
    "name the version whose wording the gist follows": "要旨が拠った版を書く",
    "`{alias}` names another record": "`{alias}` は別の記録を指している",
    "drop the alias": "その別名を消す",
    # rules
    "`{key}` is not defined": "`{key}` は定義されていない",
    "define it in rules/": "rules/ の中で定義する",
    "`{key}` is defined twice": "`{key}` が二度定義されている",
    "see {other}": "{other} を見る",
    "there is no fact `{fact}`": "fact `{fact}` はない",
    "add it to facts/": "facts/ に加える",
    "there is no expectation `{ref}`": "項目（expectation）`{ref}` はない",
    "name an expectation": "項目（expectation）の id を書く",
    "a judgement is never presumed": "人の判断を要する fact は推定できない",
    "ask a person for it": "推定せず、人に尋ねる",
    "no rule says whom it reaches": "誰に及ぶかを定めるルールがない",
    "add it to a rule, or lower the depth of its instrument":
        "ルールに加えるか、文書の収録の深さ（depth）を下げる",
    "`any_system` belongs to rules on the organisation":
        "`any_system` は組織についてのルールでだけ使える",
    "write `scope: organisation`, or drop `any_system`":
        "`scope: organisation` と書くか、`any_system` を消す",
    "a rule on the organisation cannot read one system's fact":
        "組織についてのルールは、一つのシステムの fact を読めない",
    "wrap it in `any_system:`": "`any_system:` で囲む",
    "`{test}` does not suit `{fact}`, which is {kind}":
        "`{test}` は `{fact}`（種類は {kind}）には使えない",
    "tests that suit it: {tests}": "使えるもの：{tests}",
    "no case shows `{outcome}`": "`{outcome}` となる試験例がない",
    "give at least one case for each of reaches, does_not_reach, unknown":
        "reaches、does_not_reach、unknown のそれぞれに少なくとも一つの試験例を書く",
    "write `- ` lines for a set of choices, plain text for the rest":
        "選択肢の組は `- ` の行で、それ以外は文字列で書く",
    "the definition rests on itself: {circle}": "定義が自分自身に依存している：{circle}",
    "break the circle": "循環を断つ",
    # cases
    "the case says {said}, the rule gives {given}": "試験例では {said}、ルールの結果は {given} である",
    "the case says {said}, the definition gives {given}":
        "試験例では {said}、定義の結果は {given} である",
    "the example says {said}, `{key}` gives {given}":
        "例では {said}、`{key}` の結果は {given} である",
    "the case or the rule": "試験例又はルール",
    "the case or the definition": "試験例又は定義",
    "the example or the definition": "例又は定義",
    "no fact at all": "拠り所となる fact はない",
    "two exceptions contradict each other ({facts}): correct {whom}":
        "二つの例外が食い違っている（{facts}）。{whom}を直す",
    "still open: {facts}: answer there, or correct {whom}":
        "未定：{facts}。これに答えるか、{whom}を直す",
    "it rests on {facts}: correct {whom}": "決め手：{facts}。{whom}を直す",
    "`{fact}` {test} {expected} (given: {given})": "`{fact}` {test} {expected}（回答：{given}）",
    "`{fact}` {test} {expected} (not given)": "`{fact}` {test} {expected}（未回答）",
    # profiles
    "a profile is a mapping": "プロファイルはキーと値の組でなければならない",
    "write `name:`, `facts:` and `systems:` lines": "`name:`、`facts:`、`systems:` の行を書く",
    "`{regime}` is not the regime asked about": "`{regime}` は、今回の対象の法域ではない",
    "write `regime: {regime}`": "`regime: {regime}` と書く",
    "`{id}` names another system already": "`{id}` は既に別のシステムを指している",
    "give every system an id of its own": "システムごとに異なる id を付ける",
    "`{fact}` is not a fact of this part": "`{fact}` はここに書く fact ではない",
    "it belongs in the organisation's `facts`": "組織の `facts` に移す",
    "it belongs in the `facts` of a system": "システムの `facts` に移す",
    "facts here: {facts}": "ここで使える fact：{facts}",
    "`{fact}` is a judgement and names nobody": "`{fact}` は人の判断であるが、判断した人の名前がない",
    "write {{value: ..., by: NAME, why: ...}}": "{{value: ..., by: 名前, why: ...}} の形で書く",
    "`{fact}` takes one answer, not a list": "`{fact}` の答えは一つであり、リストではない",
    "write one value": "値を一つ書く",
    "`{fact}` takes a list of answers": "`{fact}` の答えはリストで書く",
    "write `[a, b]`": "`[a, b]` の形で書く",
    "write true or false, or leave the fact out when it is not known":
        "true 又は false と書く。分からなければ省く",
    "`{given}` is not an answer to `{fact}`": "`{given}` は `{fact}` の答えにない",
    "answers: {answers}": "答えられるもの：{answers}",
    "find its id with `shirube show`": "`shirube show` で id を確かめる",
    "this item's text does not speak of publishing reasons":
        "この項目の原文は、理由の公表に触れていない",
    "write `not_met` or `partly`, and the reasons in `note`":
        "`not_met` 又は `partly` と書き、理由は `note` に書く",
    # what is asked for
    "there is no folder `{folder}`": "フォルダー `{folder}` はない",
    "name the folder that holds the regimes": "法域のデータを収めたフォルダーを指定する",
    "there is no regime `{regime}`": "法域 `{regime}` のデータはない",
    "regimes: {regimes}": "収録した法域：{regimes}",
    "there is no such record": "その記録はない",
    "`shirube show` lists what there is": "何があるかは `shirube show` で分かる",
    "{number} records are called so": "そう呼ばれる記録が{number}件ある",
    "name one of: {records}": "次のいずれかを指定する：{records}",
    "`{ref}` is no expectation, so nothing reaches by it":
        "`{ref}` は項目（expectation）ではないため、及ぶかどうかは問えない",
    "`shirube show` tells it; name an expectation to have it explained":
        "内容は `shirube show` で見られる。理由を知るには項目（expectation）を指定する",
    "`{ref}` did not stand on that day": "`{ref}` はその日には存在しなかった",
    "`{ref}` speaks of systems, and the profile describes none":
        "`{ref}` はシステムについてのものであるが、プロファイルにシステムがない",
    "`{ref}` has no rule on that day": "`{ref}` には、その日のルールがない",
    "try another day or another item": "別の日か別の項目を指定する",
    "a profile is a YAML file": "プロファイルはYAMLファイルである",
    "end its name with .yaml": "名前の末尾を .yaml にする",
    "the ending `{ending}` names no format": "末尾 `{ending}` に当たる形式がない",
    "write --format, or end the name with {endings}":
        "--format を書くか、名前の末尾を次のいずれかにする：{endings}",
    "there is no such schema": "そのスキーマはない",
    "`shirube schema` lists what there is": "何があるかは `shirube schema` で分かる",
    "{number} schemas in {folder}": "{folder} に{number}件のスキーマを書き出した",
    "{regime}: {records} records, {problems} problems":
        "{regime}：記録 {records}件、問題 {problems}件",
    # use of the command line
    "Try '{command} --help' for help.": "使い方は `{command} --help` で見られる。",
    "Error: {message}": "誤り：{message}",
    "There is no command `{name}`.": "コマンド `{name}` はない。",
    "There is no command `{name}`. Did you mean `{near}`?":
        "コマンド `{name}` はない。`{near}` のことか。",
    "No such option '{name}'.": "オプション `{name}` はない。",
    "No such option '{name}'. Did you mean {near}?":
        "オプション `{name}` はない。{near} のことか。",
    "Option '{name}' does not take a value.": "オプション `{name}` は値を取らない。",
    "Option '{name}' requires an argument.": "オプション `{name}` には値が要る。",
    "Missing argument {name}.": "引数 {name} がない。",
    "Missing option {name}.": "オプション {name} がない。",
    "Invalid value for {name}: {reason}": "{name} の値が正しくない（英語）：{reason}",
    "Invalid value for {name}: write one of: {choices}":
        "{name} の値が正しくない。次のいずれかを書く：{choices}",
    "Invalid value for {name}: `{given}` is not a day; write it as YYYY-MM-DD":
        "{name} の値 `{given}` は日付ではない。YYYY-MM-DDの形で書く",
    "Got unexpected extra arguments: {words}": "余分な引数がある：{words}",
    "the confidence is high, and none of the sources was read":
        "確度が「高」なのに、読んだ出典が一つもない",
    "lower it to medium or low, or read a source":
        "確度を medium か low に下げるか、出典を読む",
    "no rule, definition or point reads this fact":
        "どのルール、定義、点検項目もこの fact を読まない",
    "have a rule read it, or drop it: nobody is asked for nothing":
        "ルールで使うか、削る。何にも使わないことを人に尋ねない",
    "write the id of a record, or the other text's own identifier":
        "記録のIDか、相手の文書自身の識別子を書く",
    "`{node}` names another node already": "`{node}` はすでに別の節の名前である",
    "give every node an id of its own": "節ごとに別のIDを付ける",
    "there is no stage `{stage}`": "段階 `{stage}` はない",
    "stages: {stages}": "段階：{stages}",
    "there is no node `{node}`": "節 `{node}` はない",
    "nodes: {nodes}": "節：{nodes}",
    "nothing is called `{ref}`": "`{ref}` という名のものはない",
    "write the id of a record, or a prefix ending in `/` or `#`":
        "記録のIDか、`/` 又は `#` で終わる前置きを書く",
    "the case says {said}, `{node}` gives {given}":
        "事例は {said}、`{node}` の結果は {given}",
    "correct the case or the results": "事例か結果の条件を直す",
    "add the record": "その記録を加える",
    "the code `{code}` is taken": "コード `{code}` はすでに使われている",
    "there is no jurisdiction `{code}`": "`{code}` という国・地域はない",
    "`shirube show world` lists them": "`shirube show world` で一覧を見る",
    "see {record}": "{record} を見る",
    "`{ref}` is no form": "`{ref}` は様式ではない",
    "forms: {forms}": "様式：{forms}",
}

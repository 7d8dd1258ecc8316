"""What to open and try after `make run`, in one language."""

import sys

STEPS = {
    "en": """
The report and the site are written. Open them in a browser:
  build/report.en.html       the report (build/report.ja.html in Japanese)
  build/site/index.html      the observatory, in both languages

Try next:
  .venv/bin/shirube show                                     the country page
  .venv/bin/shirube explain {example} "U-2) i."
  .venv/bin/shirube diff 2026-03-01 2026-04-01 --profile {example}
  .venv/bin/shirube ask -o build/mine.yaml                   your own profile, by interview
""",
    "ja": """
レポートとサイトを書き出した。ブラウザーで開く：
  build/report.ja.html       レポート（英語は build/report.en.html）
  build/site/index.html      観測所（両方の言語）

次に試すとよいこと：
  .venv/bin/shirube show                                     国のページ
  .venv/bin/shirube explain {example} "U-2) i."
  .venv/bin/shirube diff 2026-03-01 2026-04-01 --profile {example}
  .venv/bin/shirube ask -o build/mine.yaml                   問いに答えて自分のプロファイルを作る
""",
}

EXAMPLES = {"en": "examples/bank-credit-scoring.yaml",
            "ja": "examples/recruiting-screening.yaml"}

if __name__ == "__main__":
    print(STEPS[sys.argv[1]].format(example=EXAMPLES[sys.argv[1]]), end="")

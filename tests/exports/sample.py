"""A report like those of real assessments, about a made-up company in a made-up country."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from shirube.model.report import (
    Badge,
    Block,
    Card,
    Fold,
    Heading,
    Inline,
    Items,
    Pairs,
    Para,
    Report,
    Span,
    Table,
)
from shirube.model.terms import Language

WORDS: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("sample.yaml").read_text(encoding="utf-8")
)
SITE = "https://gazette.example/2030"


def plain(text: str) -> Inline:
    """A line of one plain span."""
    return (Span(text=text),)


@lru_cache
def sample(lang: Language) -> Report:
    """The sample report in one language."""
    return _Sample(lang).report()


class _Sample:
    """Builds the report; `t` chooses between the languages."""

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        self.cards = 0

    def t(self, ja: str, en: str) -> str:
        return ja if self.lang == "ja" else en

    def report(self) -> Report:
        t = self.t
        return Report(
            lang=self.lang,
            title=t("株式会社ミホンのAIガバナンス評価", "AI-governance assessment of Mihon Inc."),
            blocks=(
                Para(role="lead", text=plain(t(
                    "見本国のAI推進法と手引のうち、どれが御社に届くか、なぜ届くか、何が残って"
                    "いるかを示す。届くかどうかは規則から計算し、できているかどうかは人が根拠を"
                    "もって判断する。",
                    "What of Exempland's AI Act and guide reaches you, why, and what is left. "
                    "Whether something reaches you is computed from rules; whether it is done is "
                    "judged by people, on evidence."))),
                Pairs(rows=self._head()),
                *self._roles(),
                *self._reaches(),
                *self._gaps(),
                *self._unknowns(),
                *self._outside(),
                *self._ahead(),
                Heading(level=2, anchor="about",
                        text=t("この評価について", "About this assessment")),
                Para(role="disclaimer", text=plain(t(
                    "これは法的助言ではない。手引は自主的な取組を促すものであり、満たしていない"
                    "ことは違反を意味しない。正文は各機関が公表する原文である。",
                    "This is no legal advice. The guide encourages voluntary work; not having done "
                    "something is no violation. The authoritative texts are the originals."))),
            ),
        )

    def _head(self) -> tuple[tuple[str, Inline], ...]:
        t = self.t
        return (
            (t("組織", "Organisation"), (Span(text=t("株式会社ミホン", "Mihon Inc.")), Span(
                text=t("（会社、従業員240名）", " (company, 240 people)"), style="quiet"))),
            (t("システム", "Systems"), plain(t(
                "採用支援チャット「ミチビキ」、社内文書検索",
                "Hiring chat “Michibiki”; document search"))),
            (t("基準日", "As of"), plain(t("2030年6月1日", "1 June 2030"))),
            (t("知識の時点", "Known by"), plain(t("2030年6月3日", "3 June 2030"))),
            (t("結果", "Result"), (
                Span(text=t("届く 42", "42 reach"), style="strong"),
                Span(text=t("、届かない 5、未定 3、残り 4", ", 5 do not, 3 unknown, 4 gaps")))),
            (t("版の指紋", "Edition"), (Span(text="3f9a1c7e5b20d4468c1f", style="code"),)),
        )

    def _roles(self) -> tuple[Block, ...]:
        t = self.t
        yes, no = t("該当", "yes"), t("該当しない", "no")
        return (
            Heading(level=2, text=t("役割", "Roles"), anchor="roles"),
            Para(text=plain(t(
                "役割はシステムごとに決まる。一つの組織が複数の役割を持つことがある。",
                "Roles are settled system by system; an organisation may have several."))),
            Table(
                head=(t("システム", "System"), t("AI開発者", "Developer"),
                      t("AI提供者", "Provider"), t("AI利用者", "Business user")),
                rows=(
                    (plain(t("ミチビキ", "Michibiki")), plain(no), plain(yes), plain(yes)),
                    (plain(t("社内文書検索", "Document search")), plain(no), plain(no), plain(yes)),
                ),
            ),
            Fold(summary=t("役割の理由", "Why these roles"), blocks=(Items(rows=(
                plain(t("「ミチビキ」を応募者に提供していると答えた。",
                        "You answered that you provide “Michibiki” to applicants.")),
                plain(t("どのモデルも開発も追加学習もしていないと答えた。",
                        "You answered that you neither develop nor train any model.")),
            )),)),
        )

    def _reaches(self) -> tuple[Block, ...]:
        t, lang = self.t, self.lang
        blocks: list[Block] = [
            Heading(level=2, text=t("届くもの", "What reaches you"), anchor="reaches"),
        ]
        for group in ("acts", "guidelines", "conduct"):
            words = WORDS[group]
            blocks.append(Heading(level=3, text=words["title"][lang], anchor=words["key"]))
            if group == "guidelines":
                blocks.append(Para(role="note", text=plain(t(
                    "手引は法的な義務を課すものではない。", "The guide lays down no duties."))))
                for principle in words["principles"]:
                    blocks.append(Heading(level=4, text=principle["title"][lang]))
                    blocks += [self._card(words["key"], item, principle["points"])
                               for item in principle["items"]]
            else:
                blocks += [self._card(words["key"], item, []) for item in words["items"]]
        return tuple(blocks)

    def _card(self, key: str, item: list[str], points: list[list[str]]) -> Card:
        t = self.t
        self.cards += 1
        number = self.cards
        at = 0 if self.lang == "ja" else 1
        soft = key != "act"
        force = Badge(text=t("重要", "important"), tone="info") if soft else Badge(
            text=t("努力義務", "duty to endeavour"), tone="info")
        status = [
            Badge(text=t("未判断", "not judged"), tone="quiet"),
            Badge(text=t("済み", "met"), tone="good"),
            Badge(text=t("一部", "partly met"), tone="warn"),
            Badge(text=t("未対応", "not met"), tone="bad"),
        ][(0, 0, 1, 0, 2, 1, 0, 3)[number % 8]]
        blocks: list[Block] = [Para(text=plain(item[2 + at]))]
        if number % 9 == 4:
            blocks.append(Para(role="warning", text=plain(t(
                "この項目の要旨は第1.1版の文言に基づく。",
                "This gist follows the wording of version 1.1."))))
        if points:
            blocks.append(Items(
                rows=tuple(plain(point[at]) for point in points),
                marks=tuple("☑" if (number + place) % 3 == 0 else "☐"
                            for place in range(len(points))),
            ))
        blocks.append(self._why(key, number))
        return Card(
            title=plain(item[at]), badges=(force, status), blocks=tuple(blocks),
            anchor=f"xx/expectations/{key}/{number}",
        )

    def _why(self, key: str, number: int) -> Fold:
        t = self.t
        return Fold(summary=t("なぜ届くか", "Why it reaches you"), blocks=(
            Items(rows=(
                (Span(text=t("ミチビキ：AIを業務として他者に提供する",
                             "Michibiki: provides AI to others")),
                 Span(text=t(" ─ はい", " – yes"), style="strong")),
                (Span(text=t("組織：見本国で事業をおこなう", "Organisation: active in Exempland")),
                 Span(text=t(" ─ はい（推定）", " – yes (presumed)"), style="strong")),
            )),
            Pairs(rows=((t("根拠", "Drawn by"), (
                Span(text=t("第2部C", "Part 2 C"), href=f"#{key}"),
                Span(text=f", {number // 5 + 1}-{number % 5 + 1}"))),)),
            Fold(summary=t("出典（2）", "Sources (2)"), blocks=(Items(rows=(
                (Span(text=t("手引 第1.2版 本編", "Guide, version 1.2, main text"),
                      href=f"{SITE}/guide-1-2.pdf#page={number + 10}"),
                 Span(text=t("　全文を読んだ", ", read whole"), style="quiet")),
                (Span(text=t("官報 第104号", "Official Gazette no. 104"), href=f"{SITE}/104"),
                 Span(text=t("　一部を読んだ", ", read in part"), style="quiet")),
            )),)),
        ))

    def _gaps(self) -> tuple[Block, ...]:
        t = self.t
        rows = (
            (t("検証可能性の確保", "Verifiability"), t("一部", "partly"),
             t("ログの保存期間が決まっていない。担当は情報システム部、期限は9月末。",
               "Retention of logs is not settled. IT department, by the end of September."),
             "2030-09-30"),
            (t("偽情報への対策", "False information"), t("未対応", "not met"),
             t("生成画像の表示を検討中。",
               "Labelling of generated images is being considered."), "─"),
            (t("責任者の明示", "Naming those responsible"), t("一部", "partly"),
             t("開発側の責任者は決まったが、提供側が未定。",
               "Named for development, not yet for provision."),
             "2030-07-15"),
            (t("越境移転への備え", "Transfers across borders"), t("未対応", "not met"),
             t("委託先の所在国を照会している。",
               "We are asking processors where they are."), "2030-08-01"),
        )
        return (
            Heading(level=2, text=t("残っていること", "Gaps"), anchor="gaps"),
            Para(text=plain(t("届く項目のうち、人が「一部」または「未対応」と判断したもの。",
                              "Items that reach you and were judged partly met or not met."))),
            Table(
                caption=t("残っている4件", "Four gaps"),
                head=(t("項目", "Item"), t("判断", "Judged"), t("覚え書き", "Note"),
                      t("期限", "Due")),
                rows=tuple(tuple(plain(cell) for cell in row) for row in rows),
            ),
        )

    def _unknowns(self) -> tuple[Block, ...]:
        t = self.t
        asked = (
            (t("応募者の評価や順位づけに使いますか。",
               "Is it used to rate or rank applicants?"), 12),
            (t("脳や身体とつながる機器で使いますか。",
               "Is it used in devices joined to brain or body?"), 4),
            (t("入力に個人情報が含まれますか。", "Do prompts contain personal data?"), 3),
        )
        return (
            Heading(level=2, text=t("まだ分からないこと", "What is unknown"), anchor="unknown"),
            Para(text=plain(t("次の問いに答えると決まる。多くを決める問いから順に並べる。",
                              "These answers would settle it, the most helpful first."))),
            Items(ordered=True, rows=tuple(
                (Span(text=question), Span(
                    text=t(f"（{count}件が決まる）", f" (settles {count})"), style="quiet"))
                for question, count in asked)),
        )

    def _outside(self) -> tuple[Block, ...]:
        at = 0 if self.lang == "ja" else 1
        return (
            Heading(level=2, anchor="outside",
                    text=self.t("届かないもの", "What does not reach you")),
            Fold(summary=self.t("届かない5件とその理由",
                                "Five items, and why they do not reach you"),
                 blocks=tuple(
                     Card(title=plain(item[at]), badges=(
                         Badge(text=self.t("届かない", "does not reach"), tone="quiet"),),
                         blocks=(Para(text=plain(item[2 + at])),))
                     for item in WORDS["outside"])),
        )

    def _ahead(self) -> tuple[Block, ...]:
        t = self.t
        return (
            Heading(level=2, text=t("これから", "What lies ahead"), anchor="ahead"),
            Items(
                marks=("2030-07-01", t("2030年秋", "autumn 2030"), t("未定", "unknown")),
                rows=(
                    plain(t("AI推進法 第3章の施行。", "Chapter 3 of the Act comes into force.")),
                    (Span(text=t("手引 第1.3版の公表見込み",
                                 "Version 1.3 of the guide is expected"),
                          href=f"{SITE}/news"),
                     Span(text=t("（担当官庁の説明による）。", ", says the ministry in charge."))),
                    plain(t("行動規範の見直し。", "Review of the code of conduct.")),
                ),
            ),
        )

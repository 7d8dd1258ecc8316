"""Made-up statutes by the dozen: long and short provisions, twins, items, chapters."""

import random

from shirube.watch.extract.unit import Extracted, Unit

WORDS = ("記録", "見本", "届出", "区域", "期間", "長官", "登録", "書面", "公表", "変更", "事業者",
         "利用者", "責任者", "施設", "審査", "通知", "命令", "委員会", "手数料", "保存")
ENDS = ("しなければならない。", "することができる。", "するものとする。",
        "するよう努めるものとする。", "しないことができる。", "を定める。")
SHORT = ("国", "地方公共団体", "見本", "削除", "その他の者")


def sentence(chance: random.Random) -> str:
    """A sentence that means nothing and has numbers, a negation or a duty in it."""
    middle = "".join(f"{chance.choice(WORDS)}{chance.choice(('の', 'を', 'に', '及び'))}"
                     for _ in range(chance.randint(3, 14)))
    number = chance.choice(("第三条第二項", "三十日以内に", "百五十三件の", "令和十二年一月五日に",
                            ""))
    return f"{chance.choice(WORDS)}は、{number}{middle}{chance.choice(WORDS)}{chance.choice(ENDS)}"


def statute(seed: int, articles: int = 12) -> Extracted:
    """A statute of so many articles, the same for the same seed; some of it reads alike."""
    chance = random.Random(seed)
    units = [Unit("law_title", f"見本法{seed}", "title")]
    alike = sentence(chance)
    for article in range(1, articles + 1):
        chapter = f"chap_{1 + article // 6}"
        if article % 6 == 1:
            units.append(Unit(chapter, f"第{article // 6 + 1}章　総則", "heading",
                              within=(chapter,)))
        address = f"art_{article}"
        caption = f"（{chance.choice(WORDS)}）"
        units.append(Unit(f"{address}__caption", caption, "heading", caption, within=(chapter,)))
        for paragraph in range(1, chance.randint(1, 3) + 1):
            place = f"{address}__para_{paragraph}"
            text = chance.choice((sentence(chance), sentence(chance), alike))
            units.append(Unit(place, text, "text", caption, f"第{article}条", (chapter,)))
            for item in range(1, chance.choice((0, 0, 0, 4)) + 1):
                words = chance.choice((sentence(chance), chance.choice(SHORT)))
                units.append(Unit(f"{place}__item_{item}", words, "text", caption,
                                  within=(chapter,)))
    return Extracted(tuple(units), "law", "made/1")

"""A made-up statute, as the law API would serve it."""

from dataclasses import dataclass, replace

from tests.watch.server import Answer, Site

LAW_ID = "507AC0000000999"
NOW = "507AC0000000999_20250901_000000000000000"
EARLIER = "507AC0000000999_20250604_000000000000000"
LATER = "507AC0000000999_20280716_508AC0000000998"


@dataclass(frozen=True)
class Law:
    """What is served of the statute; each part can be made to disagree with the others."""

    title: str = "見本法"
    titled: str = "見本法"
    number: str = "令和七年法律第九百九十九号"
    num: str = "999"
    sentence: str = "この法律は、見本の整備を目的とする。"
    sent: str | None = None
    """The sentence in the text sent with the revision data, where it differs."""
    revision: str = NOW
    law_id: str = LAW_ID
    updated: str = "2025-09-01T01:27:57+09:00"
    listed_updated: str = "2025-09-01T01:27:57+09:00"
    statuses: tuple[str, str, str] = ("UnEnforced", "CurrentEnforced", "PreviousEnforced")

    def but(self, **changes: object) -> "Law":
        return replace(self, **changes)  # type: ignore[arg-type]

    def text(self, sentence: str | None = None) -> str:
        return (
            f'<Law Lang="ja" Era="Reiwa" Year="07" Num="{self.num}" PromulgateMonth="06" '
            f'PromulgateDay="04" LawType="Act"><LawNum>{self.number}</LawNum><LawBody>\n'
            f'  <LawTitle Kana="みほんほう">{self.titled}</LawTitle>\n'
            '  <MainProvision><Article Num="1"><ArticleCaption>（目的）</ArticleCaption>'
            '<ArticleTitle>第一条</ArticleTitle><Paragraph Num="1"><ParagraphNum/>'
            f'<ParagraphSentence><Sentence Num="1">{sentence or self.sentence}</Sentence>'
            '</ParagraphSentence></Paragraph></Article></MainProvision>\n'
            '</LawBody></Law>')

    def file(self) -> bytes:
        return f'<?xml version="1.0" encoding="UTF-8"?>\n{self.text()}'.encode()

    def data(self) -> bytes:
        # Sent in one line, so that only the layout differs from the file.
        text = self.text(self.sent).replace("\n", "").replace("  ", "")
        status = self.statuses[1] if self.revision == NOW else self.statuses[0]
        return (
            f"<law_data_response><attached_files_info/>{self._info()}"
            f"<revision_info>{self._fields(self.revision, status, self.updated)}</revision_info>"
            f"<law_full_text>{text}</law_full_text></law_data_response>").encode()

    def listing(self) -> bytes:
        revisions = "".join(
            f"<revision>{self._fields(each, status, self.listed_updated)}</revision>"
            for each, status in zip((LATER, NOW, EARLIER), self.statuses, strict=True))
        return (f"<law_revisions_response>{self._info()}<revisions>{revisions}</revisions>"
                "</law_revisions_response>").encode()

    def _info(self) -> str:
        return (f"<law_info><law_type>Act</law_type><law_id>{self.law_id}</law_id>"
                f"<law_num>{self.number}</law_num></law_info>")

    def _fields(self, revision: str, status: str, updated: str) -> str:
        digits, amending = revision.split("_")[1:]
        day = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
        amended_by = "" if amending.startswith("000") else amending
        return (
            f"<law_revision_id>{revision}</law_revision_id><law_title>{self.title}</law_title>"
            f"<updated>{updated}</updated>"
            f"<amendment_enforcement_date>{day}</amendment_enforcement_date>"
            "<amendment_scheduled_enforcement_date>"
            f"{day if status == 'UnEnforced' else ''}</amendment_scheduled_enforcement_date>"
            f"<amendment_law_id>{amended_by}</amendment_law_id>"
            f"<current_revision_status>{status}</current_revision_status>")


LISTING = f"/api/2/law_revisions/{LAW_ID}?response_format=xml"
DATA = f"/api/2/law_data/{LAW_ID}?response_format=xml&law_full_text_format=xml"


def file_path(revision: str = NOW) -> str:
    return f"/api/2/law_file/xml/{revision}"


def serve(site: Site, law: Law, etag: str | None = None) -> None:
    """The three answers of the law API about a statute."""
    xml = (("Content-Type", "application/xml"),)
    site.at(LISTING, Answer(law.listing(), headers=xml))
    site.at(DATA, Answer(law.data(), headers=xml))
    tag = (("ETag", etag),) if etag else ()
    site.at(file_path(law.revision), Answer(law.file(), headers=(*xml, *tag)))

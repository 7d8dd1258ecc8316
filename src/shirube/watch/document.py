"""Is it the document? An answer that came whole may still be an excuse."""

import re

from shirube.model.problem import say
from shirube.watch.media import expected, is_whole, media_type_of, readings
from shirube.watch.wire import Reply, Trouble

_NOTICE = re.compile(
    r"メンテナンス|(?:システム|サービス|運用)(?:の)?(?:一時)?停止|アクセス(?:が|を)?(?:拒否|制限)"
    r"|アクセスできません|混み合|ただいま混雑"
    r"|^\W*(?:(?:scheduled|system|site|under|down for)\s+)*maintenance\b"
    r"|\b(?:access denied|403 forbidden|request rejected|just a moment|attention required"
    r"|pardon our interruption|(?:temporarily|service) unavailable|are you (?:a )?(?:human|robot))",
    re.I,
)
_TITLE = re.compile(r"<(title|h1)[^>]*>(.*?)</\1", re.I | re.S)
_GATE = re.compile(r"/(?:log-?in|sign-?in|consent|captcha|challenge)(?:[/.?]|$)", re.I)
_SHORT = 20_000
"""A notice is short; a long page that speaks of maintenance is a document."""


def document_of(reply: Reply, asked: str, size_limit: int) -> str | Trouble:
    """The media type of an answer that is the document asked for, else why it is not one."""
    trouble = _by_status(reply)
    if trouble is not None:
        return trouble
    if reply.target.url != asked and _GATE.search(reply.target.path):
        return Trouble("blocked", say("{host} asks for a sign-in or a consent first",
                                      host=reply.target.host), reply.status)
    found = judge(reply.body, asked, size_limit)
    if isinstance(found, Trouble):
        return Trouble(found.kind, found.why, reply.status)
    return found


def judge(data: bytes, url: str, size_limit: int) -> str | Trouble:
    """The media type of bytes that may be what an address stands for, else why not."""
    if len(data) > size_limit:
        return Trouble("refused", say("the answer is larger than {limit} MiB",
                                      limit=f"{size_limit / (1 << 20):g}"))
    media_type = media_type_of(data)
    if media_type is None:
        return Trouble("refused", say("the bytes are no document this program knows"))
    promised = expected(url)
    if media_type == "text/html" and promised not in (None, "text/html"):
        return Trouble("blocked", say("a page came where the address promises a file"))
    if promised is not None and media_type != promised:
        return Trouble("refused", say("the address promises {promised}, and {found} came",
                                      promised=promised, found=media_type))
    if media_type == "text/html" and is_notice(data):
        return Trouble("blocked", say("a notice came in place of the document"))
    if not is_whole(data, media_type):
        return Trouble("failed", say("the file breaks off before its end"))
    return media_type


def is_notice(data: bytes) -> bool:
    """Whether a page only says that it is closed, down or not for programs."""
    if len(data) > _SHORT:
        return False
    return any(_NOTICE.search(re.sub(r"<[^>]*>", "", found.group(2)).strip())
               for text in readings(data) for found in _TITLE.finditer(text))


def _by_status(reply: Reply) -> Trouble | None:
    """What the status says; none when it says that the document follows."""
    status, host = reply.status, reply.target.host
    if status == 202 or status == 204 or (status == 200 and not reply.body.strip()):
        return Trouble("blocked", say("{host} answered {status} and sent nothing",
                                      host=host, status=status), status)
    if status == 200:
        return None
    if status in (401, 403, 407, 451):
        return Trouble("blocked", say("{host} answered {status}: it does not serve programs",
                                      host=host, status=status), status)
    if status in (404, 410):
        return Trouble("failed", say(
            "{host} answered {status}: the document is no longer there, or has moved",
            host=host, status=status), status)
    if status >= 500 and reply.body and is_notice(reply.body):
        return Trouble("blocked", say("a notice came in place of the document"), status)
    return Trouble("failed", say("{host} answered {status}", host=host, status=status), status)

"""Several calls side by side, each in a process of its own, where the machine allows it."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any, TypeVar, cast

Result = TypeVar("Result")


def side_by_side(calls: Sequence[Callable[[], Result]]) -> list[Result]:
    """The results of calls in their order; the last call runs in this process.

    The others run in forks of it, which hold everything it holds without copying; where there
    are no forks, or only one processor, all run here in turn. What a call raises is raised here,
    once every process has ended. A fork ends when this process does, however that ends.
    """
    if "fork" not in multiprocessing.get_all_start_methods() or (os.cpu_count() or 1) < 2:
        return [call() for call in calls]
    fork = multiprocessing.get_context("fork")
    running = []
    for call in calls[:-1]:
        ours, theirs = fork.Pipe()
        process = fork.Process(target=_answer, args=(call, ours, theirs), daemon=True)
        process.start()
        theirs.close()
        running.append((process, ours))
    try:
        here = [call() for call in calls[-1:]]
        told = [_take(connection) for _, connection in running]
    except BaseException:
        for process, _ in running:
            process.terminate()
        raise
    finally:
        for process, connection in running:
            process.join()
            connection.close()
    return [*(cast(Result, each) for each in told), *here]


def _answer(call: Callable[[], Any], ours: Connection, theirs: Connection) -> None:
    """In another process: make the call and send what came of it."""
    ours.close()  # else this process would keep its own line to the first one open
    threading.Thread(target=_end_with_the_first, args=(theirs,), daemon=True).start()
    try:
        answer = True, call()
    except KeyboardInterrupt:
        return  # the first process was interrupted, too, and tells it
    except BaseException as error:
        answer = False, error
    with suppress(OSError):
        try:
            theirs.send(answer)
        except (TypeError, AttributeError, ValueError):  # what cannot be sent is told in words
            theirs.send((False, RuntimeError(repr(answer[1]))))


def _end_with_the_first(line: Connection) -> None:
    """Wait until the first process is gone: nothing ever comes from it."""
    with suppress(OSError, EOFError):
        line.recv_bytes()
    os._exit(1)


def _take(connection: Connection) -> Any:
    """What another process sent; raises what was raised there."""
    try:
        fine, answer = connection.recv()
    except EOFError:
        raise RuntimeError("a process ended without an answer") from None
    if not fine:
        raise answer
    return answer

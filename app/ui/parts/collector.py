"""Keeps Python's search for dead cycles on the UI thread.

The search runs on whichever thread happens to allocate. On a worker it would
destroy widgets of pages and dialogs that are gone, and Qt objects may die only on
the thread they live on: the program crashed now and then.
"""

import gc

_holders = [0]


def hold_collector() -> None:
    """Search no more until ``release_collector``, because a worker is about to run."""
    _holders[0] += 1
    gc.disable()


def release_collector() -> None:
    """Search again, unless another worker still runs."""
    _holders[0] = max(_holders[0] - 1, 0)
    if not _holders[0]:
        gc.enable()

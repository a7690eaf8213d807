"""Waiting for a server that a test has started."""

from __future__ import annotations

import time
from urllib.request import urlopen


def wait_for(url: str, seconds: float) -> None:
    """Return once something answers at an address.

    Raises:
        OSError: when nothing has answered in time.
    """
    end = time.monotonic() + seconds
    while True:
        try:
            with urlopen(url, timeout=5):
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)

"""The machine that something was measured on, by what makes it fast or slow and nothing that tells whose it is."""

from __future__ import annotations

import os
import platform
import re
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """A processor by its maker's name, the cores that this process may use, and bytes of memory (0: not known)."""

    processor: str
    cores: int
    memory: int

    @classmethod
    def this(cls) -> Machine:
        """The machine that this process runs on."""
        named = _told(Path("/proc/cpuinfo"), "model name")
        kilobytes = re.match(r"\d+", _told(Path("/proc/meminfo"), "MemTotal"))
        return cls(
            processor=named or platform.machine(),
            cores=_cores(),
            memory=int(kilobytes[0]) * 1024 if kilobytes else 0,
        )

    def __str__(self) -> str:
        memory = f", {self.memory / 2**30:.0f} GiB of memory" if self.memory else ""
        return f"{self.processor}, {self.cores} core{'s' if self.cores != 1 else ''}{memory}"


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _told(path: Path, name: str) -> str:
    """The value of the first line of that name in a file of the kernel's; empty where there is none."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")

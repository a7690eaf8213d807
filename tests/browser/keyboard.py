"""A reader who has a keyboard alone, and what such a reader meets at each press of Tab."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.browser.readers import WIDE, opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

# More presses than any page of the app needs from one end to the other.
PRESSES = 150
# A change of colour that takes its time would be looked at before it is seen.
STILL = "*, *::before, *::after { transition: none !important; animation: none !important; scroll-behavior: auto !important }"
# The element that has the focus, in shadow trees too; how it looks with and without the focus.
LOOK = """() => {
  let held = document.activeElement;
  while (held?.shadowRoot?.activeElement) held = held.shadowRoot.activeElement;
  if (!held || held === document.body) return null;
  const around = [...(held.closest("label") ?? held).querySelectorAll("*")];
  for (let node = held, steps = 0; node instanceof Element && steps < 5; node = node.parentElement, steps++) around.push(node);
  const rings = () => around.map((node) => {
    const style = getComputedStyle(node);
    const outline = style.outlineStyle === "none" || style.outlineWidth === "0px" ? "" : style.outline;
    return [outline, style.boxShadow, node === held ? "" : style.borderColor].join();
  }).join("; ");
  const focused = rings();
  held.blur();
  const marked = rings() !== focused;
  held.focus({ preventScroll: true });
  const said = held.cloneNode(true);
  said.querySelectorAll("[aria-hidden=true]").forEach((hidden) => hidden.remove());
  const name = held.getAttribute("aria-label") || held.labels?.[0]?.innerText || said.textContent || held.placeholder || "";
  const box = (held.type === "checkbox" || held.type === "radio" ? held.closest("label") : held).getBoundingClientRect();
  const seen = box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  return { role: held.getAttribute("role") || held.type || held.tagName.toLowerCase(),
    name: name.replace(/\\s+/g, " ").trim(), marked, seen, main: held.dataset.testid === "stMain" };
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """What has the focus.

    Attributes:
        marked: whether it looks otherwise than without the focus.
        seen: whether a part of it is on the screen.
        main: whether it is the page's own scrolled area.
    """

    role: str
    name: str
    marked: bool
    seen: bool
    main: bool


class Keyboard:
    """The keys, and nothing else: no pointer, and no script that moves the focus elsewhere."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def stop(self) -> Stop | None:
        """What has the focus, or None when nothing of the page has it."""
        found = self.page.evaluate(LOOK)
        return Stop(**found) if found else None

    def reach(self, name: str, *, back: bool = False) -> Stop:
        """Press Tab until something of that name (a part of it, as a pattern) has the focus."""
        passed = []
        for _ in range(PRESSES):
            self.press("Shift+Tab" if back else "Tab")
            stop = self.stop()
            if stop and not stop.main and re.search(name, stop.name):
                return stop
            passed.append(stop.name[:40] if stop else "(the browser)")
        raise AssertionError(f"{name!r} is not reached; passed: {passed}")

    def round(self) -> list[Stop]:
        """Every stop from the start of the page until the focus leaves it."""
        stops: list[Stop] = []
        for _ in range(PRESSES):
            self.press("Tab")
            stop = self.stop()
            if stop is None:
                return stops
            stops.append(stop)
        raise AssertionError(f"the focus never leaves the page: {[stop.name[:40] for stop in stops[-20:]]}")


@contextmanager
def at_the_keyboard(browser: Browser, url: str, size: tuple[int, int] = WIDE) -> Iterator[Keyboard]:
    """A fresh reader at an address, once the page is there and at rest."""
    with opened(browser, url, size, reduced_motion="reduce", accept_downloads=True) as page:
        page.add_style_tag(content=STILL)
        yield Keyboard(page)

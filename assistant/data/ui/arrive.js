// When another section is shown, brings its heading into view and gives it the focus, so that a reader who
// cannot see the page change hears the heading, and one who read to the end begins at the beginning.
const ABOVE_PX = 70;
const TRIES = 200;
const WAIT_MS = 50;
let arrived = null;

function arrive(data, left) {
  if (arrived !== data.place) return;
  const heading = document.querySelector(".atr-section-heading");
  const main = heading?.closest("[data-testid=stMain]");
  // The words may be drawn a moment after this script is called.
  if (!main || heading.textContent !== data.heading) {
    if (left) setTimeout(() => arrive(data, left - 1), WAIT_MS);
    return;
  }
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  const mark = document.querySelector(".atr-read mark");
  // What stays at the top of the screen must not cover the mark.
  const above = ABOVE_PX + (mark ? document.querySelector(".st-key-way")?.offsetHeight ?? 0 : 0);
  const top = (mark ?? heading).getBoundingClientRect().top - main.getBoundingClientRect().top;
  if (top < above || top > main.clientHeight * 0.6) main.scrollTo({ top: main.scrollTop + top - above });
}

export default function ({ data }) {
  if (arrived === data.place) return;
  const first = arrived === null;
  arrived = data.place;
  if (!first) requestAnimationFrame(() => arrive(data, TRIES));
}

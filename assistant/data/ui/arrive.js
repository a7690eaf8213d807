// When another section is shown, brings its heading into view and gives it the focus, so that a reader who
// cannot see the page change hears the heading, and one who read to the end begins at the beginning.
const ABOVE_PX = 70;
let arrived = null;

export default function ({ data }) {
  const first = arrived === null;
  if (arrived === data.place) return;
  arrived = data.place;
  if (first) return;
  requestAnimationFrame(() => {
    const heading = document.querySelector(".atr-section-heading");
    const main = heading?.closest("[data-testid=stMain]");
    if (!main) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    const mark = document.querySelector(".atr-read mark");
    const place = mark ?? heading;
    // What stays at the top of the screen must not cover the mark.
    const way = mark ? document.querySelector(".st-key-way")?.offsetHeight ?? 0 : 0;
    const top = place.getBoundingClientRect().top - main.getBoundingClientRect().top;
    if (top < ABOVE_PX + way || top > main.clientHeight * 0.6) main.scrollTo({ top: main.scrollTop + top - ABOVE_PX - way });
  });
}

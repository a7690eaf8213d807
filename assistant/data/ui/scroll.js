// Brings the latest question, with its answer below it, to the top of the screen, once.
const ABOVE_PX = 60;

function shown(question) {
  // Only the main column is moved: scrollIntoView would shift the side bar and the frame too.
  const main = question.closest("[data-testid=stMain]");
  const top = main.scrollTop + question.getBoundingClientRect().top - main.getBoundingClientRect().top;
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  main.scrollTo({ top: top - ABOVE_PX, behavior: calm ? "auto" : "smooth" });
}

export default function () {
  const question = [...document.querySelectorAll(".atr-question")].at(-1)?.closest("[data-testid=stChatMessage]");
  if (!question || question.dataset.shown) return;
  question.dataset.shown = "yes";
  requestAnimationFrame(() => shown(question));
  for (const picture of document.querySelectorAll("[data-testid=stImage] img")) {
    if (!picture.complete) picture.addEventListener("load", () => shown(question), { once: true });
  }
}

// Brings the latest question, with its answer below it, to the top of the screen, once.
function shown(question) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  question.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
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

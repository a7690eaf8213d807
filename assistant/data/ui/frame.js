// What Streamlit's frame leaves out: the variety of English, a live region that is there before its words come,
// and plain names for the two buttons of the side bar, which is the menu of a narrow screen.
const NAMES = {
  "[data-testid=stExpandSidebarButton]": "Menu: pages and documents",
  "[data-testid=stSidebarCollapseButton] button": "Close the menu",
};

function nameButtons() {
  for (const [place, name] of Object.entries(NAMES)) {
    const button = document.querySelector(place);
    if (button && button.getAttribute("aria-label") !== name) button.setAttribute("aria-label", name);
  }
}

export default function () {
  if (document.getElementById("atr-announcer")) return;
  document.documentElement.lang = "en-GB";
  const region = document.createElement("div");
  region.id = "atr-announcer";
  region.className = "atr-hidden";
  region.setAttribute("role", "status");
  document.body.append(region);
  nameButtons();
  new MutationObserver(nameButtons).observe(document.body, { childList: true, subtree: true });
}

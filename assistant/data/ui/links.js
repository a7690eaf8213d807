// A list of links within the app. Following one tells the app, which keeps its state; opened in a new tab
// or copied, it is an ordinary link. Text comes in as data and is never read as HTML.
function item(entry, follow) {
  const link = document.createElement("a");
  link.href = `?${new URLSearchParams(entry.query)}`;
  if (entry.current) link.setAttribute("aria-current", "true");
  for (const part of ["label", "note"]) {
    if (!entry[part]) continue;
    const said = document.createElement("span");
    said.className = part;
    said.textContent = entry[part];
    link.append(said, " ");
  }
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    follow(entry.target);
  };
  const listed = document.createElement("li");
  listed.append(link);
  return listed;
}

// Each level is a list inside the entry before it.
function tree(entries, follow) {
  const root = document.createElement("ul");
  const open = [{ level: -Infinity, list: root }];
  for (const entry of entries) {
    while (open.length > 1 && open.at(-1).level >= entry.level) open.pop();
    const parent = open.at(-1);
    const listed = item(entry, follow);
    parent.list ??= parent.item.appendChild(document.createElement("ul"));
    parent.list.append(listed);
    open.push({ level: entry.level, item: listed, list: null });
  }
  return root;
}

// On a narrow screen the side bar covers the page: it makes way for what was chosen in it.
function makeWay(element) {
  const side = (element.host ?? element).closest?.("[data-testid=stSidebar]");
  if (side && window.matchMedia("(max-width: 768px)").matches) {
    side.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
  }
}

export default function ({ parentElement, data, setTriggerValue }) {
  const nav = parentElement.querySelector("nav");
  nav.setAttribute("aria-label", data.name);
  const drawn = JSON.stringify(data);
  if (nav.dataset.drawn === drawn) return;
  nav.dataset.drawn = drawn;
  nav.classList.toggle("stacked", Boolean(data.stacked));
  nav.replaceChildren(tree(data.entries, (target) => {
    setTriggerValue("followed", target);
    makeWay(parentElement);
  }));
}

// The table of figures. A press on a head sorts, a figure's link chooses its row; opened in a new tab or copied,
// the link is an ordinary one. Text comes in as data and is never read as HTML.
const SIGNS = { ascending: "\u25b2", descending: "\u25bc", none: "" };
const TRIES = 300;
const WAIT_MS = 100;

function made(name, text) {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  return element;
}

function head(told, sort) {
  const cell = made("th");
  cell.scope = "col";
  cell.setAttribute("aria-sort", told.order);
  const button = made("button", told.title);
  button.type = "button";
  button.dataset.column = told.name;
  const sign = made("span", SIGNS[told.order]);
  sign.setAttribute("aria-hidden", "true");
  button.append(sign);
  button.onclick = () => sort(told.name);
  cell.append(button);
  return cell;
}

function number(row, choose) {
  const cell = made("th");
  cell.scope = "row";
  cell.classList.toggle("long", row.cells[0].length > 14);
  const link = made("a", row.cells[0]);
  link.href = `?${new URLSearchParams(row.query)}`;
  link.dataset.figure = row.id;
  link.onclick = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    choose(row.id);
  };
  cell.append(link);
  if (row.differs) {
    const note = made("span", row.differs);
    note.className = "differs";
    cell.append(note);
  }
  return cell;
}

function line(row, heads, chosen, choose) {
  const drawn = made("tr");
  drawn.classList.toggle("differing", Boolean(row.differs));
  if (row.id === chosen) drawn.setAttribute("aria-current", "true");
  drawn.append(number(row, choose));
  row.cells.slice(1).forEach((text, place) => {
    const cell = made("td", text);
    cell.className = heads[place + 1].name;
    drawn.append(cell);
  });
  return drawn;
}

// The chosen figure stands above the table: it is brought into view and hears the focus, once it is drawn.
function arrive(chosen, left) {
  const heading = document.querySelector(".atr-chosen-heading");
  if (!heading || heading.dataset.figure !== chosen) {
    if (left) setTimeout(() => arrive(chosen, left - 1), WAIT_MS);
    return;
  }
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView({ block: "start" });
}

export default function ({ parentElement, data, setTriggerValue }) {
  const frame = parentElement.querySelector(".frame");
  const drawn = JSON.stringify(data);
  if (frame.dataset.drawn === drawn) return;
  frame.dataset.drawn = drawn;
  frame.setAttribute("aria-label", data.name);
  frame.querySelector("caption").textContent = data.name;
  const focused = parentElement.activeElement?.dataset?.column ?? frame.getRootNode().activeElement?.dataset?.column;
  const choose = (id) => {
    setTriggerValue("chosen", id);
    arrive(id, TRIES);
  };
  const sort = (column) => setTriggerValue("sorted", column);
  frame.querySelector("thead tr").replaceChildren(...data.heads.map((told) => head(told, sort)));
  frame.querySelector("tbody").replaceChildren(
    ...data.rows.map((row) => line(row, data.heads, data.chosen, choose)),
  );
  // Drawn anew, the head that was pressed keeps the focus.
  if (focused) frame.querySelector(`button[data-column="${focused}"]`)?.focus({ preventScroll: true });
}

// Puts a reference on the clipboard. Text comes in as data and is never read as HTML.
async function copied(text) {
  if (navigator.clipboard && window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return true;
  }
  // Browsers keep the clipboard from pages served without TLS; the old way still works there.
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

export default function ({ parentElement, data }) {
  const said = parentElement.querySelector("[role=status]");
  for (const button of parentElement.querySelectorAll("button")) {
    button.onclick = async () => {
      let done = false;
      try {
        done = await copied(data[button.dataset.copies]);
      } catch (error) {
        console.warn(error);
      }
      said.textContent = done ? "Copied" : "Could not copy: select the text instead";
      button.focus();
      setTimeout(() => { said.textContent = ""; }, 4000);
    };
  }
}

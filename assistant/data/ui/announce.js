// Fills the live region of the frame, once an occasion, a moment after the region was emptied.
const WAIT_MS = 150;
const KEEP_MS = 20000;

export default function ({ data }) {
  const region = document.getElementById("atr-announcer");
  if (!region || region.dataset.occasion === data.occasion) return;
  region.dataset.occasion = data.occasion;
  const say = (words) => { if (region.dataset.occasion === data.occasion) region.textContent = words; };
  say("");
  setTimeout(() => say(data.said), WAIT_MS);
  // Not left for a reader to come upon at the end of another page.
  setTimeout(() => say(""), KEEP_MS);
}

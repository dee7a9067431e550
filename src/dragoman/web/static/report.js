// Pointing at a mark lights up its line in the list beside the text, and the other way round.
function light(owner, on) {
  for (const element of document.querySelectorAll(`[data-owner="${CSS.escape(owner)}"]`)) element.classList.toggle("lit", on);
}

for (const element of document.querySelectorAll("[data-owner]")) {
  const owner = element.dataset.owner;
  for (const name of ["mouseenter", "focusin"]) element.addEventListener(name, () => light(owner, true));
  for (const name of ["mouseleave", "focusout"]) element.addEventListener(name, () => light(owner, false));
}

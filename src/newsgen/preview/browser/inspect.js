/* Keys and buttons of the inspector. All is there without it but copying and the keys. */
import { isTyping } from "./inspector.js";

const told = () => document.getElementById("told");

addEventListener("keydown", (event) => {
  const isKey = event.key === "Escape" || event.key === "i";
  const typing = isTyping(event) && event.target.type !== "checkbox";
  if (isKey && !typing) document.getElementById("back").click();
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const text = button.previousElementSibling.textContent;
  try {
    await navigator.clipboard.writeText(text);
    told().textContent = "Copied";
    button.textContent = "Copied";
  } catch {
    getSelection().selectAllChildren(button.previousElementSibling);
    told().textContent = "Selected: copy with the keyboard";
  }
});

/* A morph puts in the page as it was served, where the buttons are hidden. */
function showButtons() {
  for (const button of document.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
}
new MutationObserver(showButtons).observe(document.body, {
  subtree: true,
  childList: true,
  attributeFilter: ["hidden"],
});
showButtons();

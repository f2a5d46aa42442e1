// SPDX-License-Identifier: Apache-2.0
// Judging by keyboard: a digit for each element, m for all, n for save and next. Every page works without.

const form = document.querySelector("form[data-judging]");
const help = document.querySelector("[data-keys]");

function stored(act) {
  try {
    return act(localStorage);
  } catch {
    return null;
  }
}

function judged() {
  return [...form.querySelectorAll("[data-judged]")];
}

function boxOf(element) {
  return element.querySelector("input[type=checkbox]");
}

// What is met needs no reason.
function showReasons() {
  for (const element of judged()) element.querySelector("[data-why]").hidden = boxOf(element).checked;
}

function toggle(number) {
  const element = judged()[number - 1];
  if (!element) return;
  const box = boxOf(element);
  box.checked = !box.checked;
  showReasons();
  (box.checked ? box : element.querySelector("select")).focus();
}

function meetAll() {
  for (const element of judged()) boxOf(element).checked = true;
  showReasons();
}

function isTyping(target) {
  return target.matches("textarea, select, input:not([type=checkbox])");
}

function press(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  if (isTyping(event.target)) {
    // From the list of reasons back to the keys.
    if (event.target.matches("select") && (event.key === "Enter" || event.key === "Escape")) {
      event.preventDefault();
      event.target.closest("[data-judged]").querySelector("input[type=checkbox]").focus();
    }
    return;
  }
  if (stored((storage) => storage.getItem("reviews keys")) === "off") return;
  // By place on the keyboard besides, because a Thai layout has no Latin letters and digits.
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1] ?? /^[1-9]$/.exec(event.key)?.[0];
  const act =
    event.key === "?" || (event.shiftKey && event.code === "Slash") ? () => (help.open = !help.open)
    : digit && !event.shiftKey ? () => toggle(Number(digit))
    : event.key === "m" || event.code === "KeyM" ? meetAll
    : event.key === "n" || event.code === "KeyN" ? () => form.requestSubmit(form.querySelector("button[type=submit]"))
    : null;
  if (!act) return;
  event.preventDefault();
  act();
}

if (form) {
  showReasons();
  form.addEventListener("change", showReasons);
  addEventListener("keydown", press);
  if (help) {
    help.hidden = false;
    const off = help.querySelector("[data-keys-off]");
    off.checked = stored((storage) => storage.getItem("reviews keys")) === "off";
    off.addEventListener("change", () => stored((storage) => storage.setItem("reviews keys", off.checked ? "off" : "on")));
  }
}

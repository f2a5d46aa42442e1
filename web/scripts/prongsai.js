// SPDX-License-Identifier: Apache-2.0
// Small help where scripts run; every page works without.

// Whoever sent a form with faults is taken to the list of them.
const summary = document.querySelector(".govuk-error-summary");
if (summary) {
  summary.setAttribute("tabindex", "-1");
  summary.focus();
}

// A link of the summary goes into the field, not only to its place.
document.addEventListener("click", (event) => {
  const link = event.target.closest(".govuk-error-summary a[href^='#']");
  const field = link && document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  const heading = field.closest("fieldset")?.querySelector("legend") ?? document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
  (heading ?? field).scrollIntoView();
  field.focus({ preventScroll: true });
});

// What was typed and not sent is not lost by a slip; a second click on a button sends nothing twice.
for (const form of document.querySelectorAll("form[method='post']")) {
  let changed = false;
  let pressed = null;
  let since = 0;
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", (event) => {
    // The same button twice at once is a slip of the finger. A file that was handed out leaves the page as it is, so
    // that other buttons, and later the same, must go on working.
    const now = performance.now();
    if (event.submitter === pressed && now - since < 3000) return event.preventDefault();
    pressed = event.submitter;
    since = now;
    changed = false;
  });
  addEventListener("pageshow", () => (pressed = null));
  if ("keepTyped" in form.dataset) {
    addEventListener("beforeunload", (event) => {
      if (changed) event.preventDefault();
    });
  }
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Long work goes on by itself: the page looks again for whoever is watching, until the link is gone.
const follow = document.querySelector("a[data-follow]");
if (follow) {
  setInterval(() => {
    if (!document.hidden) location.reload();
  }, Number(follow.dataset.follow) * 1000);
}

// SPDX-License-Identifier: Apache-2.0
// Small help for who answers a survey; every page works without. Answers that are not sent yet stay on this device only,
// a lost connection costs nothing, and a browser that is to wait may compute instead.

const key = `answers ${location.pathname}`; // the path has the page token: one questionnaire, once
const day = 86400000;
const steps = ["at", "then", "go"]; // fields that are no answers

// Storage may be full, forbidden or switched off: then nothing is kept.
function stored(act) {
  try {
    return act(localStorage);
  } catch {
    return null;
  }
}

function kept() {
  return stored((storage) => JSON.parse(storage.getItem(key))?.answers) ?? null;
}

function forget() {
  stored((storage) => storage.removeItem(key));
}

// What somebody left unfinished on a shared computer does not stay there for long.
function forgetOld() {
  stored((storage) => {
    for (const name of Object.keys(storage)) {
      const at = name.startsWith("answers ") ? stored(() => JSON.parse(storage.getItem(name)).at) : Infinity;
      if (!(at > Date.now() - day)) storage.removeItem(name);
    }
  });
}

function answersIn(form) {
  return Object.fromEntries([...new FormData(form)].filter(([name]) => !steps.includes(name)));
}

function show(selector, shown) {
  for (const element of document.querySelectorAll(selector)) element.hidden = !shown;
}

function restore(form, answers) {
  const there = answersIn(form);
  for (const [name, value] of Object.entries(answers)) {
    if (name in there) continue;
    const radios = form.querySelectorAll(`input[type=radio][name="${CSS.escape(name)}"]`);
    for (const radio of radios) radio.checked = radio.value === value;
    if (radios.length === 0) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
}

function keepDraft(form) {
  const answers = kept();
  if (answers) restore(form, answers);
  show("[data-draft]", answers);
  const keep = () => {
    const written = JSON.stringify({ at: Date.now(), answers: { ...kept(), ...answersIn(form) } });
    show("[data-draft]", stored((storage) => (storage.setItem(key, written), true)));
  };
  form.addEventListener("change", keep);
  for (const button of document.querySelectorAll("[data-forget]")) {
    button.addEventListener("click", () => {
      forget();
      location.replace(location.pathname);
    });
  }
}

function pause(seconds) {
  return new Promise((go) => {
    setTimeout(go, seconds * 1000);
    addEventListener("online", go, { once: true });
  });
}

// The same page token sent again counts once, so it can be sent until an answer comes.
async function delivered(body, lost) {
  for (let seconds = 1, busy = 0; ; seconds = Math.min(seconds * 2, 30)) {
    try {
      const answer = await fetch(location.href, { method: "POST", body });
      if (answer.status !== 503 || ++busy > 3) return new DOMParser().parseFromString(await answer.text(), "text/html");
    } catch {
      lost();
    }
    await pause(seconds);
  }
}

function sendSafely(form) {
  let sending = false;
  form.addEventListener("submit", async (event) => {
    if (event.submitter?.value !== "send") return;
    event.preventDefault();
    if (sending) return;
    sending = true;
    const status = document.querySelector("[data-status]");
    const body = new URLSearchParams(new FormData(form));
    body.set("then", "send");
    status.textContent = status.dataset.sending;
    const page = await delivered(body, () => (status.textContent = status.dataset.lost));
    document.title = page.title;
    document.body.replaceWith(page.body);
    scrollTo(0, 0);
    document.querySelector("#content")?.focus();
    start();
  });
}

// SHA-256 of "<token>:<number>" with enough zero bits in front; browsers compute it only over TLS, elsewhere the wait remains.
async function work(place) {
  const bits = Number(place.dataset.work);
  if (!bits || !crypto.subtle) return;
  place.textContent = place.dataset.working;
  const token = location.pathname.split("/").pop();
  const text = new TextEncoder();
  const hash = (number) => crypto.subtle.digest("SHA-256", text.encode(`${token}:${number}`));
  for (let from = 0; ; from += 256) {
    const hashes = await Promise.all(Array.from({ length: 256 }, (_, at) => hash(from + at)));
    const found = hashes.findIndex((each) => Math.clz32(new DataView(each).getUint32(0)) >= bits);
    if (found >= 0) return location.replace(`${location.pathname}?work=${from + found}`);
  }
}

function start() {
  const faults = document.querySelector(".govuk-error-summary");
  if (faults) {
    faults.tabIndex = -1;
    faults.focus();
  }
  if (document.querySelector("[data-sent]")) forget();
  for (const form of document.querySelectorAll("form[data-questionnaire]")) {
    keepDraft(form);
    sendSafely(form);
  }
  for (const place of document.querySelectorAll("[data-work]")) work(place);
}

forgetOld();
start();

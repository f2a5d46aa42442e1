// SPDX-License-Identifier: Apache-2.0
// answering.mjs <survey_server> <folder>: people answer a survey in Chromium, with scripts and without, with a connection
// that breaks, on a device that is shared, and too often. Pictures of all pages stay in <folder>.
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { faults, launch, listen, widths } from "./look.mjs";

const [program, folder] = process.argv.slice(2);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const server = spawn(program, { stdio: ["pipe", "pipe", "inherit"] });
const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
const link = (await lines.next()).value;
const [codePage, code] = (await lines.next()).value.split(" ");
const site = new URL(link).origin;

let bad = 0;
function tell(where, what) {
  for (const line of [what].flat()) {
    console.log(`${where}: ${line}`);
    bad += 1;
  }
}
function expect(where, holds, what) {
  if (!holds) tell(where, what);
}

const set = (what) => fetch(`${site}/set/${what}`);
const stored = async () => (await (await fetch(`${site}/stored`)).text()).split("\n").filter(Boolean);

let places = 0;
/// Somebody at another place than all before, so that nobody has to wait.
function newcomer(browser, options = {}) {
  places += 1;
  return browser.newContext({ ...options, extraHTTPHeaders: { "X-Forwarded-For": `10.0.${places}.1` } });
}

let looked = 0;
/// The page on phones and on a desk.
async function look(page, name) {
  const size = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    tell(`${name} at ${width}`, await faults(page));
    await page.screenshot({ path: join(folder, `${name}.${width}.png`), fullPage: true });
  }
  await page.setViewportSize(size);
  looked += 1;
}

async function begin(page, used) {
  await page.goto(link);
  if (used) await page.check(`input[name=used][value=${used}]`);
  await page.click("main button[type=submit]");
}

async function chooseAll(page, value = "1") {
  const names = await page.locator("input[type=radio]").evaluateAll((all) => [...new Set(all.map((one) => one.name))]);
  for (const name of names) await page.check(`input[name=${name}][value="${value}"]`);
  return names.length;
}

const press = (page, then) => page.click(`button[name=then][value=${then}]`);
const isThanks = (page) => page.locator("[data-sent]").waitFor({ timeout: 20000 });
const drafts = (page) => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("answers ")).length);

/// What coordinators and administrators see of it, and everybody after the close.
async function lookAround(browser, language) {
  const context = await newcomer(browser);
  await context.addCookies([{ name: "language", value: language, url: site }]);
  const page = await context.newPage();
  const complaints = listen(page);
  await set("usual");
  await page.goto(`${site}/agencies/31/cycles/7/surveys`);
  const files = await page.locator("a[href*='/surveys/poster/EIT?as=']").count();
  expect("overview", files === 3, `${files} files of the link, not 3`);
  await look(page, `overview.${language}`);
  await page.goto(`${site}/cycles/7/surveys/asking`);
  await look(page, `asking.${language}`);
  await set("closed");
  await page.goto(`${site}/receipts/7/31/EIT`);
  expect("receipts", (await page.locator("main li").count()) > 0, "no receipt in the published list");
  await look(page, `receipts.${language}`);
  await set("usual");
  tell(`pages around in ${language}`, complaints);
  await context.close();
}

async function withoutScripts(browser) {
  const context = await newcomer(browser, { javaScriptEnabled: false, viewport: { width: 320, height: 700 } });
  const page = await context.newPage();
  await set("usual");
  const before = (await stored()).length;
  await begin(page);
  expect("no scripts", (await chooseAll(page)) === 9, "there are not nine questions");
  expect("no scripts", !(await page.locator("[data-draft]").isVisible()), "promises to keep answers");
  await press(page, "review");
  await press(page, "send");
  await isThanks(page);
  await set("both");
  await begin(page);
  expect("no scripts", await page.locator(".govuk-error-summary").isVisible(), "begins without the first question answered");
  await page.check("input[name=used][value=yes]");
  await page.click("main button[type=submit]");
  for (let number = 1; number <= 9; number += 1) {
    await page.check("input[type=radio][value='2']");
    await press(page, "next");
  }
  await page.click("button[name=go][value='4']");
  await page.check("input[type=radio][value='1']");
  await press(page, "next");
  await press(page, "send");
  await isThanks(page);
  const answers = await stored();
  expect("no scripts", answers.length === before + 2, `stored ${answers.length - before} answers, not 2`);
  expect("no scripts", answers.includes("222122222"), `the change of one answer is lost: ${answers}`);
  await context.close();
}

async function lookAtAll(browser, language) {
  const context = await newcomer(browser, { viewport: { width: 360, height: 700 } });
  await context.addCookies([{ name: "language", value: language, url: site }]);
  const page = await context.newPage();
  const complaints = listen(page);
  await set("usual");
  await page.goto(link);
  await look(page, `start.${language}`);
  await begin(page);
  await page.check("input[name=e1][value='1']");
  await look(page, `questionnaire.${language}`);
  await set("both");
  await page.goto(link);
  await look(page, `screening.${language}`);
  await begin(page, "no");
  await look(page, `screened-out.${language}`);
  await begin(page, "yes");
  await look(page, `question-1.${language}`);
  await page.check("input[type=radio][value='1']");
  await press(page, "next");
  await look(page, `question-2.${language}`);
  for (let number = 2; number <= 9; number += 1) {
    await page.check("input[type=radio][value='1']");
    await press(page, "next");
  }
  await look(page, `review.${language}`);
  await press(page, "send");
  await isThanks(page);
  await look(page, `thanks.${language}`);
  tell(`pages in ${language}`, complaints);
  await context.close();
  await lookAtAFault(browser, language);
}

async function lookAtAFault(browser, language) {
  const context = await newcomer(browser, { viewport: { width: 360, height: 700 } });
  await context.addCookies([{ name: "language", value: language, url: site }]);
  const page = await context.newPage();
  await begin(page, "yes");
  await press(page, "next");
  await look(page, `question-fault.${language}`);
  const focused = await page.evaluate(() => document.activeElement.className);
  expect("fault", focused === "govuk-error-summary", `the focus is on "${focused}"`);
  await context.close();
}

async function staffWithACode(browser) {
  const context = await newcomer(browser);
  const page = await context.newPage();
  await set("one-by-one");
  await page.goto(codePage);
  await page.fill("input[name=code]", code.toLowerCase());
  await page.click("main button[type=submit]");
  for (let number = 1; number <= 15; number += 1) {
    await page.check("input[type=radio][value='1']");
    await press(page, "next");
  }
  await press(page, "send");
  await isThanks(page);
  const names = (await context.cookies()).map((cookie) => cookie.name);
  expect("staff", names.length === 0, `staff get cookies: ${names}`);
  await page.goto(codePage);
  await page.fill("input[name=code]", code);
  await page.click("main button[type=submit]");
  expect("staff", (await page.locator("input[type=radio]").count()) === 0, "a used code opens the questionnaire");
  await context.close();
}

async function draftsOnTheDevice(browser, way) {
  const context = await newcomer(browser);
  const page = await context.newPage();
  await set(way);
  await begin(page);
  await page.check("input[name=e1][value='2']");
  if (way === "one-by-one") {
    await press(page, "next");
    await page.check("input[name=e2][value='1']");
    await page.goto(page.url());
    expect(way, await page.isChecked("input[name=e1][value='2']"), "the first answer is gone");
    await press(page, "next");
    expect(way, await page.isChecked("input[name=e2][value='1']"), "the second answer is gone");
  } else {
    await page.check("input[name=e5][value='1']");
    await page.reload();
    expect(way, await page.isChecked("input[name=e1][value='2']"), "an answer is gone after loading again");
    expect(way, await page.isChecked("input[name=e5][value='1']"), "another answer is gone");
  }
  await page.click("[data-forget]");
  await page.waitForLoadState();
  await page.locator("form[data-questionnaire]").waitFor();
  expect(way, (await drafts(page)) === 0, "deleted answers are still on the device");
  expect(way, (await page.locator("input[type=radio]:checked").count()) === 0, "deleted answers are still in the page");
  await page.check("input[name=e1][value='1']");
  await page.evaluate(() => {
    const key = Object.keys(localStorage)[0];
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), at: Date.now() - 2 * 86400000 }));
    localStorage.setItem("answers /broken", "{");
  });
  await page.reload();
  expect(way, (await drafts(page)) === 0, "what is two days old stays on the device");
  await context.close();
}

async function brokenConnections(browser) {
  const context = await newcomer(browser, { viewport: { width: 360, height: 700 } });
  const page = await context.newPage();
  await set("usual");
  const before = (await stored()).length;
  await begin(page);
  await chooseAll(page);
  await context.setOffline(true);
  await press(page, "send");
  await page.waitForFunction(() => document.querySelector("[data-status]").textContent === document.querySelector("[data-status]").dataset.lost);
  await page.screenshot({ path: join(folder, "lost.360.png"), fullPage: true });
  await context.setOffline(false);
  await isThanks(page);
  expect("connection", (await drafts(page)) === 0, "answers stay on the device after the thanks");
  expect("connection", (await stored()).length === before + 1, "not counted once");
  // The answers arrive, but what the server says does not come back.
  await begin(page);
  await chooseAll(page);
  let sent = 0;
  await page.route("**/answer/*", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    sent += 1;
    if (sent > 1) return route.continue();
    await route.fetch();
    return route.abort();
  });
  await press(page, "send");
  await isThanks(page);
  expect("connection", sent === 2, `sent ${sent} times`);
  expect("connection", (await stored()).length === before + 2, "sent twice, it counts twice");
  await context.close();
}

async function tooOften(browser) {
  await set("usual");
  for (let time = 0; time < 14; time += 1) await fetch(link, { method: "POST", redirect: "manual" });
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const waiting = await plain.newPage();
  await begin(waiting);
  expect("too often", (await waiting.locator("[data-work]").count()) === 1, "nobody has to wait");
  await waiting.screenshot({ path: join(folder, "wait.png"), fullPage: true });
  await plain.close();
  const context = await browser.newContext();
  const page = await context.newPage();
  await begin(page);
  await page.locator("form[data-questionnaire]").waitFor({ timeout: 60000 });
  await chooseAll(page);
  await press(page, "send");
  await isThanks(page);
  await context.close();
}

const browser = await launch();
try {
  for (const language of ["th", "en"]) await lookAtAll(browser, language);
  for (const language of ["th", "en"]) await lookAround(browser, language);
  await withoutScripts(browser);
  await staffWithACode(browser);
  for (const way of ["usual", "one-by-one"]) await draftsOnTheDevice(browser, way);
  await brokenConnections(browser);
  await tooOften(browser);
  console.log(`${looked} pages looked at, ${bad} faults`);
} finally {
  await browser.close();
  server.stdin.end();
}
process.exitCode = bad ? 1 : 0;

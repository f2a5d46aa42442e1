// SPDX-License-Identifier: Apache-2.0
// What every page must be in a browser, whichever test opened it: no axe violation (WCAG 2.2 AA and good practice), nothing
// wider than the screen, nothing that the content security policy refused, our font.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const widths = [320, 360, 1280];

export function launch() {
  return chromium.launch({
    executablePath: process.env.PRONGSAI_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
  });
}

/// Collects what the browser complains about, from before the page is opened.
export function listen(page) {
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("requestfailed", (request) => complaints.push(`not loaded: ${request.url()}`));
  page.on("response", (answer) => answer.status() >= 400 && complaints.push(`${answer.status()}: ${answer.url()}`));
  return complaints;
}

function describe(violation) {
  const nodes = violation.nodes.slice(0, 3).map((node) => `    ${node.html.slice(0, 160)}\n      ${node.failureSummary.replace(/\n\s*/g, " ")}`);
  return `axe ${violation.id}: ${violation.help}\n${nodes.join("\n")}`;
}

function measure() {
  const wide = document.documentElement.scrollWidth > innerWidth;
  const outside = [...document.querySelectorAll("main *, header *, footer *")].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.right > innerWidth + 1 && !element.closest(".wide") && !element.closest(".govuk-visually-hidden");
  });
  const low = [...document.querySelectorAll("p, li, td, th, label, legend, h1, h2, .govuk-hint")].filter((element) => {
    const style = getComputedStyle(element);
    return parseFloat(style.lineHeight) / parseFloat(style.fontSize) < 1.55;
  });
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  return {
    wide: wide ? outside.slice(0, 3).map((element) => element.outerHTML.slice(0, 160)) : [],
    isWide: wide,
    low: low.slice(0, 3).map((element) => element.outerHTML.slice(0, 160)),
    twice: ids.filter((id, at) => ids.indexOf(id) !== at),
    fonts: document.fonts.check("16px Sarabun", "\u0E01") && document.fonts.check("16px Sarabun", "a"),
  };
}

/// Everything wrong with the open page, as lines.
export async function faults(page) {
  await page.evaluate(() => document.fonts.ready.then(() => true));
  const found = [];
  const measured = await page.evaluate(measure);
  if (measured.isWide) found.push(`wider than the screen: ${measured.wide.join(" | ")}`);
  if (measured.low.length) found.push(`lines too close for Thai: ${measured.low.join(" | ")}`);
  if (measured.twice.length) found.push(`ids given twice: ${measured.twice.join(", ")}`);
  if (!measured.fonts) found.push("Sarabun is not loaded");
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const result = await page.evaluate(() =>
    window.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return found.concat(result.violations.map(describe));
}

// SPDX-License-Identifier: Apache-2.0
// gallery.mjs <make_gallery> <folder>: serves the gallery as the site would and looks at every page on phones and on a
// desk, in both languages. Pictures of all stay in <folder>/pictures.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { faults, launch, listen, widths } from "./look.mjs";

const [maker, folder, only = ""] = process.argv.slice(2); // only: pages whose names begin so
rmSync(folder, { recursive: true, force: true });
execFileSync(maker, [folder], { stdio: "inherit" });
const pictures = join(folder, "pictures");
mkdirSync(pictures);
const policy = readFileSync(join(folder, "policy.txt"), "utf8");
const types = { html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript", svg: "image/svg+xml", woff2: "font/woff2" };

const server = createServer((request, answer) => {
  const name = new URL(request.url, "http://localhost").pathname.slice(1);
  try {
    const body = readFileSync(join(folder, name));
    answer.writeHead(200, { "Content-Type": types[name.split(".").pop()], "Content-Security-Policy": policy });
    answer.end(body);
  } catch {
    answer.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const site = `http://127.0.0.1:${server.address().port}`;

let bad = 0;
function tell(where, lines) {
  for (const line of lines) {
    console.log(`${where}: ${line}`);
    bad += 1;
  }
}

async function look(browser, name) {
  const page = await browser.newPage({ viewport: { width: widths[0], height: 800 } });
  const complaints = listen(page);
  await page.goto(`${site}/${name}`);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    tell(`${name} at ${width}`, await faults(page));
    await page.screenshot({ path: join(pictures, `${name.replace(".html", "")}.${width}.png`), fullPage: true });
  }
  tell(name, complaints);
  await page.close();
}

/// The list of faults has the focus, and its links lead into the fields; without scripts the page is the same.
async function lookAtFaults(browser, name) {
  const page = await browser.newPage();
  await page.goto(`${site}/${name}`);
  const focused = await page.evaluate(() => document.activeElement.className);
  if (focused !== "govuk-error-summary") tell(name, [`the focus is on "${focused}", not on the list of faults`]);
  await page.click("a[href='#email']");
  const field = await page.evaluate(() => document.activeElement.id);
  if (field !== "email") tell(name, [`the link leads to "${field}", not into the field`]);
  await page.close();
  const plain = await browser.newPage({ javaScriptEnabled: false });
  await plain.goto(`${site}/${name}`);
  await plain.click("a[href='#email']");
  if (!plain.url().endsWith("#email")) tell(name, ["without scripts the link leads nowhere"]);
  await plain.close();
}

async function print(browser, name) {
  const page = await browser.newPage();
  await page.goto(`${site}/${name}`);
  await page.emulateMedia({ media: "print" });
  const shown = await page.evaluate(() => getComputedStyle(document.querySelector(".site-foot")).display);
  if (shown !== "none") tell(name, ["the foot of the site is printed"]);
  await page.pdf({ path: join(pictures, `${name.replace(".html", "")}.pdf`), preferCSSPageSize: true, printBackground: true });
  await page.close();
}

const browser = await launch();
try {
  const names = readdirSync(folder).filter((name) => name.endsWith(".html") && name.startsWith(only));
  for (const name of names) await look(browser, name);
  for (const language of only ? [] : ["th", "en"]) {
    await lookAtFaults(browser, `faults.${language}.html`);
    await print(browser, `lists.${language}.html`);
  }
  console.log(`${names.length} pages at ${widths.length} widths, ${bad} faults`);
  if (names.length === 0) bad += 1;
} finally {
  await browser.close();
  server.close();
}
process.exitCode = bad ? 1 : 0;

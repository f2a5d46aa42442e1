// SPDX-License-Identifier: Apache-2.0
// After a round was published: a citizen finds the agency of the place and what became of it; a researcher takes the
// files along, sees that they arrived whole, and computes every total again with the script of the documents.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const place = { th: "ระเว", en: "Rawe" };
const published = "86.63"; // FY2567, as the agency printed it

export async function findResult(walker) {
  await walker.open("/results", "search");
  await walker.page.fill('main [name="search"]', "ไม่มีหน่วยงานนี้");
  await Promise.all([walker.page.waitForNavigation(), walker.page.click("main form button")]);
  walker.expect((await walker.page.locator("main table tbody tr").count()) === 0, "no agency of that name");
  await walker.look("search-nothing");
  await walker.page.fill('main [name="search"]', place[walker.language]);
  await Promise.all([walker.page.waitForNavigation(), walker.page.click("main form button")]);
  await walker.look("search-found");
  await Promise.all([walker.page.waitForNavigation(), walker.page.locator("main table tbody a").first().click()]);
  await walker.look("agency");
  walker.expect((await walker.text()).includes(published), `${published} on the agency's page`);
  walker.expect((await walker.page.locator(".shown-items__item .shown-items__link").count()) > 20, "disclosure items with links");
  await Promise.all([walker.page.waitForNavigation(), walker.page.locator('main table a[href$="/2567"]').first().click()]);
  await walker.look("year");
  const address = new URL(walker.page.url()).pathname;
  walker.expect(/^\/agencies\/\d+\/2567$/.test(address), `an address that can be passed on, found ${address}`);
  walker.expect((await walker.page.locator(".total-score__number").innerText()) === published, `${published} as the total`);
  await walker.open("/results/rankings", "rankings");
  await walker.open("/results/methodology/2567", "methodology");
  walker.expect((await walker.open(address.replace("2567", "2569"))) === 404, "no result of a year to come");
  await walker.look("no-such-year");
}

/// The files of the year as the page lists them, whole by the sums beside them.
async function download(walker, folder) {
  const files = await walker.page.locator('main a[href*="/2567/"][download]').evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  for (const href of files) {
    const answer = await walker.context.request.get(walker.site.address + href);
    walker.expect(answer.ok(), `${href} to be there`);
    writeFileSync(join(folder, href.split("/").pop()), await answer.body());
  }
  const sums = readFileSync(join(folder, "SHA256SUMS"), "utf8").trim().split("\n");
  for (const [sum, name] of sums.map((line) => line.split("  ")))
    walker.expect(createHash("sha256").update(readFileSync(join(folder, name))).digest("hex") === sum, `${name} as its sum says`);
  return sums.length;
}

export async function recompute(walker) {
  await walker.open("/results/data", "data");
  const folder = join(walker.site.folder, "research");
  mkdirSync(folder);
  walker.expect((await download(walker, folder)) === 6, "six files and their sums");
  const text = readFileSync(new URL("../../../docs/recompute.md", import.meta.url), "utf8");
  writeFileSync(join(folder, "recompute.py"), text.match(/```python\n([^]*?)```/)[1]);
  const lines = execFileSync("python3", ["recompute.py", "subjects-2567.csv", "scores-2567.csv"], { cwd: folder }).toString().trim().split("\n");
  walker.expect(lines.includes(`DEMO-001 ${published} ${published}`), `the published total recomputed, found ${lines}`);
  walker.expect(lines.every((line) => /^\S+ (\S+) \1$/.test(line)), `each total as published, found ${lines}`);
  walker.expect((await walker.open("/results/data/2569/SHA256SUMS")) === 404, "no files of a year to come");
}

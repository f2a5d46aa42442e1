// SPDX-License-Identifier: Apache-2.0
// The administrator at the end: counts, the stage closed with a reason, the answers exported and scored by the command.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { password } from "./coordinator.mjs";

function english(name) {
  const rows = readFileSync(new URL("../../world/demo/agencies.csv", import.meta.url), "utf8").split("\n");
  return rows.map((row) => row.split(",")).find((row) => row[1] === name)?.[2];
}

/// Each agency's IIT and EIT on the page, to the last digit, as the command computes them from the exported answers.
function compare(walker, table, scores) {
  walker.expect(table.length === scores.length && table.length === 5, `five agencies, found ${table.length}`);
  for (const agency of scores) {
    const shown = table.find((row) => row[0] === agency.agency || row[0] === english(agency.agency));
    for (const [column, code] of [[1, "IIT"], [3, "EIT"]]) {
      const computed = agency.instruments.find((instrument) => instrument.code === code).score?.display ?? "";
      walker.expect(shown?.[column] === computed, `${computed} as ${code} of ${agency.agency}, found ${shown?.[column]}`);
    }
  }
}

export async function closeAndScore(walker, { program }) {
  await walker.signIn("admin", password);
  await walker.look("front");
  const round = await walker.page.locator("main h2 a").first().getAttribute("href");
  await walker.open(`${round}/surveys`, "national");
  await walker.open(`${round}/stages/surveys/close`, "close");
  await walker.send({ reason: "" });
  await walker.refused("close-refused", 1);
  await walker.send({ reason: "ครบตามเป้าหมายแล้ว" });
  await walker.look("round-closed");
  await walker.open(`${round}/answers`, "answers");
  const [file] = await Promise.all([walker.page.waitForEvent("download"), walker.page.click('form[action$="/export"] button')]);
  const answers = join(walker.site.folder, "answers.csv");
  writeFileSync(answers, readFileSync(await file.path()));
  const scores = JSON.parse(execFileSync(program, ["score", "--framework", "2568", "--responses", answers, "--format", "json"], { maxBuffer: 1 << 28 }).toString());
  await walker.open(`${round}/scores`, "scores");
  const table = await walker.page.locator("main table tbody tr").evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
  compare(walker, table, scores);
  await walker.open("/audit", "audit");
  await walker.open("/people", "people");
  await walker.open("/agencies", "register");
  await walker.open("/cycles", "rounds");
}

// SPDX-License-Identifier: Apache-2.0
// The administrator at the end: counts, the stage closed with a reason, the answers exported and scored by the command.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { password } from "./coordinator.mjs";

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
  walker.expect(JSON.stringify(scores).includes("องค์การบริหารส่วนตำบลระเว"), "scores of the exported answers");
  await walker.open("/audit", "audit");
  await walker.open("/people", "people");
  await walker.open("/agencies", "register");
  await walker.open("/cycles", "rounds");
}

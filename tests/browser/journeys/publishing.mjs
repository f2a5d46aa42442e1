// SPDX-License-Identifier: Apache-2.0
// Results become official: an administrator computes a round, sees what changed, freezes it; another one confirms and
// publishes. What is tried too early, or by the same person, is refused in words.
import { password } from "./coordinator.mjs";

async function finishedRound(walker) {
  await walker.open("/cycles");
  const links = await walker.page.locator("main a").evaluateAll((all) => all.map((a) => [a.textContent, a.getAttribute("href")]));
  return links.find(([text, href]) => text.includes("2567") && /^\/cycles\/\d+$/.test(href))[1];
}

/// Waits as a person does: the page looks again by itself until the computation is over.
async function computed(walker, results) {
  for (let tries = 0; tries < 60; ++tries) {
    await walker.open(results);
    if ((await walker.page.locator("progress[max='100']").count()) === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  return walker.expect(false, "the computation to end");
}

async function computes(walker, results) {
  await walker.open(results, "results");
  await walker.press({ action: "/compute" });
  await walker.look("computing");
  await computed(walker, results);
  await walker.look("computed");
  await walker.open(`${results}/differences`, "differences");
  walker.expect((await walker.page.locator("main table tbody tr").count()) === 0, "nothing changed");
  await walker.open(`${results}/hearings`, "hearings");
  await walker.send({ days: "99" });
  await walker.refused("hearings-refused");
}

async function freezes(walker, results) {
  await walker.open(`${results}/publish`, "publish-too-early");
  walker.expect((await walker.page.locator("main form").count()) === 0, "nothing to publish yet");
  await walker.open(`${results}/freeze`, "freeze");
  await walker.send({ reason: "" });
  await walker.refused("freeze-refused", 1);
  await walker.send({ reason: "ตรวจซ้ำตามข้อสังเกต" }, { action: "/freeze" });
  await walker.look("frozen");
  await walker.open(`${results}/confirm`, "confirm-oneself");
  walker.expect((await walker.page.locator("main form").count()) === 0, "somebody else to confirm");
}

async function confirmsAndPublishes(walker, results) {
  await walker.open(`${results}/confirm`, "confirm");
  await walker.press({ action: "/confirm" });
  await walker.open(`${results}/publish`, "publish");
  await walker.send({ "visible_from-day": "31", "visible_from-month": "2", "visible_from-year": "2570" }, { action: "/publish" });
  await walker.refused("publish-refused", 1);
  await walker.send({ "visible_from-day": "", "visible_from-month": "", "visible_from-year": "" }, { action: "/publish" });
  await walker.look("published");
}

export async function publish(walker) {
  await walker.signIn("admin", password);
  const results = `${await finishedRound(walker)}/results`;
  await computes(walker, results);
  await freezes(walker, results);
  await walker.signOut();
  await walker.signIn("admin.second", password);
  await confirmsAndPublishes(walker, results);
  await walker.open(`${results}/withdraw`, "withdraw");
  await walker.press({ action: "/withdraw" });
  await walker.refused("withdraw-refused", 1);
}

// SPDX-License-Identifier: Apache-2.0
// What must not open: another agency, another role's pages, a form from elsewhere, a session that is over.
import { password } from "./coordinator.mjs";

export async function wrongDoors(walker) {
  await walker.open("/people");
  walker.expect(walker.page.url().includes("/sign-in"), "to be asked to sign in");
  await walker.signIn("patueng", password);
  walker.expect((await walker.open("/people", "not-found")) === 404, "the people of the programme not to be there");
  const own = await walker.open("/").then(() => walker.page.locator("main h2 a").first().getAttribute("href"));
  const number = Number(own.split("/").pop());
  walker.expect((await walker.open(`/agencies/${number - 1}`)) === 404, "another agency not to be there");
  await walker.open(`${own}/units/new`);
  await walker.page.evaluate(() => (document.querySelector("main [name=csrf]").value = "forged"));
  await walker.send({ name: "กองปลอม" });
  await walker.look("forged-form");
  walker.expect(!(await walker.open(own).then(() => walker.text())).includes("กองปลอม"), "nothing to come of a forged form");
  await walker.open(`${own}/units/new`);
  await walker.context.clearCookies();
  await walker.send({ name: "กองสาย" });
  await walker.look("session-over");
  walker.expect(!walker.page.url().endsWith(own), "a form after the session not to be taken");
}

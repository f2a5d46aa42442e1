// SPDX-License-Identifier: Apache-2.0
// The coordinator of an agency: second factor, units, numbers of people, codes for staff, the link for the public.
import { readFileSync } from "node:fs";
import { oneTimePassword } from "../site.mjs";

export const password = "prongsai-demo";

async function turnOnSecondFactor(walker) {
  await walker.open("/account", "account");
  await walker.open("/account/second-factor", "second-factor");
  const key = await walker.page.locator("main code").first().innerText();
  await walker.send({ code: "000000" });
  await walker.refused("second-factor-refused");
  await walker.send({ code: oneTimePassword(key) });
  await walker.look("recovery-codes");
  return key;
}

async function signInWithCode(walker, login, key) {
  await walker.signOut();
  await walker.signIn(login, password);
  await walker.look("sign-in-code");
  await walker.send({ code: "123" });
  await walker.refused("sign-in-code-refused");
  // The code that turned it on is used up: the next one is the right one, however soon.
  await walker.send({ code: oneTimePassword(key, Date.now() + 30000) });
  walker.expect(walker.page.url() === `${walker.site.address}/`, "to be signed in with the code");
}

async function addUnit(walker, agency) {
  await walker.open(`${agency}/units/new`, "unit-new");
  await walker.send({ name: "" });
  await walker.refused("unit-new-refused", 1);
  await walker.send({ name: "กองสาธารณสุขและสิ่งแวดล้อม" });
  await walker.look("agency");
  walker.expect((await walker.text()).includes("กองสาธารณสุขและสิ่งแวดล้อม"), "the new unit");
}

async function changeContact(walker, agency) {
  await walker.open(`${agency}/contact`, "contact");
  await walker.send({ web: "ไม่มี", telephone: "ไม่มี" });
  await walker.refused("contact-refused", 2);
  await walker.send({ web: "https://www.rawe.example", telephone: "๐ 7312 3456 ต่อ ๑๒" });
  await walker.look("agency-contact");
  walker.expect((await walker.text()).includes("0 7312 3456 ต่อ 12"), "the new telephone");
}

async function stateCounts(walker, round) {
  await walker.open(`${round}/counts`, "counts");
  await walker.send({ people_IIT: "สี่สิบ", people_EIT: "-3" });
  await walker.refused("counts-refused", 2);
  await walker.send({ people_IIT: "๔๖", people_EIT: "8,105" });
  await walker.look("round");
  walker.expect((await walker.text()).includes("46"), "the number of staff");
}

async function download(walker, button) {
  const [file] = await Promise.all([walker.page.waitForEvent("download"), walker.page.click(`button[value="${button}"]`, { noWaitAfter: true })]);
  return readFileSync(await file.path());
}

async function makeCodes(walker, round) {
  await walker.open(`${round}/surveys`, "surveys");
  await walker.send({ codes: "0" }, { action: "/codes" });
  await walker.refused("codes-refused", 1);
  await walker.send({ codes: "12" }, { action: "/codes" });
  await walker.look("codes-made");
  const slips = await download(walker, "pdf");
  walker.expect(slips.subarray(0, 5).toString() === "%PDF-", "slips as PDF");
  const table = (await download(walker, "csv")).toString("utf8");
  const codes = table.match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g) ?? [];
  walker.expect(new Set(codes).size === 12, `twelve codes in the table, found ${codes.length}`);
  return codes;
}

export async function coordinate(walker) {
  await walker.signIn("rawe", password);
  await walker.look("front");
  const key = await turnOnSecondFactor(walker);
  await signInWithCode(walker, "rawe", key);
  const agency = await walker.page.locator("main h2 a").first().getAttribute("href");
  await addUnit(walker, agency);
  await changeContact(walker, agency);
  await walker.open(`${agency}/cycles`, "rounds");
  await walker.open(`${agency}/people`, "people");
  const round = await walker.page.goto(`${walker.site.address}/`).then(() => walker.page.locator("main li a").first().getAttribute("href"));
  await stateCounts(walker, round);
  const codes = await makeCodes(walker, round);
  await walker.open(`${round}/surveys`);
  const link = await walker.page.locator('main a[href*="/survey/"]').first().getAttribute("href");
  return { codes, link, round };
}

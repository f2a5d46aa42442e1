// SPDX-License-Identifier: Apache-2.0
// From a published result to an approved plan in which no weakness is forgotten: drafts from the library, a measure
// written by hand with its faults told, a decision not to act, two people writing at once, one return for correction.
import { password } from "./disclosure.mjs";

async function ownPlans(walker) {
  await walker.open("/");
  const round = await walker.page.locator("main li a").first().getAttribute("href");
  return `${round.replace(/\/cycles\/.*/, "")}/plans`;
}

async function clickAndGo(walker, selector) {
  await Promise.all([walker.page.waitForNavigation(), walker.page.locator(selector).first().click()]);
}

/// The plan of the demo, taken from the agency's own document, forgets two items as the document did.
async function forgetfulPlan(walker, plans) {
  await walker.open(plans, "plans");
  await walker.send({ year: "2560" }, { action: "/plans" });
  await walker.refused("plans-refused", 1);
  await walker.open(`${plans}/2568`, "plan-forgetful");
  for (const forgotten of ["o2", "o12"])
    walker.expect(await walker.page.locator(`#weak-${forgotten}`).count(), `${forgotten} among the weaknesses without a measure`);
  return new URL(walker.page.url()).pathname;
}

async function draftMeasures(walker, plan) {
  await walker.open(`${plan}/submit`, "submit-missing");
  walker.expect((await walker.page.locator("main form").count()) === 0, "no way to submit");
  await walker.open(`${plan}/propose`, "propose-all");
  await walker.open(`${plan}/propose?weakness=o2`, "propose");
  await walker.press({ action: "/propose" });
  await walker.look("plan-drafted");
  await walker.open(`${plan}/carry`, "carry-nothing");
  await walker.open(`${plan}/library`.replace(/\/\d{4}\//, "/"), "library");
  walker.expect((await walker.page.locator(`#weak-o2`).count()) === 0, "o2 answered");
}

async function writeMeasure(walker, plan) {
  await walker.open(`${plan}/measures/new?weakness=o12`, "measure-new");
  await walker.press({ action: "/measures/new", button: "save" });
  await walker.refused("measure-refused");
  await walker.send({ title: "เปิดเผยแผนการจัดซื้อจัดจ้าง", step_1: "จัดทำแผน", step_2: "เผยแพร่บนเว็บไซต์", due_2: "๓๑ มีนาคม ๒๕๖๗" }, { action: "/measures/new", button: "more" });
  await walker.look("measure-more-rows");
  await walker.press({ action: "/measures/new", button: "up_2" });
  walker.expect((await walker.page.locator("#step_1").inputValue()) === "เผยแพร่บนเว็บไซต์", "the second step above the first");
  await walker.send({ success: "items_met" }, { action: "/measures/new", button: "save" });
  await walker.refused("measure-outside-year", 1);
  await walker.send({ due_1: "๓๑ มีนาคม ๒๕๖๘", lead: await firstUnit(walker), budget: "๑,๒๕๐.๕๐", priority: "urgent", period: "months", first_month: "2", last_month: "6" }, { action: "/measures/new", button: "save" });
  await walker.look("measure");
  walker.expect((await walker.text()).includes("1,250.50"), "the budget in Arabic digits");
  return new URL(walker.page.url()).pathname;
}

function firstUnit(walker) {
  return walker.page.locator("#lead option").nth(1).getAttribute("value");
}

async function anotherSaves(walker, measure, name, words) {
  const other = await walker.context.newPage();
  await other.goto(`${walker.site.address}${measure}/edit`);
  await other.fill(`#${name}`, words);
  await Promise.all([other.waitForNavigation(), other.locator('main form button[value="save"]').click()]);
  await other.close();
}

async function twoAtDifferentFields(walker, measure) {
  await walker.open(`${measure}/edit`, "measure-edit");
  await anotherSaves(walker, measure, "person", "ปลัดองค์การบริหารส่วนตำบล");
  await walker.send({ title: "เปิดเผยแผนจัดซื้อจัดจ้างให้ครบถ้วน" }, { action: "/edit", button: "save" });
  await walker.look("measure-merged");
  const text = await walker.text();
  walker.expect(text.includes("ให้ครบถ้วน") && text.includes("ปลัดองค์การบริหารส่วนตำบล"), "what both changed");
}

async function twoAtOneField(walker, measure) {
  await walker.open(`${measure}/edit`);
  await anotherSaves(walker, measure, "title", "เปิดเผยแผนจัดซื้อจัดจ้างรายเดือน");
  await walker.send({ title: "เปิดเผยแผนจัดซื้อจัดจ้างให้ครบทุกไตรมาส" }, { action: "/edit", button: "save" });
  await walker.look("measure-conflict");
  walker.expect((await walker.page.locator("#title").inputValue()).includes("ไตรมาส"), "what was typed");
  walker.expect((await walker.text()).includes("เปิดเผยแผนจัดซื้อจัดจ้างรายเดือน"), "what the other stored");
  await walker.press({ action: "/edit", button: "save" });
  await walker.look("measure-saved");
}

async function leadEverything(walker, plan) {
  await walker.open(`${plan}?state=incomplete`);
  const links = await walker.page.locator('main table a[href*="/measures/"]').evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  for (const link of links) {
    await walker.open(`${link}/edit`);
    // The old document says neither who leads nor what success is.
    await walker.send({ lead: await firstUnit(walker), success: "words", success_words: "ผู้รับบริการรู้จักและใช้ช่องทางของหน่วยงานมากขึ้น" }, { action: "/edit", button: "save" });
  }
}

async function decideTheRest(walker, plan) {
  await walker.open(plan);
  for (const box of await walker.page.locator('main input[name="weakness"]').all()) await box.check();
  await clickAndGo(walker, 'main button[formaction$="/decide"]');
  await walker.look("decide");
  await walker.press({ action: "/decide" });
  await walker.refused("decide-refused", 1);
  await walker.send({ reason: "ดำเนินการในแผนปีถัดไป เนื่องจากต้องใช้งบประมาณ" }, { action: "/decide" });
  await walker.look("plan-complete");
}

async function submit(walker, plan, reason) {
  await walker.signIn("rawe", password);
  await walker.open(`${plan}/submit`, reason ? "submit-again" : "submit");
  if (reason) await walker.fill({ reason });
  await walker.press({ action: "/submit" });
  await walker.look("plan-submitted");
  await walker.signOut();
}

async function settle(walker, plan, act, reason) {
  await walker.signIn("rawe.executive", password);
  await walker.open(plan, "plan-executive");
  await walker.open(`${plan}/${act}`, act);
  await walker.send({ reason }, { action: `/${act}` });
  await walker.look(`plan-after-${act}`);
  await walker.signOut();
}

async function changeAfterwards(walker, plan, measure) {
  await walker.signIn("rawe", password);
  await walker.open(`${measure}/edit`);
  await walker.send({ step_3: "รายงานผลต่อผู้บริหาร" }, { action: "/edit", button: "save" });
  await walker.open(plan, "plan-changed");
  await walker.open(`${measure}/remove`, "remove");
  await walker.signOut();
}

export async function planMeasures(walker) {
  await walker.signIn("rawe", password);
  const plan = await forgetfulPlan(walker, await ownPlans(walker));
  await draftMeasures(walker, plan);
  const measure = await writeMeasure(walker, plan);
  await twoAtDifferentFields(walker, measure);
  await twoAtOneField(walker, measure);
  await leadEverything(walker, plan);
  await decideTheRest(walker, plan);
  await walker.signOut();
  await submit(walker, plan);
  await settle(walker, plan, "return", "โปรดระบุเหตุผลให้ชัดเจน");
  await submit(walker, plan);
  await settle(walker, plan, "approve", "เห็นชอบตามที่เสนอ");
  await changeAfterwards(walker, plan, measure);
  await submit(walker, plan, "เพิ่มขั้นตอนการรายงานผล");
  await walker.signIn("rawe.finance", password);
  await walker.open(plan, "plan-officer");
  await walker.open(`${plan}/versions`, "versions");
  await walker.open(`${plan}/versions/2`, "version");
  walker.expect((await walker.open(`${plan}/versions/1`)) === 404, "what was returned is not the officer's");
}

// SPDX-License-Identifier: Apache-2.0
// The first administrator: from the link on the console to a round in which surveys are open.
import { writeFileSync } from "node:fs";
import { join } from "node:path";

const password = "เก้าอี้สีฟ้า-1987-ริมน้ำ";
const heading = "code,name,type,province,province_size\n";
const good = heading + "001,องค์การบริหารส่วนตำบลทดสอบ,subdistrict,34,large\n002,<b>เทศบาล</b> & “ตำบล”ตัวอย่าง,subdistrict_municipality,57,large\n";
const faulty = heading + "001,องค์การบริหารส่วนตำบลทดสอบ,village,34,large\n001,,subdistrict,999,large\n";

async function makeAccount(walker) {
  const link = walker.site.says().match(/http:\/\/\S+\/links\/\S+/)[0];
  await walker.open(link, "first-link");
  await walker.send({ login: "x", name: "", password: "12345678" });
  await walker.refused("first-link-refused");
  await walker.send({ login: "admin", name: "ผู้ดูแลโครงการ", password });
  await walker.signIn("admin", "wrong password, long enough");
  walker.expect(await walker.page.locator(".govuk-error-summary").count(), "a wrong password to be refused");
  await walker.look("sign-in-refused");
  await walker.send({ login: "admin", password });
  walker.expect(walker.page.url() === `${walker.site.address}/`, "to be signed in");
  await walker.look("front");
  walker.expect((await walker.open(link)) === 410 || (await walker.text()).length > 0, "the link to be worth nothing now");
}

async function importAgencies(walker) {
  await walker.open("/agencies", "register-empty");
  for (const [name, text] of [["faulty", faulty], ["good", good]]) {
    const file = join(walker.site.folder, `${name}.csv`);
    writeFileSync(file, text);
    await walker.open("/agencies/import", "import");
    await walker.send({ file: { file } }, { action: "/agencies/import" });
    await walker.look(`import-${name}`);
    if (name === "faulty") walker.expect((await walker.page.locator(".govuk-error-summary li").count()) >= 4, "every fault of the file");
  }
  await walker.press({ action: "/apply" });
  await walker.open("/agencies", "register");
  walker.expect((await walker.text()).includes("<b>เทศบาล</b> & “ตำบล”ตัวอย่าง"), "a name with signs as it was written");
}

async function enrolByFile(walker, path) {
  for (const [name, text] of [["faulty", "code\n001\n999\n"], ["good", "code,name\n001,องค์การบริหารส่วนตำบลอื่น\n"]]) {
    const file = join(walker.site.folder, `codes-${name}.csv`);
    writeFileSync(file, text);
    await walker.open(`${path}/enrol/file`, "enrol-file");
    await walker.send({ file: { file } }, { action: "/enrol/file" });
    await walker.look(`enrol-file-${name}`);
    if (name === "faulty") walker.expect((await walker.text()).includes("999"), "the code that nobody has to be named");
  }
  await walker.press();
  await walker.look("enrolled-by-file");
}

async function makeRound(walker) {
  await walker.open("/cycles/new", "round-new");
  await walker.send({ name: "", framework: "2568" }, { action: "/cycles/new" });
  await walker.refused("round-new-refused");
  await walker.send({ name: "ITA 2568", framework: "2568" }, { action: "/cycles/new" });
  await walker.look("round");
  const path = new URL(walker.page.url()).pathname.replace(/\/calendar$/, "");
  await enrolByFile(walker, path);
  await walker.open(`${path}/enrol`, "enrol");
  await walker.send({ who: "all" }, { action: "/enrol" });
  await walker.open(`${path}/agencies`, "enrolled");
  walker.expect((await walker.text()).includes("องค์การบริหารส่วนตำบลทดสอบ"), "the agency in the round");
  await walker.open(`${path}/calendar`, "calendar");
  await openSurveys(walker, path);
}

/// Dates around today, so that the stage may be open.
async function openSurveys(walker, path) {
  const day = (offset) => new Date(Date.now() + offset * 86400000);
  const stages = ["enrolment", "surveys", "disclosure", "approval", "review", "clarification", "computing", "published"];
  const days = { enrolment: [-9, 20], surveys: [0, 30], disclosure: [0, 30], approval: [31, 40], review: [31, 50], clarification: [51, 60], computing: [61, 70], published: [71, 90] };
  const values = {};
  for (const stage of stages) {
    for (const [end, offset] of [["first", days[stage][0]], ["last", days[stage][1]]]) {
      const date = day(offset);
      values[`${stage}_${end}-day`] = String(date.getDate());
      values[`${stage}_${end}-month`] = String(date.getMonth() + 1);
      values[`${stage}_${end}-year`] = String(date.getFullYear() + 543);
    }
  }
  await walker.fill(values);
  await walker.fill({ reason: "ทดสอบ" }).catch(() => {});
  await walker.press();
  await walker.open(path);
  for (const stage of ["enrolment", "surveys"]) {
    if ((await walker.open(`${path}/stages/${stage}/open`, `open-${stage}`)) !== 200) continue;
    if (!walker.page.url().endsWith("/open")) continue; // the calendar was first, and led back to the round
    await walker.send({ reason: "เปิดก่อนกำหนด" });
  }
  await walker.open(path, "round-open");
  walker.expect((await walker.page.locator(`a[href="${path}/stages/surveys/close"]`).count()) === 1, "the surveys to be open");
}

/// Another day, by whoever has made the first account and the round.
export async function comeBack(walker) {
  await walker.open("/cycles", "come-back");
  await walker.signIn("admin", password);
  await walker.open("/cycles", "rounds");
  walker.expect((await walker.text()).includes("ITA 2568"), "the round that was made");
  await walker.open("/agencies", "register");
  walker.expect((await walker.text()).includes("องค์การบริหารส่วนตำบลทดสอบ"), "the agencies that were imported");
}

export async function firstStart(walker) {
  await walker.open("/", "front-public");
  await makeAccount(walker);
  await importAgencies(walker);
  await makeRound(walker);
}

// SPDX-License-Identifier: Apache-2.0
// What came of an approved plan: the unit reports with evidence, the half-year is frozen, a meeting is held, a further
// measure comes in from a table, everybody sees how far it is.
import { password } from "./disclosure.mjs";

const tooLarge = { name: "photo.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(20_500_000, "%PDF-1.7 ") };
const evidence = { name: "ภาพกิจกรรม.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 evidence") };
const table = (rows) => ({ name: "มาตรการ.csv", mimeType: "text/csv", buffer: Buffer.from(rows.map((row) => row.map((cell) => `"${cell}"`).join(",")).join("\n")) });
const heading = ["มาตรการ", "ขั้นตอน", "ผู้รับผิดชอบ", "ระยะเวลา", "จุดอ่อนที่แก้ไข"];

async function ownPlan(walker) {
  await walker.open("/");
  const agency = (await walker.page.locator("main li a").first().getAttribute("href")).replace(/\/cycles\/.*/, "");
  await walker.open(`${agency}/plans`, "plans");
  return `${agency}/plans/2568`;
}

async function takeTableIn(walker, base) {
  await walker.open(`${base}/import`, "import");
  await walker.press({ action: "/import" });
  await walker.refused("import-no-file", 1);
  const bad = table([heading, ["เปิดเผยข้อมูล", "๑. รวบรวม ๒. เผยแพร่", "กองคลัง", "ต.ค. ๖๘ ถึง ก.ย. ๖๙", "o99"]]);
  await walker.send({ file: { file: bad } }, { action: "/import" });
  await walker.look("import-faults");
  const faults = await walker.page.locator(".govuk-error-summary li").count();
  walker.expect(faults === 2, `two faults of the table, found ${faults}`);
  const good = table([heading, ["๗. มาตรการเปิดเผยรายงานผลการจัดซื้อจัดจ้าง", "๑. รวบรวมข้อมูล ๒. เผยแพร่บนเว็บไซต์", "กองคลัง", "ต.ค. ๖๗ ถึง ก.ย. ๖๘", "o12"]]);
  await walker.open(`${base}/import`);
  await walker.send({ file: { file: good } }, { action: "/import" });
  await walker.look("import-preview");
  await walker.press({ action: "/apply" });
}

async function executiveApproves(walker, base) {
  await walker.signIn("rawe.executive", password);
  await walker.open(`${base}/approve`);
  await walker.send({ reason: "เห็นชอบ ให้ทุกสำนัก/กองดำเนินการ" }, { action: "/approve" });
  await walker.signOut();
}

async function unitReports(walker, base) {
  await walker.signIn("rawe.finance", password);
  await walker.open(`${base}/progress`, "board");
  const measure = await walker.page.locator('main a[href*="/measures/"]').first().getAttribute("href");
  const own = measure.replace(/\/(progress|evidence).*$/, "");
  await walker.open(`${own}/progress`, "progress");
  const step = await walker.page.locator('main a[href*="/progress/"]').first().getAttribute("href");
  await walker.open(step, "report");
  await walker.send({ state: "done", "done_day-day": "31", "done_day-month": "2", "done_day-year": "2568" }, { action: step });
  await walker.refused("report-refused");
  await walker.send({ state: "done", percent: "100", words: "จัดเก็บข้อมูลครบทุกส่วนราชการและเสนอผู้บริหารแล้ว", "done_day-day": "15", "done_day-month": "1", "done_day-year": "2568" }, { action: step });
  await walker.look("progress-reported");
  await walker.open(`${own}/evidence`, "evidence");
  await walker.send({ file: { file: tooLarge } }, { action: "/evidence" });
  await walker.refused("evidence-too-large", 2); // nor is it said of which step
  await walker.page.locator('[name="step"]').selectOption({ index: 1 });
  await walker.send({ file: { file: evidence } }, { action: "/evidence" });
  walker.expect((await walker.text()).includes(evidence.name), "the evidence in the list");
  await walker.open(`${base}/progress?view=calendar`, "calendar");
  await walker.open(`${base}/progress?view=table`, "table");
  await walker.signOut();
}

async function coordinatorFollowsUp(walker, base) {
  await walker.signIn("rawe", password);
  await walker.open(`${base}/pictures/new?period=half_year`, "freeze");
  await walker.press({ action: "/pictures/new" });
  await walker.look("picture");
  await walker.open(`${base}/meetings/new`, "meeting-new");
  await walker.press({ action: "/meetings/new" });
  await walker.refused("meeting-refused");
  await walker.send({ number: "1/2568", "day-day": "4", "day-month": "4", "day-year": "2568", place: "ห้องประชุมองค์การบริหารส่วนตำบล", present: "นายกองค์การบริหารส่วนตำบล\nปลัดองค์การบริหารส่วนตำบล" }, { action: "/meetings/new" });
  await walker.look("meeting");
  await takeTableIn(walker, base);
  await walker.look("plan-with-table");
  await walker.signOut();
}

async function everybodySees(walker, base) {
  const agency = base.split("/")[2];
  await walker.open(`/results/agencies/${agency}`, "public-agency");
  await walker.open(`/results/agencies/${agency}/measures/2568`, "public-measures");
  walker.expect((await walker.page.locator("main section").count()) >= 7, "the measures for everybody");
}

/// Goes on where planMeasures ended: a version waits for the executive.
export async function improve(walker) {
  await walker.signIn("rawe", password);
  const base = await ownPlan(walker);
  await walker.signOut();
  await executiveApproves(walker, base);
  await unitReports(walker, base);
  await coordinatorFollowsUp(walker, base);
  await everybodySees(walker, base);
}

// SPDX-License-Identifier: Apache-2.0
// Judging: an assessor reads 35 items by keyboard, others read the failed ones again, the agency contests two, wins one and
// loses one.
import { password } from "./coordinator.mjs";

const failed = ["o2", "o9"];
const days = { enrolment: [-9, 20], surveys: [0, 30], disclosure: [0, 30], approval: [31, 40], review: [31, 50], clarification: [51, 60], computing: [61, 70], published: [71, 90] };

function calendar() {
  const values = {};
  for (const [stage, offsets] of Object.entries(days)) {
    for (const [end, offset] of [["first", offsets[0]], ["last", offsets[1]]]) {
      const date = new Date(Date.now() + offset * 86400000);
      values[`${stage}_${end}-day`] = String(date.getDate());
      values[`${stage}_${end}-month`] = String(date.getMonth() + 1);
      values[`${stage}_${end}-year`] = String(date.getFullYear() + 543);
    }
  }
  return values;
}

async function as(walker, login, steps) {
  await walker.open("/");
  if (await walker.page.locator("header form button").count()) await walker.signOut();
  await walker.signIn(login, password);
  return steps();
}

async function openStage(walker, round, stage) {
  await walker.open(`${round}/stages/${stage}/open`);
  await walker.send({ reason: "ทดสอบการตรวจ" });
}

/// A round of fiscal year 2567, because it has 35 items; its review is open, one agency is assigned.
async function prepare(walker) {
  await walker.open("/cycles/new");
  await walker.send({ name: "ITA 2567 ฝึกตรวจ", framework: "2567" }, { action: "/cycles/new" });
  const round = new URL(walker.page.url()).pathname.replace(/\/calendar$/, "");
  await walker.open(`${round}/enrol`);
  await walker.send({ who: "all" }, { action: "/enrol" });
  await walker.open(`${round}/calendar`);
  await walker.fill(calendar());
  await walker.fill({ reason: "ทดสอบ" }).catch(() => {});
  await walker.press();
  await openStage(walker, round, "review");
  await walker.open(`${round}/reviews/settings`, "settings");
  await walker.send({ share: "101" }, { action: "/settings" });
  await walker.refused("settings-refused", 1);
  await walker.send({ share: "0" }, { action: "/settings" });
  await walker.open(`${round}/reviews/assignments`, "assignments-none");
  const byHand = walker.page.locator('form[method=post][action$="/assignments"]');
  const assign = () => Promise.all([walker.page.waitForNavigation(), byHand.locator("button").click()]);
  await walker.fill({ agency: "nowhere" });
  await assign();
  await walker.refused("assignments-refused", 1);
  await walker.fill({ agency: "DEMO-001" });
  const people = byHand.locator("select");
  const first = await people.locator("option").evaluateAll((options) => options.map((one) => [one.value, one.textContent]).find((one) => one[1] === "ผู้ประเมิน (ตัวอย่าง)")[0]);
  await people.selectOption(first);
  await assign();
  await walker.look("assignments");
  for (const page of ["conflicts", "waiting", "judgements", "disputes"]) await walker.open(`${round}/reviews/${page}`, page);
  return round;
}

/// What is to be judged comes first: above the form on a phone, left of it at a desk.
async function seesFirstWhatIsJudged(walker) {
  const [evidence, form] = await Promise.all(["evidence", "form"].map((part) => walker.page.locator(`.judging__${part}`).boundingBox()));
  const first = walker.device === "phone" ? evidence.y + evidence.height <= form.y : evidence.x + evidence.width <= form.x && Math.abs(evidence.y - form.y) < 2;
  walker.expect(first, "what is judged to come before the form");
}

/// Number of keys pressed.
async function readByKeyboard(walker, round) {
  await walker.open("/reviews", "mine");
  const { page } = walker;
  await Promise.all([page.waitForNavigation(), page.click(`main a[href*="${round}/reviews/o1"]`)]);
  let keys = 0;
  const press = async (key) => {
    keys += 1;
    await page.keyboard.press(key);
  };
  for (let number = 1; number <= 35; number += 1) {
    const item = `o${number}`;
    if (!walker.expect(page.url().endsWith(`/${item}`), `to be at ${item}`)) return keys;
    if (number === 1) await seesFirstWhatIsJudged(walker);
    await press("m");
    if (failed.includes(item)) {
      await press("1");
      await press("2");
      await press("Enter");
    }
    if (["o1", "o9"].includes(item)) await walker.look(`item-${item}`);
    await Promise.all([page.waitForNavigation(), press("n")]);
  }
  await walker.look("all-read");
  return keys;
}

/// Reads whatever waits for somebody in the round, one item after the other; `decide`: which are met now, with words.
async function readWaiting(walker, round, name, decide) {
  const { page } = walker;
  for (let left = 10; left > 0; left -= 1) {
    await walker.open("/reviews");
    const next = page.locator(`main p a[href*="${round}/reviews/o"]`);
    if ((await next.count()) === 0) return;
    await Promise.all([page.waitForNavigation(), next.first().click()]);
    const item = page.url().split("/").pop();
    await walker.look(`${name}-${item}`);
    const met = decide?.(item) ?? false;
    await page.keyboard.press("m");
    if (!met) {
      await page.keyboard.press("1");
      await page.selectOption('select[name="reason_1"]', "incomplete");
    }
    if (decide) await page.fill("textarea[name=words]", met ? "พบข้อมูลครบถ้วนในหน้าที่อ้างถึง" : "ยังไม่พบข้อมูลในลิงก์ที่ส่งไว้");
    await walker.press();
  }
}

async function contest(walker, path) {
  await walker.open(path, "findings");
  for (const item of failed) {
    await walker.open(`${path}/${item}`, `finding-${item}`);
    await walker.send({ words: "" }, { action: `/${item}` });
    await walker.refused(`contest-refused`, 1);
    await walker.send({ words: "ข้อมูลอยู่ในหัวข้อที่สองของหน้าที่ส่งลิงก์ไว้" }, { action: `/${item}` });
  }
  await walker.look("contested");
}

export async function judge(walker) {
  const round = await as(walker, "admin", () => prepare(walker));
  const keys = await as(walker, "assessor", () => readByKeyboard(walker, round));
  walker.expect(keys <= 100, `35 items with at most 100 keys, used ${keys}`);
  for (const login of ["assessor.two", "assessor.three"]) await as(walker, login, () => readWaiting(walker, round, "second"));
  const agency = await as(walker, "admin", async () => {
    await walker.open(`${round}/reviews`, "judging");
    await walker.open(`${round}/reviews/assignments?q=`, "assignments-read");
    const href = await walker.page.locator("main table tbody a").first().getAttribute("href");
    await openStage(walker, round, "clarification");
    return href;
  });
  const place = await as(walker, "rawe", async () => {
    const own = await walker.page.locator("header ~ * a, nav a").evaluateAll((links) => links.map((link) => link.getAttribute("href")).find((href) => /^\/agencies\/\d+$/.test(href)));
    const path = `${own}${round}/clarifications`;
    await contest(walker, path);
    return path;
  });
  for (const login of ["assessor.two", "assessor.three"]) await as(walker, login, () => readWaiting(walker, round, "decide", (item) => item === "o2"));
  await as(walker, "rawe", async () => {
    await walker.open(place, "decided");
    const rows = await walker.page.locator("main table tbody tr").evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
    const of = (item) => rows.find((row) => row[0].startsWith(`${item} `)) ?? [];
    const [won, lost] = walker.language === "th" ? ["เปลี่ยนผล", "คงผลเดิม"] : ["Result changed", "Result stays"];
    walker.expect(of("o2")[2] === won, `o2 to be won, found ${of("o2")}`);
    walker.expect(of("o9")[2] === lost, `o9 to be lost, found ${of("o9")}`);
    await walker.open(`${place}/o2`, "won");
    walker.expect((await walker.open(`${place.replace("clarifications", "reviews")}/o2`)) === 404, "the agency not to see who read what");
  });
  await as(walker, "admin", async () => {
    await walker.open(`${round}/reviews`, "judged");
    await walker.open(place.replace("clarifications", "reviews") + "/o2", "history");
  });
  return agency;
}

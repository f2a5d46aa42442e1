// SPDX-License-Identifier: Apache-2.0
// What an agency discloses, from the unit that fills items over the coordinator who checks and submits to the executive
// who approves; with wrong addresses, files that are too large or of no known kind, and what is locked afterwards.
export const password = "prongsai-demo";

const tooLarge = { name: "scan.pdf", mimeType: "application/pdf", buffer: Buffer.alloc(20_500_000, "%PDF-1.7 ") };
const program = { name: "plan.pdf", mimeType: "application/pdf", buffer: Buffer.from("MZ\x90\x00\x03 no document") };
const plan = { name: "แผนจัดซื้อจัดจ้าง.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 a plan") };

async function ownDisclosures(walker) {
  await walker.open("/");
  return `${await walker.page.locator("main li a").first().getAttribute("href")}/disclosures`;
}

async function handIn(walker, item) {
  await walker.open(`${item}/files`, "file");
  await walker.press({ action: "/files" });
  await walker.refused("file-missing", 1);
  await walker.send({ file: { file: tooLarge } }, { action: "/files" });
  await walker.refused("file-too-large", 1);
  await walker.send({ file: { file: program } }, { action: "/files" });
  await walker.refused("file-unknown", 1);
  await walker.send({ file: { file: plan } }, { action: "/files" });
  await walker.look("item-with-file");
  walker.expect((await walker.text()).includes(plan.name), "the file in the list");
}

async function fillItem(walker, base, item, values) {
  await walker.open(`${base}/${item}/edit`, "edit");
  await walker.send(values, { action: "/edit" });
  await walker.press({ action: "/state", button: "ready" });
}

async function unitFills(walker, base) {
  await walker.signIn("rawe.finance", password);
  await walker.open(base, "unit-list");
  walker.expect((await walker.page.locator(`main a[href$="/o1"]`).count()) === 0, "no item of another unit");
  walker.expect((await walker.open(`${base}/o1`)) === 404, "another unit's item as if it were not there");
  await walker.open(`${base}/o12`, "item-empty");
  await walker.open(`${base}/o12/edit`, "edit-empty");
  await walker.send({ url_1: "ftp://rawe.example/plan", url_2: "no address" }, { action: "/edit" });
  await walker.refused("edit-refused", 2);
  await walker.send({ url_1: "https://www.rawe.example/procurement", note_1: "ตาราง", url_2: "", explanation: "หน้า 3" }, { action: "/edit" });
  await walker.look("item-filled");
  await handIn(walker, `${base}/o12`);
  await walker.send({ words: "" }, { action: "/comments" });
  await walker.refused("comment-refused", 1);
  await walker.send({ words: "โปรดตรวจหน้า 3" }, { action: "/comments" });
  await walker.press({ action: "/state", button: "ready" });
  await fillItem(walker, base, "o13", { url_1: "www.rawe.example/report-2567" });
  await walker.open(`${base}/o7/edit?from=last-year`, "edit-last-year");
  await walker.press({ action: "/edit" });
  await walker.press({ action: "/state", button: "ready" });
  await walker.look("item-ready");
  await walker.signOut();
}

async function coordinatorPrepares(walker, base) {
  await walker.open(`${base}/assign`, "assign");
  await walker.press({ action: "/assign" });
  await walker.refused("assign-refused", 1);
  await walker.open(`${base}/import`, "import");
  const bad = { name: "links.csv", mimeType: "text/csv", buffer: Buffer.from("item,url\no1,nowhere\no99,https://a.example\n") };
  await walker.send({ file: { file: bad } }, { action: "/import" });
  await walker.look("import-faults");
  const good = { name: "links.csv", mimeType: "text/csv", buffer: Buffer.from("item,url,note\no4,https://www.rawe.example/news-2568,ข่าว\n") };
  await walker.open(`${base}/import`);
  await walker.send({ file: { file: good } }, { action: "/import" });
  await walker.look("import-preview");
  await walker.press({ action: "/apply" });
  await walker.open(`${base}/to-do`, "to-do");
  await walker.open(`${base}/submit`, "submit-missing");
  walker.expect((await walker.page.locator("main form[action$='/submit']").count()) === 0, "no way to submit yet");
}

async function coordinatorSubmits(walker, base) {
  await walker.signIn("rawe", password);
  await walker.open(base, "list");
  await coordinatorPrepares(walker, base);
  await walker.open(`${base}/o12/return`, "give-back");
  await walker.press({ action: "/return" });
  await walker.refused("give-back-refused", 1);
  await walker.open(`${base}/o4`, "item-coordinator");
  await walker.press({ action: "/state", button: "checked" });
  await walker.open(`${base}/check`, "check");
  await walker.press({ action: "/check" });
  await walker.open(`${base}/submit`, "submit");
  await walker.press({ action: "/submit" });
  await walker.look("list-submitted");
  await walker.signOut();
}

async function executiveApproves(walker, base) {
  await walker.signIn("rawe.executive", password);
  await walker.open(base, "list-executive");
  await walker.open(`${base}/return`, "return");
  await walker.press({ action: "/return" });
  await walker.refused("return-refused", 1);
  await walker.open(`${base}/approve`, "approve");
  await walker.press({ action: "/approve" });
  await walker.look("list-approved");
  await walker.signOut();
}

export async function disclose(walker) {
  await walker.signIn("rawe.finance", password);
  const base = await ownDisclosures(walker);
  await walker.signOut();
  await unitFills(walker, base);
  await coordinatorSubmits(walker, base);
  await executiveApproves(walker, base);
  await walker.signIn("rawe.finance", password);
  await walker.open(`${base}/o12/edit`, "locked");
  walker.expect(!walker.page.url().endsWith("/edit"), "no form after approval");
  walker.expect((await walker.page.locator("main .govuk-inset-text").count()) === 1, "to be told why it is locked");
}

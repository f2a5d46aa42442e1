// SPDX-License-Identifier: Apache-2.0
// The report of results as an official document: drafted from the plan, signed along the chain with one return for
// correction, numbered, published, and handed in for the item that asks for it. And a draft of every kind there is.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { password } from "./disclosure.mjs";

async function desk(walker) {
  await walker.open("/");
  const agency = (await walker.page.locator("main li a").first().getAttribute("href")).replace(/\/cycles\/.*/, "");
  return `${agency}/documents`;
}

async function setUp(walker, papers) {
  await walker.open(`${papers}/chain`, "chain");
  await walker.press({ action: "/chain" });
  await walker.refused("chain-refused");
  await walker.send({ position_1: "หัวหน้าสำนักปลัด", role_1: "coordinator", position_2: "นายกองค์การบริหารส่วนตำบล", role_2: "executive" }, { action: "/chain" });
  await walker.open(`${papers}/books`, "books-empty");
  await walker.press({ action: "/books" });
  await walker.refused("books-refused");
  await walker.send({ name: "ทะเบียนหนังสือส่งภายใน", prefix: "ชร ๗๓๕๐๑/" }, { action: "/books" });
  await walker.look("books");
  await walker.open(`${papers}/letterhead`, "letterhead");
  await walker.send({ address: "ตำบลป่าตึง อำเภอแม่จัน จังหวัดเชียงราย", address_en: "Pa Tueng Subdistrict, Mae Chan District, Chiang Rai Province", telephone: "0-0000-0000", executive: "นายกองค์การบริหารส่วนตำบลป่าตึง", executive_en: "Chief Executive of Pa Tueng" }, { action: "/letterhead" });
  await walker.look("letterhead-saved");
}

async function draft(walker, papers) {
  await walker.open(papers, "papers-empty");
  await walker.open(`${papers}/new`, "paper-new");
  await walker.press({ action: "/new" });
  await walker.refused("paper-new-refused");
  await walker.send({ kind: "results", year: "2568" }, { action: "/new" });
  await walker.look("paper-draft");
  return new URL(walker.page.url()).pathname;
}

async function sendAndSign(walker, paper, name) {
  await walker.open(`${paper}/send`, `${name}-send`);
  await walker.press({ action: "/send" });
  await walker.open(`${paper}/sign`, `${name}-sign`);
  await walker.press({ action: "/sign" });
  await walker.look(`${name}-signed`);
  await walker.signOut();
}

async function executiveReturns(walker, paper) {
  await walker.signIn("patueng.executive", password);
  await walker.open(`${paper}/return`, "paper-return");
  await walker.press({ action: "/return" });
  await walker.refused("paper-return-refused", 1);
  await walker.send({ reason: "โปรดเพิ่มปัญหาและอุปสรรค" }, { action: "/return" });
  await walker.signOut();
}

async function executiveSigns(walker, paper) {
  await walker.signIn("patueng.executive", password);
  await walker.open(`${paper}/sign`, "executive-sign");
  await walker.send({ opinion: "อนุมัติ / ให้ดำเนินการ" }, { action: "/sign" });
  await walker.look("paper-approved");
  await walker.signOut();
}

async function coordinatorCorrects(walker, paper) {
  await walker.signIn("patueng", password);
  await walker.open(paper, "paper-returned");
  await walker.open(`${paper}/edit`, "paper-edit");
  const words = walker.page.locator("main form textarea").nth(1);
  await words.fill(`${await words.inputValue()}\nปัญหาและอุปสรรค: ไม่มี`);
  await walker.press({ action: "/edit" });
  await walker.look("paper-corrected");
}

async function coordinatorPublishes(walker, paper) {
  await walker.signIn("patueng", password);
  await walker.open(`${paper}/number`, "paper-number");
  await walker.press({ action: "/number" });
  await walker.look("paper-numbered");
  walker.expect((await walker.text()).includes("ชร 73501/1"), "the number in the digits of the page");
  await walker.open(`${paper}/publish`, "paper-publish");
  await walker.press({ action: "/publish" });
  await walker.open(`${paper}/evidence`, "paper-evidence");
  await walker.press({ action: "/evidence" });
  await walker.look("paper-published");
  await walker.signOut();
}

async function everybodyReads(walker, paper) {
  const address = `/papers/${paper.split("/").pop()}`;
  await walker.open(`/results/agencies/${paper.split("/")[2]}`, "public-agency");
  walker.expect((await walker.page.locator(`main a[href="${address}"]`).count()) === 1, "the report on the public page of the agency");
  walker.expect((await walker.open(address, "paper-public")) === 200, "the document for everybody");
  const pdf = await walker.context.request.get(`${walker.site.address}${address}/pdf`);
  walker.expect(pdf.status() === 200 && (await pdf.body()).subarray(0, 5).toString() === "%PDF-", "the document as PDF");
}

export async function papers(walker) {
  await walker.signIn("patueng", password);
  const base = await desk(walker);
  await setUp(walker, base);
  const paper = await draft(walker, base);
  await sendAndSign(walker, paper, "paper");
  await executiveReturns(walker, paper);
  await coordinatorCorrects(walker, paper);
  await sendAndSign(walker, paper, "paper-again");
  await executiveSigns(walker, paper);
  await coordinatorPublishes(walker, paper);
  await everybodyReads(walker, paper);
}

/// Of the year of the plan, by the agency that followed it up; the files beside the pictures.
export async function everyKind(walker) {
  await walker.signIn("rawe", password);
  const base = await desk(walker);
  await walker.open(`${base}/letterhead`);
  await walker.send({ address: "ตำบลระเว อำเภอพิบูลมังสาหาร จังหวัดอุบลราชธานี", address_en: "Rawe Subdistrict, Phibun Mangsahan District, Ubon Ratchathani Province", telephone: "0-0000-0000", executive: "นายกองค์การบริหารส่วนตำบลระเว", executive_en: "Chief Executive of Rawe" }, { action: "/letterhead" });
  await walker.open(`${base}/new`, "new");
  const kinds = await walker.page.locator('main [name="kind"]').evaluateAll((fields) => fields.flatMap((field) => (field.options ? [...field.options] : [field]).map((one) => one.value).filter(Boolean)));
  walker.expect(kinds.length >= 13, "every kind of document");
  const meeting = await walker.page.locator('main [name="meeting"] option').evaluateAll((options) => options.map((one) => one.value).find(Boolean));
  for (const kind of kinds) {
    await walker.open(`${base}/new`);
    await walker.send({ kind, year: "2568", language: walker.language, ...(kind === "minutes" ? { meeting } : {}) }, { action: "/new" });
    await walker.look(kind);
    const pdf = await walker.page.locator('main a[href$="pdf"]').first().getAttribute("href");
    for (const format of ["pdf", "docx"]) {
      const file = await walker.context.request.get(walker.site.address + pdf.replace(/pdf$/, format));
      walker.expect(file.status() === 200, `${kind} as ${format}`);
      if (file.status() === 200) writeFileSync(join(walker.pictures, `${kind}.${walker.language}.${format}`), await file.body());
    }
  }
  await walker.signOut();
}

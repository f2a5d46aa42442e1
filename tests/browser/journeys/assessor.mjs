// SPDX-License-Identifier: Apache-2.0
// The coordinator hands in whom to ask; the assessor draws a sample and enters an interview.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { password } from "./coordinator.mjs";
import { answerQuestions } from "./staff.mjs";

const heading = "name,telephone,email,kind\n";
const faulty = `${heading},0812345678,,ผู้รับบริการ\nบริษัทตัวอย่าง จำกัด,โทรไม่ได้,,คู่สัญญา\nร้านตัวอย่าง,,,คู่สัญญา\n`;
const good = heading + Array.from({ length: 12 }, (_, at) => `ผู้ติดต่อตัวอย่าง ${at + 1},08123456${10 + at},,ผู้รับบริการ\n`).join("");

async function handInContacts(walker, place) {
  for (const [name, text] of [["faulty", faulty], ["good", good]]) {
    const file = join(walker.site.folder, `contacts-${name}.csv`);
    writeFileSync(file, text);
    await walker.open(`${place}/contacts/EIT/2`, "contacts");
    await walker.send({ file: { file } }, { action: "/contacts/EIT/2" });
    await walker.look(`contacts-${name}`);
    if (name === "faulty") walker.expect((await walker.page.locator("main li").count()) >= 3, "every fault of the list of contacts");
  }
  await walker.press();
  await walker.look("contacts-kept");
  walker.expect((await walker.open(`${place}/interviews/EIT/2`)) === 404, "the coordinator not to see the contacts again");
}

async function interview(walker, place) {
  await walker.open("/interviews", "interviews-mine");
  await walker.open(`${place}/interviews/EIT/2`, "interviews-empty");
  await walker.send({ size: "0" }, { action: "/draw" });
  await walker.refused("draw-refused", 1);
  await walker.send({ size: "5" }, { action: "/draw" });
  await walker.look("interviews");
  const people = await walker.page.locator("main table tbody a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  walker.expect(people.length === 5, `five people drawn, found ${people.length}`);
  await walker.open(people[0], "interviewee");
  await walker.open(`${people[0]}/answers`, "interview");
  await walker.press();
  await walker.refused("interview-refused");
  const asked = await answerQuestions(walker);
  walker.expect(asked === 9, `9 questions, found ${asked}`);
  await walker.press();
  await walker.look("interview-done");
  await walker.open(people[1]);
  await walker.press({ action: "/link" });
  await walker.look("interview-link");
}

export async function assess(walker) {
  await walker.signIn("rawe", password);
  const place = await walker.page.locator("main li a").first().getAttribute("href");
  await handInContacts(walker, place);
  await walker.open("/");
  await walker.signOut();
  await walker.signIn("assessor", password);
  await interview(walker, place);
}

// SPDX-License-Identifier: Apache-2.0
// A citizen: the agency's link, the questions without scripts, a receipt; a connection that breaks at sending.
import { answerQuestions } from "./staff.mjs";

async function beginAt(walker, link) {
  await walker.open(link, "start");
  await walker.press();
  await walker.look("questionnaire");
}

export async function answerAsCitizen(walker, link) {
  walker.expect((await walker.open(`${link}x`)) === 404, "a link with something changed to lead nowhere");
  await beginAt(walker, link);
  const asked = await answerQuestions(walker, { leaveOut: 2 });
  walker.expect(asked === 9, `9 questions, found ${asked}`);
  await walker.press();
  await walker.refused("questionnaire-refused", 2);
  await answerQuestions(walker);
  await walker.press({ button: "review" }).catch(() => walker.press());
  await walker.look("review");
  await walker.press();
  await walker.look("thanks");
  walker.expect(/[0-9A-Z]{4}-[0-9A-Z]{4}/.test(await walker.text()), "a receipt");
}

/// The first sending never arrives, the second arrives and its answer is lost, the third is answered: one is counted.
export async function loseTheConnection(walker, link) {
  await beginAt(walker, link);
  await answerQuestions(walker);
  const address = walker.page.url();
  const body = await walker.page.evaluate(() => new URLSearchParams(new FormData(document.querySelector("main form"))).toString());
  const post = () => walker.context.request.post(address, { headers: { "Content-Type": "application/x-www-form-urlencoded" }, data: `${body}&act=send` });
  const receipts = [];
  for (let attempt = 0; attempt < 3; ++attempt) {
    const answer = await post();
    const receipt = (await answer.text()).match(/[0-9A-Z]{4}-[0-9A-Z]{4}(-[0-9A-Z]{4})*/)?.[0];
    walker.expect(answer.ok() && receipt, `a receipt for attempt ${attempt + 1}, status ${answer.status()}`);
    receipts.push(receipt);
  }
  walker.expect(new Set(receipts).size === 1, "the same receipt however often it was sent");
}

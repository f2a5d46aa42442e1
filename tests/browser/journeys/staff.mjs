// SPDX-License-Identifier: Apache-2.0
// Staff: a slip, the questions, a receipt; a code that is none.
export async function answerQuestions(walker, { leaveOut = 0 } = {}) {
  const names = await walker.page.locator("main input[type=radio]").evaluateAll((inputs) => [...new Set(inputs.map((input) => input.name))]);
  for (const [index, name] of names.entries()) {
    if (index < leaveOut) continue;
    await walker.page.locator(`main input[name="${name}"]`).nth(index % 3).check();
  }
  return names.length;
}

export async function answerByCode(walker, codes) {
  const code = codes[walker.language === "th" ? 0 : 1];
  await walker.open("/code", "code");
  await walker.send({ code: "K7QM-4TXP" });
  await walker.refused("code-refused", 1);
  await walker.send({ code: code.toLowerCase().replaceAll("-", " ") });
  await walker.look("questionnaire");
  const asked = await answerQuestions(walker, { leaveOut: 1 });
  walker.expect(asked === 15, `15 questions, found ${asked}`);
  await walker.sendAnswers("faults");
  await walker.refused("questionnaire-refused", 1);
  await answerQuestions(walker);
  await walker.sendAnswers("thanks");
  await walker.look("thanks");
  walker.expect(/[0-9A-Z]{4}-[0-9A-Z]{4}/.test(await walker.text()), "a receipt");
  await walker.open("/code");
  await walker.send({ code: "2222-2222-2222" });
  await walker.look("code-unknown");
  walker.expect((await walker.page.locator("main input[type=radio]").count()) === 0, "a code that nobody made to open nothing");
}

// SPDX-License-Identifier: Apache-2.0
// journeys.mjs <prongsai> <folder> [name] [device]: the ways of the people of a round through the site, on a phone in Thai
// and at a desk in English, with what goes wrong on them. Pictures of all pages stay in <folder>.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { firstStart } from "./journeys/administrator.mjs";
import { assess } from "./journeys/assessor.mjs";
import { closeAndScore } from "./journeys/closing.mjs";
import { coordinate } from "./journeys/coordinator.mjs";
import { improve } from "./journeys/improving.mjs";
import { judge } from "./journeys/judging.mjs";
import { answerAsCitizen, loseTheConnection } from "./journeys/citizen.mjs";
import { disclose } from "./journeys/disclosure.mjs";
import { planMeasures } from "./journeys/measures.mjs";
import { papers } from "./journeys/papers.mjs";
import { publish } from "./journeys/publishing.mjs";
import { answerByCode } from "./journeys/staff.mjs";
import { wrongDoors } from "./journeys/wrong_doors.mjs";
import { launch } from "./look.mjs";
import { startSite } from "./site.mjs";
import { Walker } from "./walker.mjs";

const [program, folder, only = "", onlyDevice = ""] = process.argv.slice(2);
rmSync(folder, { recursive: true, force: true });
const browser = await launch();
const complaints = [];
let walked = 0;

async function walk(site, device, language, steps, options = {}) {
  const pictures = join(folder, steps.name);
  const walker = await new Walker(browser, { site, device, language, pictures, ...options }).begin();
  try {
    return await steps(walker, { program, folder });
  } catch (error) {
    walker.complain(`${error.stack ?? error}`);
  } finally {
    walked += 1;
    complaints.push(...walker.complaints.map((line) => `${steps.name}: ${line}`));
    await walker.end();
  }
}

/// A fresh site for each walk that begins one; a demo world for those that belong together.
async function on(demo, steps) {
  const site = await startSite(program, { demo });
  try {
    await steps(site);
  } finally {
    const code = await site.stop();
    if (code !== 0) complaints.push(`the server ended with ${code}: ${site.says().slice(-500)}`);
  }
}

try {
  for (const [device, language] of [["phone", "th"], ["desk", "en"]]) {
    if (onlyDevice && device !== onlyDevice) continue;
    if ("firstStart".startsWith(only)) await on(false, (site) => walk(site, device, language, firstStart));
    if (only && "firstStart".startsWith(only)) continue;
    if ("disclose".startsWith(only)) await on(true, (site) => walk(site, device, language, disclose));
    if (only && "disclose".startsWith(only)) continue;
    if ("publish".startsWith(only)) await on(true, (site) => walk(site, device, language, publish));
    if (only && "publish".startsWith(only)) continue;
    if ("planMeasures".startsWith(only))
      await on(true, async (site) => {
        await walk(site, device, language, planMeasures);
        await walk(site, device, language, improve);
        await walk(site, device, language, papers);
      });
    if (only && "planMeasures".startsWith(only)) continue;
    if ("judge".startsWith(only)) await on(true, (site) => walk(site, device, language, judge));
    if (only && "judge".startsWith(only)) continue;
    await on(true, async (site) => {
      await walk(site, device, language, assess);
      const made = await walk(site, device, language, coordinate);
      if (!made) return;
      await walk(site, device, language, answerWith(made.codes));
      await walk(site, device, language, answerAsCitizenAt(made.link), { scripts: false });
      await walk(site, device, language, loseTheConnectionAt(made.link));
      await walk(site, device, language, wrongDoors);
      await walk(site, device, language, closeAndScore);
    });
  }
} finally {
  await browser.close();
}

function answerWith(codes) {
  return async function staff(walker) {
    return answerByCode(walker, codes);
  };
}

function answerAsCitizenAt(link) {
  return async function citizen(walker) {
    return answerAsCitizen(walker, link);
  };
}

function loseTheConnectionAt(link) {
  return async function lostConnection(walker) {
    return loseTheConnection(walker, link);
  };
}

for (const line of complaints) console.log(line);
console.log(`${walked} journeys, ${complaints.length} complaints`);
process.exitCode = complaints.length || walked === 0 ? 1 : 0;

// SPDX-License-Identifier: Apache-2.0
// journeys.mjs <prongsai> <folder> [--only NAME] [--walk phone-th,desk-en]: the ways of the people of a round through
// the site, with what goes wrong on them; without --walk on a phone in Thai and at a desk in English. Pictures of all
// pages stay in <folder>. NAME "nodes", walked only when asked for: a first start and collecting on two servers behind a
// proxy, one of which dies on the way. "kinds", likewise: a draft of every kind of document, to be looked at.
import { rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { comeBack, firstStart } from "./journeys/administrator.mjs";
import { assess } from "./journeys/assessor.mjs";
import { closeAndScore } from "./journeys/closing.mjs";
import { coordinate } from "./journeys/coordinator.mjs";
import { findResult, recompute } from "./journeys/finding.mjs";
import { improve } from "./journeys/improving.mjs";
import { judge } from "./journeys/judging.mjs";
import { answerAsCitizen, loseTheConnection } from "./journeys/citizen.mjs";
import { disclose } from "./journeys/disclosure.mjs";
import { planMeasures } from "./journeys/measures.mjs";
import { everyKind, papers } from "./journeys/papers.mjs";
import { publish } from "./journeys/publishing.mjs";
import { answerByCode } from "./journeys/staff.mjs";
import { wrongDoors } from "./journeys/wrong_doors.mjs";
import { launch } from "./look.mjs";
import { startNodes } from "./nodes.mjs";
import { startSite } from "./site.mjs";
import { Walker } from "./walker.mjs";

const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: { only: { type: "string", default: "" }, walk: { type: "string", default: "phone-th,desk-en" } },
});
const [given, folder] = positionals;
const release = process.env.PRONGSAI_RELEASE; // what people run, where it is built: walked at the desk
const program = release && !asked.walk.includes("phone") ? release : given;
rmSync(folder, { recursive: true, force: true });
const browser = await launch();
const complaints = [];
let walked = 0;

/// Each on a site of its own: what belongs together is walked there one after the other.
const worlds = [
  { name: "begin", demo: false, walk: async (go) => go(firstStart) },
  { name: "disclose", demo: true, walk: async (go) => go(disclose) },
  {
    name: "publish",
    demo: true,
    walk: async (go) => {
      await go(publish);
      await go(findResult);
      await go(recompute);
    },
  },
  {
    name: "improve",
    demo: true,
    walk: async (go) => {
      await go(planMeasures);
      await go(improve);
      await go(papers);
    },
  },
  { name: "judge", demo: true, walk: async (go) => go(judge) },
  {
    name: "collect",
    demo: true,
    walk: async (go) => {
      await go(assess);
      const made = await go(coordinate);
      if (!made) return;
      await go(named("staff", (walker) => answerByCode(walker, made.codes)));
      await go(named("citizen", (walker) => answerAsCitizen(walker, made.link)), { scripts: false });
      await go(named("lostConnection", (walker) => loseTheConnection(walker, made.link)));
      await go(wrongDoors);
      await go(closeAndScore);
    },
  },
];

/// Looked at by people: every kind of document of an agency, with its files.
const kinds = {
  name: "kinds",
  demo: true,
  walk: async (go) => {
    await go(planMeasures);
    await go(improve);
    await go(everyKind);
  },
};

/// A first start on two servers, of which one is left in the end.
const firstNodes = {
  name: "nodesBegin",
  start: () => startNodes(program, { demo: false }),
  walk: async (go, site) => {
    await go(firstStart);
    if (Math.min(...site.taken()) < 10) complaints.push(`both servers should have been asked: ${site.taken()}`);
    await site.killOne();
    await go(comeBack);
  },
};

/// Collecting on two servers: interviews, a code made by one and used at the other, answers sent to either, then to the
/// one that is left, which closes the surveys and scores what both took.
const nodes = {
  name: "nodes",
  start: () => startNodes(program),
  walk: async (go, site) => {
    await go(assess);
    const made = await go(coordinate);
    if (!made) return;
    await go(named("staff", (walker) => answerByCode(walker, made.codes)));
    await go(named("lostConnection", (walker) => loseTheConnection(walker, made.link)));
    await go(wrongDoors);
    if (Math.min(...site.taken()) < 20) complaints.push(`both servers should have been asked: ${site.taken()}`);
    await site.killOne();
    await go(named("staffAtTheOther", (walker) => answerByCode(walker, made.codes.slice(1))));
    await go(named("citizen", (walker) => answerAsCitizen(walker, made.link)), { scripts: false });
    await go(closeAndScore);
  },
};

const whenAsked = { nodes: [firstNodes, nodes], kinds: [kinds] };

function named(name, steps) {
  return Object.defineProperty(steps, "name", { value: name });
}

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

async function inWorld(world, device, language) {
  const began = Date.now();
  const site = await (world.start?.() ?? startSite(program, { demo: world.demo }));
  try {
    await world.walk((steps, options) => walk(site, device, language, steps, options), site);
  } finally {
    const code = await site.stop();
    if (code !== 0) complaints.push(`the server ended with ${code}: ${site.says().slice(-500)}`);
  }
  console.log(`${world.name}, ${device} ${language}: ${Math.round((Date.now() - began) / 1000)} s`);
}

try {
  for (const way of asked.walk.split(",")) {
    const [device, language] = way.split("-");
    const wanted = whenAsked[asked.only] ?? worlds.filter((one) => one.name.startsWith(asked.only));
    for (const world of wanted) await inWorld(world, device, language);
  }
} finally {
  await browser.close();
}

for (const line of complaints) console.log(line);
console.log(`${walked} journeys, ${complaints.length} complaints`);
process.exitCode = complaints.length || walked === 0 ? 1 : 0;

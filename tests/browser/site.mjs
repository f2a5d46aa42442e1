// SPDX-License-Identifier: Apache-2.0
// The program as a site of its own, on a fresh database in a folder of its own, for journeys through it.
import { spawn, execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

let demoMade = null; // the demo world is made once and copied

function demoDatabase(program, database) {
  if (demoMade === null) {
    const folder = mkdtempSync(join(tmpdir(), "prongsai-demo-"));
    demoMade = join(folder, "demo.db");
    execFileSync(program, ["demo", "--database", `sqlite:${demoMade}`, "--lang", "en"]);
    process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  }
  copyFileSync(demoMade, database);
}

/// Starts `program serve`; `demo`: on the demo world. says(): all that the console has shown so far.
export async function startSite(program, { demo = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "prongsai-journeys-"));
  const database = `sqlite:${join(folder, "site.db")}`;
  if (demo) demoDatabase(program, join(folder, "site.db"));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const server = spawn(program, ["serve", "--database", database, "--files", join(folder, "files"), "--listen", `127.0.0.1:${port}`, "--address", address, "--lang", "en"]);
  let said = "";
  let ended = null;
  server.stdout.on("data", (text) => (said += text));
  server.stderr.on("data", (text) => (said += text));
  server.on("exit", (code) => (ended = code ?? "a signal"));
  while (!said.includes("is ready at")) {
    if (ended !== null) throw new Error(`the server ended with ${ended}: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    address,
    folder,
    database,
    says: () => said,
    async stop() {
      if (ended === null) {
        server.kill("SIGTERM");
        await new Promise((resolve) => server.on("exit", resolve));
      }
      rmSync(folder, { recursive: true, force: true });
      return ended;
    },
  };
}

/// The one-time password of now (RFC 6238: SHA-1, six digits, thirty seconds), from the key as it is shown.
export function oneTimePassword(shownKey, at = Date.now()) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...shownKey.replace(/[\s=]/g, "").toUpperCase()].map((c) => letters.indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30000)));
  const hash = createHmac("sha1", key).update(step).digest();
  const offset = hash[19] & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1000000).padStart(6, "0");
}

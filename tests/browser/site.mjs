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

/// Until something is so; a minute at most.
export async function wait(isSo, what) {
  for (const end = Date.now() + 60000; !isSo(); ) {
    if (Date.now() > end) throw new Error(`${what} does not come`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/// Starts `program serve` on a database; `shown`: the address that its links begin with. says(): all that the console has shown
/// so far.
export async function serve(program, { database, files, shown = "", settings = {} }) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const args = ["serve", "--database", database, "--files", files, "--listen", `127.0.0.1:${port}`, "--address", shown || address, "--lang", "en"];
  const server = spawn(program, args, { env: { ...process.env, ...settings } });
  let said = "";
  let ended = null;
  server.stdout.on("data", (text) => (said += text));
  server.stderr.on("data", (text) => (said += text));
  server.on("exit", (code, signal) => (ended = code ?? signal));
  await wait(() => said.includes("is ready at") || ended !== null, `the server (${said})`);
  if (ended !== null) throw new Error(`the server ended with ${ended}: ${said}`);
  const end = async (signal) => {
    if (ended === null) {
      server.kill(signal);
      await wait(() => ended !== null, "the end of the server");
    }
    return ended;
  };
  return { address, says: () => said, stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}

/// A server on a fresh SQLite database in a folder of its own; `demo`: on the demo world.
export async function startSite(program, { demo = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "prongsai-journeys-"));
  const database = `sqlite:${join(folder, "site.db")}`;
  if (demo) demoDatabase(program, join(folder, "site.db"));
  const server = await serve(program, { database, files: join(folder, "files") });
  return {
    ...server,
    folder,
    database,
    async stop() {
      const code = await server.stop();
      rmSync(folder, { recursive: true, force: true });
      return code;
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

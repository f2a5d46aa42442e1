// SPDX-License-Identifier: Apache-2.0
// The site on two servers with one PostgreSQL behind a proxy that gives each request to the other one than the last: a page
// comes from one, its form goes to the other. For people it is one site.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve, wait } from "./site.mjs";

const postgresqlServer = join(dirname(fileURLToPath(import.meta.url)), "../lib/db/postgresql_server");

/// A PostgreSQL server of its own; it ends some seconds after stop(), or after this process.
async function startPostgresql() {
  const folder = mkdtempSync(join(existsSync("/dev/shm") ? "/dev/shm" : tmpdir(), "prongsai-nodes-pg-"));
  writeFileSync(join(folder, "users"), "");
  const user = spawn("flock", ["--shared", join(folder, "users"), "cat"], { stdio: ["pipe", "ignore", "ignore"] });
  spawn(postgresqlServer, [folder, "3"], { detached: true, stdio: "ignore" }).unref();
  await wait(() => existsSync(join(folder, "ready")) || existsSync(join(folder, "failed")), "PostgreSQL");
  if (existsSync(join(folder, "failed"))) throw new Error(readFileSync(join(folder, "failed"), "utf8"));
  return { url: `postgresql://tests@/postgres?host=${folder}`, stop: () => user.stdin.end() };
}

/// Each request goes to the next of the servers that is there, which may come later. Which ones got how many: taken().
function startProxy(nodes) {
  const taken = [0, 0];
  let turn = 0;
  const pass = (incoming, answer, body, at, tries) => {
    const { hostname, port } = new URL(nodes[at].address);
    const headers = { ...incoming.headers, "x-forwarded-for": incoming.socket.remoteAddress };
    const outgoing = request({ hostname, port, path: incoming.url, method: incoming.method, headers }, (reply) => {
      taken[at] += 1;
      answer.writeHead(reply.statusCode, reply.rawHeaders);
      reply.pipe(answer);
    });
    outgoing.on("error", () => (tries > 1 ? pass(incoming, answer, body, (at + 1) % nodes.length, tries - 1) : answer.destroy()));
    outgoing.end(body);
  };
  const proxy = createServer((incoming, answer) => {
    const pieces = [];
    incoming.on("data", (piece) => pieces.push(piece));
    incoming.on("end", () => pass(incoming, answer, Buffer.concat(pieces), turn++ % nodes.length, nodes.length));
  });
  return new Promise((resolve) => proxy.listen(0, "127.0.0.1", () => resolve({ address: `http://127.0.0.1:${proxy.address().port}`, taken: () => taken, stop: () => proxy.close() })));
}

/// Two servers, on the demo world unless it is to be a first start. killOne(): the first one goes as with `kill -9`; the
/// other has to do alone.
export async function startNodes(program, { demo = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "prongsai-nodes-"));
  const postgresql = await startPostgresql();
  const nodes = [];
  const proxy = await startProxy(nodes);
  try {
    if (demo) execFileSync(program, ["demo", "--database", postgresql.url, "--lang", "en"]);
    mkdirSync(join(folder, "files"));
    writeFileSync(join(folder, "files", "server.key"), "the key that both of the servers share\n");
    const settings = { PRONGSAI_TRUSTED_PROXIES: "127.0.0.1" };
    for (let i = 0; i < 2; ++i) nodes.push(await serve(program, { database: postgresql.url, files: join(folder, "files"), shown: proxy.address, settings }));
  } catch (error) {
    for (const node of nodes) await node.stop();
    proxy.stop();
    postgresql.stop();
    throw error;
  }
  return {
    address: proxy.address,
    folder,
    taken: proxy.taken,
    says: () => nodes.map((node) => node.says()).join("\n"),
    killOne: () => nodes[0].kill(),
    async stop() {
      proxy.stop();
      const codes = [];
      for (const node of nodes) codes.push(await node.stop());
      postgresql.stop();
      rmSync(folder, { recursive: true, force: true });
      return codes.find((code) => code !== 0 && code !== "SIGKILL") ?? 0;
    },
  };
}

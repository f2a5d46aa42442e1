// SPDX-License-Identifier: Apache-2.0
// Makes the files that browsers load: make_assets.mjs <web folder> <output folder> <name>...
// Styles are compiled from styles/<name>.scss, scripts and pictures copied, fonts taken from @fontsource/sarabun. Text
// files get .gz and .br beside them. Addresses carry the first 16 digits of the SHA-256 of the content, as lib/html/assets does,
// so that browsers may keep them for ever.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const [web, out, ...names] = process.argv.slice(2);
const sass = createRequire(resolve(web, "package.json"))("sass");

function address(name, bytes) {
  const dot = name.lastIndexOf(".");
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  return `/static/${name.slice(0, dot)}.${hash}${name.slice(dot)}`;
}

function font(name) {
  const [family, script, weight] = name.replace(".woff2", "").split("-");
  return readFileSync(join(web, `node_modules/@fontsource/${family}/files/${family}-${script}-${weight}-normal.woff2`));
}

function styles(name) {
  const source = join(web, "styles", name.replace(/\.css$/, ".scss"));
  const { css } = sass.compile(source, { style: "compressed", loadPaths: [join(web, "node_modules")], quietDeps: true });
  return Buffer.from(css.replace(/url\("?([\w-]+\.woff2)"?\)/g, (_, file) => `url("${address(file, font(file))}")`));
}

const makers = {
  css: styles,
  js: (name) => readFileSync(join(web, "scripts", name)),
  svg: (name) => readFileSync(join(web, "pictures", name)),
  woff2: font,
};

mkdirSync(out, { recursive: true });
for (const name of names) {
  const kind = name.slice(name.lastIndexOf(".") + 1);
  const bytes = makers[kind](name);
  writeFileSync(join(out, name), bytes);
  if (kind === "woff2") continue; // compressed in itself
  writeFileSync(join(out, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  writeFileSync(join(out, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
}

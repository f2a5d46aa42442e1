// SPDX-License-Identifier: Apache-2.0
// Peer of bench/nation.cpp: per-agency, per-part, per-question means of the same answers.csv with DuckDB and two threads.
// Prints the seconds of the query, without the start of node and of the library.
import { DuckDBInstance } from '@duckdb/node-api';

const file = process.argv[2];
const questions = [
  ...Array.from({ length: 15 }, (_, index) => `i${index + 1}`),
  ...Array.from({ length: 9 }, (_, index) => `e${index + 1}`),
];
const worded = new Set(['i3', 'i9', 'e3', 'e9']);
const columns = ['agency', 'instrument', 'part', ...questions]
  .map((name) => `'${name}': '${questions.includes(name) && !worded.has(name) ? 'TINYINT' : 'VARCHAR'}'`)
  .join(', ');
const means = questions
  .map((name) => (worded.has(name) ? `avg(CASE ${name} WHEN 'yes' THEN 1 WHEN 'no' THEN 0 END)` : `avg(${name})`) + ` AS ${name}`)
  .join(', ');

const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
const begin = process.hrtime.bigint();
const reader = await connection.runAndReadAll(
  `SELECT agency, instrument, part, ${means}
   FROM read_csv('${file.replaceAll("'", "''")}', header = true, delim = ',', columns = {${columns}})
   GROUP BY ALL`,
);
const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
if (reader.currentRowCount === 0) process.exit(1);
console.log(seconds.toFixed(4));

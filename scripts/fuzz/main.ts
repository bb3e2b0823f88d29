import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { fuzz } from './fuzz.ts'
import { verdicts } from './verdict.ts'

/** `node scripts/fuzz/main.ts --count 100000 --seed 42`: exits 1 where something does not add up. */
const { values } = parseArgs({ options: { count: { type: 'string' }, seed: { type: 'string' } } })
const count = Number(values.count ?? 100_000)
const seed = Number(values.seed ?? randomInt(2 ** 32))
console.log(`${count} messages, seed ${seed}`)

const started = performance.now()
const report = await fuzz({
  count,
  seed,
  onProgress: (done, residentMiB) => console.log(`${done} sent, the server holds ${residentMiB} MiB`),
})
console.log(`${((performance.now() - started) / 1_000).toFixed(1)} s`, report.sent)
for (const [name, n] of report.counted) {
  if (/^linli_\w+_total\{/.test(name) && n > 0) console.log(`${String(n).padStart(8)} ${name}`)
}
for (const line of report.errors.slice(0, 20)) console.log(line)
for (const { what, expected, found } of verdicts(report)) {
  console.log(`${expected === found ? 'ok    ' : 'FAILED'} ${what}: ${found}, expected ${expected}`)
  if (expected !== found) process.exitCode = 1
}

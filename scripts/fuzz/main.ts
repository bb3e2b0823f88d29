import { type FuzzReport, fuzz } from './fuzz.ts'
import { type FuzzArguments, fuzzArguments, fuzzHelp } from './options.ts'
import { verdicts } from './verdict.ts'

/** Exits 1 where something does not add up, 2 where it was asked wrongly. */
const asked = fuzzArguments(process.argv.slice(2))
if (asked === 'help') console.log(fuzzHelp)
else if ('fault' in asked) {
  console.error(`${asked.fault}\n\n${fuzzHelp}`)
  process.exitCode = 2
} else tell(await run(asked))

async function run({ count, seed }: FuzzArguments): Promise<FuzzReport> {
  console.log(`${count} messages, seed ${seed}`)
  const started = performance.now()
  const report = await fuzz({
    count,
    seed,
    onProgress: (done, residentMiB) => console.log(`${done} sent, the server holds ${residentMiB} MiB`),
  })
  console.log(`${((performance.now() - started) / 1_000).toFixed(1)} s`, report.sent)
  return report
}

function tell(report: FuzzReport): void {
  for (const [name, n] of report.counted) {
    if (/^linli_\w+_total\{/.test(name) && n > 0) console.log(`${String(n).padStart(8)} ${name}`)
  }
  for (const line of report.errors.slice(0, 20)) console.log(line)
  for (const { what, expected, found } of verdicts(report)) {
    console.log(`${expected === found ? 'ok    ' : 'FAILED'} ${what}: ${found}, expected ${expected}`)
    if (expected !== found) process.exitCode = 1
  }
}

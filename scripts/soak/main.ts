import { type SoakArguments, soakArguments, soakHelp } from './options.ts'
import { picturesOf, tableOf, verdictsOf } from './report.ts'
import { type SoakReport, soak } from './soak.ts'

// Whatever was started ends with this process, also where it is told to end.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

/** Exits 1 where the run was no good one, 2 where it was asked wrongly. */
const asked = soakArguments(process.argv.slice(2))
if (asked === 'help') console.log(soakHelp)
else if ('fault' in asked) {
  console.error(`${asked.fault}\n\n${soakHelp}`)
  process.exitCode = 2
} else tell(await run(asked))

async function run(asked: SoakArguments): Promise<SoakReport> {
  console.log(`seed ${asked.seed}`)
  const began = performance.now()
  const onProgress = (line: string) =>
    console.log(`${((performance.now() - began) / 1_000).toFixed(0).padStart(5)} s  ${line}`)
  return soak({ ...asked, onProgress })
}

function tell(report: SoakReport): void {
  console.log(`\n${picturesOf(report)}\n\n${tableOf(report)}\n`)
  console.log(`InfluxDB had everything ${(report.caughtUpMs / 1_000).toFixed(1)} s after the last message\n`)
  for (const { what, expected, found, holds } of verdictsOf(report)) {
    console.log(`${holds ? 'ok    ' : 'FAILED'} ${what}: ${found}, expected ${expected}`)
    if (!holds) process.exitCode = 1
  }
}

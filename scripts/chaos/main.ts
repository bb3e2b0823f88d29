import { type ChaosReport, chaos } from './chaos.ts'
import { type ChaosArguments, chaosArguments, chaosHelp } from './options.ts'

/** Of one sort, so that a flood of one does not hide another. */
const FAULTS_TOLD_MAX = 10

// Whatever was started ends with this process, also where it is told to end.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

/** Exits 1 where something is lost, doubled or out of order, 2 where it was asked wrongly. */
const asked = chaosArguments(process.argv.slice(2))
if (asked === 'help') console.log(chaosHelp)
else if ('fault' in asked) {
  console.error(`${asked.fault}\n\n${chaosHelp}`)
  process.exitCode = 2
} else tell(await run(asked))

async function run(asked: ChaosArguments): Promise<ChaosReport> {
  console.log(`${asked.kills} kills, seed ${asked.seed}`)
  const began = performance.now()
  const elapsed = () => `${((performance.now() - began) / 1_000).toFixed(1)} s`
  const report = await chaos({ ...asked, onProgress: line => console.log(`${elapsed()}  ${line}`) })
  console.log(`${elapsed()}\n`)
  return report
}

function tell({ faults, counted, folder }: ChaosReport): void {
  for (const [what, count] of Object.entries(counted)) console.log(`${String(count).padStart(9)}  ${what}`)
  if (faults.length === 0) console.log('\nzero lost, zero doubled, zero out of order')
  else tellFaults(faults, folder)
}

function tellFaults(faults: readonly string[], folder: string): void {
  for (const alike of Map.groupBy(faults, sortOf).values()) {
    for (const fault of alike.slice(0, FAULTS_TOLD_MAX)) console.log(`FAULT  ${fault}`)
    if (alike.length > FAULTS_TOLD_MAX)
      console.log(`       and ${alike.length - FAULTS_TOLD_MAX} more of this sort`)
  }
  console.log(`\n${faults.length} faults; the data is in ${folder}`)
  process.exitCode = 1
}

/** Its words up to the first figure. */
function sortOf(fault: string): string {
  return /^\D*/.exec(fault)?.[0] ?? ''
}

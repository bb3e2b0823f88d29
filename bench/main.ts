import { holds } from './expectation.ts'
import { benchHelp, benchOptions } from './options.ts'
import { machine, tableOf } from './report.ts'
import { suites } from './suites.ts'

// Whatever was started ends with this process, also where it is told to end.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

/** Exits 1 where a figure is missed, 2 where it was asked wrongly. */
const asked = benchOptions(process.argv.slice(2), suites)
if (asked === 'help') console.log(benchHelp(suites))
else if ('fault' in asked) {
  console.error(`${asked.fault}\n\n${benchHelp(suites)}`)
  process.exitCode = 2
} else {
  console.log(`${machine()}\n`)
  for (const suite of asked.suites) {
    console.log(`${suite.name}: ${suite.about}`)
    const lines = await suite.run({ rounds: asked.rounds, onProgress: line => console.error(`  ${line}`) })
    console.log(`\n${tableOf(lines)}\n`)
    if (lines.some(({ value, expected }) => !holds(value, expected))) process.exitCode = 1
  }
}

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { liveMonth } from './month.ts'
import { type MonthArguments, monthArguments, monthHelp } from './options.ts'
import { failuresOf, loadOf, mistakesOf, tableOf, unprovenOf } from './report.ts'
import { residents } from './site.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Exits 1 where a rule misses what it promises, 2 where it was asked wrongly. */
const asked = monthArguments(process.argv.slice(2))
if (asked === 'help') console.log(monthHelp)
else if ('fault' in asked) {
  console.error(`${asked.fault}\n\n${monthHelp}`)
  process.exitCode = 2
} else run(asked)

function run(asked: MonthArguments): void {
  console.log(`seed ${asked.seed}: ${residents(asked.devices).length} devices, ${asked.days} days`)
  const began = performance.now()
  const passed = () => `${((performance.now() - began) / 1_000).toFixed(0).padStart(5)} s`
  const month = liveMonth({
    ...asked,
    onDay: (day, messages, alerts) =>
      console.log(`${passed()}  day ${day}: ${messages} messages, ${alerts} alerts, ${memory()}`),
  })
  const faults = [...month.faults].map(([name, count]) => `${name} ${count}`).join(', ')
  console.log(`${passed()}  ${month.messages} messages; on their way: ${faults}\n`)
  for (const line of [...tableOf(month), '', ...loadOf(month), '']) console.log(line)
  if (asked.mistakes) for (const line of mistakesOf(month)) console.log(line)
  for (const line of unprovenOf(month)) console.log(`UNPROVEN ${line}`)
  for (const line of failuresOf(month)) console.log(`FAILED ${line}`)
  if (failuresOf(month).length > 0) process.exitCode = 1
}

/** What is held after a collection; the engine takes more from the system, and gives it back when it likes. */
function memory(): string {
  collectGarbage()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return `${Math.round((heapUsed + arrayBuffers) / 2 ** 20)} MiB held`
}

import { liveMonth } from './month.ts'
import { type MonthArguments, monthArguments, monthHelp } from './options.ts'
import { failuresOf, loadOf, mistakesOf, tableOf } from './report.ts'

/** Exits 1 where a rule misses what it promises, 2 where it was asked wrongly. */
const asked = monthArguments(process.argv.slice(2))
if (asked === 'help') console.log(monthHelp)
else if ('fault' in asked) {
  console.error(`${asked.fault}\n\n${monthHelp}`)
  process.exitCode = 2
} else run(asked)

function run(asked: MonthArguments): void {
  console.log(`seed ${asked.seed}: ${asked.devices} devices, ${asked.days} days`)
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
  for (const line of failuresOf(month)) console.log(`FAILED ${line}`)
  if (failuresOf(month).length > 0) process.exitCode = 1
}

function memory(): string {
  return `${Math.round(process.memoryUsage.rss() / 2 ** 20)} MiB`
}

import type { WireBacktest, WireBacktestProgress } from '../api/wire/backtest.ts'
import type { WireRule } from '../api/wire/rule.ts'
import { backtestPicture } from './backtest-picture.ts'
import { given, type ServerCall, type ServerCommands, wordAt } from './command.ts'
import { CommandError } from './command-error.ts'
import { endProgress, showLine, untilChanged } from './progress.ts'
import { isRuleFile, ruleIn } from './rule-file.ts'
import { merge, ruleOf, scopeOf, settingsIn } from './rules.ts'
import { stampOf } from './stamp.ts'

type Done = Extract<WireBacktest, { state: 'done' }>

export const backtestCommands: ServerCommands = {
  'rules backtest': {
    usage: 'RULE|FILE [on] [FIGURE=NUMBER…] [--site S] [--zone Z] [--device D] [--from T] [--to T]',
    does: 'how often it would have fired, here, with these figures',
    async run(call) {
      const begun = await call.server.call<WireBacktest>('POST', '/api/rules/backtest', await asked(call))
      const path = `/api/rules/backtests/${begun.id}`
      const stop = () => void call.server.call('DELETE', path).finally(() => process.exit(130))
      process.once('SIGINT', stop)
      try {
        return await untilChanged(() => lookAt(call, path))
      } finally {
        process.off('SIGINT', stop)
        endProgress()
        await call.server.call('DELETE', path)
      }
    },
    show: (done: Done) => backtestPicture(done),
  },
}

async function asked(call: ServerCall): Promise<object> {
  const { device, ...place } = given(call, ['site', 'zone', 'device'])
  const range = Object.entries(given(call, ['from', 'to'])).map(([name, word]) => [
    name,
    stampOf(word, Date.now()),
  ])
  return {
    scope: { ...place, ...(device !== undefined && { devices: [device] }) },
    ...Object.fromEntries(range),
    ...(await draftIn(call)),
  }
}

/** A rule of a file; or one that is there, with what `rules set` and `rules on` with the same words would make of it. */
async function draftIn(call: ServerCall): Promise<object> {
  const name = wordAt(call, 0, 'the rule’s id, or a file with one')
  if (isRuleFile(name)) {
    if (call.words.length > 1) throw new CommandError('the figures of a rule of a file stand in the file')
    const { id, ...definition } = ruleIn(name)
    return { rule: id, definition }
  }
  const rule = await ruleOf(call)
  return { rule: rule.id, ...overridesIn(call, rule) }
}

function overridesIn(call: ServerCall, rule: WireRule): { overrides?: WireRule['overrides'] } {
  const words = call.words.slice(1)
  if (words.length === 0) return {}
  const pairs = words.filter(word => word !== 'on')
  const settings = pairs.length === 0 ? {} : { settings: settingsIn(pairs) }
  const enabled = words.includes('on') ? { enabled: true } : {}
  return { overrides: merge(rule, { scope: scopeOf(call), ...settings, ...enabled }) }
}

async function lookAt({ server }: ServerCall, path: string): Promise<Done | undefined> {
  const now = await server.call<WireBacktest>('GET', path)
  if (now.state === 'failed') throw new CommandError(`the backtest failed: ${now.reason}`)
  if (now.state === 'done') return now
  showLine(now.state === 'waiting' ? `waiting, ${now.before} before it` : inWords(now.progress))
  return undefined
}

function inWords({
  readingsDone,
  readingsExpected,
  readingsPerSecond,
  leftMs,
}: WireBacktestProgress): string {
  const percent = Math.floor((100 * readingsDone) / Math.max(1, readingsExpected))
  const left = leftMs === null ? '' : `, ${Math.ceil(leftMs / 1_000)} s left`
  const count = (n: number) => n.toLocaleString('en')
  return `${count(readingsDone)} readings, ${percent} %, ${count(readingsPerSecond)}/s${left}`
}

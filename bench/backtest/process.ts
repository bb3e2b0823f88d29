import { runBacktest } from '../../services/backtest/run.ts'
import { defaultPolicy } from '../../services/domain/community/state.ts'
import { allRules, kindList } from '../../services/domain/kinds/kinds.ts'
import type { Rule } from '../../services/domain/model/rule.ts'
import { DAY } from '../../services/domain/model/time.ts'
import { openPastReader } from '../../services/store/past-reader.ts'
import type { BacktestQuestion } from './question.ts'

const question = JSON.parse(process.argv[2] ?? '') as BacktestQuestion
const rule = allRules.find(({ id }) => id === question.rule) as Rule
const present = { rule, tuning: undefined }
const draft = question.figures && {
  rule,
  tuning: { rule: rule.id, version: 1, overrides: [{ scope: {}, settings: question.figures }] },
}
const past = openPastReader(question.file, 5_000)
const device = (id: string) => ({ id, kind: 'smart-bin', site: 'demo', zone: 'street', name: id })
const before = process.cpuUsage()
const result = await runBacktest(
  {
    request: {
      trial: draft ? { draft, present } : { draft: present, present: undefined },
      devices: question.deviceIds.map(id => ({ device: device(id), historyFrom: null })),
      ...{ from: question.from, to: question.to, by: 'bench' },
    },
    limits: { leadInMs: DAY, episodesMax: 200, devicesMax: 100 },
    policies: new Map([['demo', defaultPolicy]]),
  },
  { past, kinds: kindList, steadyNowMs: () => performance.now(), onProgress: () => {} },
)
const { user, system } = process.cpuUsage(before)
console.log(
  JSON.stringify({
    readings: result.readings,
    fired: result.fired.count,
    readingsPerSecond: (result.readings * 1e6) / (user + system),
    longestReadMs: past.longestReadMs,
  }),
)
past.close()

import t from 'tap'
import { Environment } from '../config/environment.ts'
import { DAY, MINUTE } from '../domain/model/time.ts'
import { backtestConfig } from './config.ts'

t.test('one at a time, results for an hour, of a year and a month at most', async t => {
  t.match(backtestConfig(new Environment({})), {
    ...{ atOnceMax: 1, waitingMax: 8, keptMax: 20, keepMs: 60 * MINUTE },
    ...{ rangeMsMax: 400 * DAY, leadInMs: DAY, episodesMax: 200, devicesMax: 100 },
  })
})

t.test('none may wait where that is wanted, but at least one may run', async t => {
  const faultsOf = (variables: Record<string, string>): number => {
    const env = new Environment(variables)
    backtestConfig(env)
    try {
      env.finish()
      return 0
    } catch (error) {
      return (error as { faults: string[] }).faults.length
    }
  }
  t.equal(faultsOf({ LINLI_BACKTESTS_WAITING: '0' }), 0)
  t.equal(faultsOf({ LINLI_BACKTESTS_AT_ONCE: '0', LINLI_BACKTEST_HEAP_MIB: '63' }), 2)
})

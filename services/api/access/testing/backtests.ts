import type { BacktestDesk, BacktestRequest } from '../../../backtest/desk.ts'
import { allRules } from '../../../domain/kinds/kinds.ts'
import type { Device } from '../../../domain/model/device.ts'
import type { Rule } from '../../../domain/model/rule.ts'
import { DAY } from '../../../domain/model/time.ts'
import { noon } from '../../testing/samples.ts'

/** Backtests that never come to an end, one of each device that was kept. */
export function backtestsOf() {
  const waiting = new Map<string, BacktestRequest>()
  let count = 0
  const desk: BacktestDesk = {
    begin(request) {
      const id = `begun-${++count}`
      waiting.set(id, request)
      return { ok: true, id }
    },
    status(id) {
      const request = waiting.get(id)
      return request && { id, request, state: 'waiting', before: 0 }
    },
    drop: id => waiting.delete(id),
  }
  const rule = allRules.find(({ id }) => id === 'bin-full') as Rule
  function keep(device: Device): void {
    const trial = { draft: { rule, tuning: undefined }, present: undefined }
    const devices = [{ device, historyFrom: null }]
    waiting.set(`backtest-${device.id}`, { trial, devices, from: noon - DAY, to: noon, by: 'ada' })
  }
  return { desk, rangeMsMax: 400 * DAY, keep }
}

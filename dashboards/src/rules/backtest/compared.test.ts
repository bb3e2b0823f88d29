import t from 'tap'
import type { WireBacktestResult } from '../../../../services/api/wire/backtest.ts'
import { compared } from './compared.ts'

const HOUR = 3_600_000
const told = (deviceId: string, fromHour: number, toHour: number | null) => ({
  deviceId,
  peakSeverity: 'high' as const,
  beganAt: new Date(fromHour * HOUR).toISOString(),
  endedAt: toHour === null ? null : new Date(toHour * HOUR).toISOString(),
})
type Told = ReturnType<typeof told>

const result = (now: Told[], after: Told[]) =>
  ({
    fired: { count: after.length },
    present: { count: now.length },
    presentEpisodes: now,
    episodes: after,
  }) as unknown as WireBacktestResult

t.test(
  'an alert of now that meets none of after is gone, and one of after that meets none of now is new',
  async t => {
    const { gone, added, lanes } = compared(
      result([told('a', 1, 2), told('a', 5, 6), told('b', 1, 2)], [told('a', 1.5, 3), told('a', 8, null)]),
      10 * HOUR,
    )
    t.same([gone, added], [2, 1])
    t.same(
      lanes.map(({ deviceId, now, after }) => [deviceId, now.length, after.length]),
      [
        ['b', 1, 0],
        ['a', 2, 2],
      ],
    )
    t.same(lanes[1]?.after.at(-1)?.to, 10 * HOUR, 'one that is not over goes on to the end')
  },
)

t.test('where nothing is compared nothing is gone and nothing is new', async t => {
  const same = { ...result([], [told('a', 1, 2)]), present: null }
  t.match(compared(same, 10 * HOUR), { gone: 0, added: 0, isCut: false })
})

t.test('that not all are told is said', async t => {
  const many = { ...result([], [told('a', 1, 2)]), fired: { count: 300 } } as unknown as WireBacktestResult
  t.equal(compared(many, HOUR).isCut, true)
})

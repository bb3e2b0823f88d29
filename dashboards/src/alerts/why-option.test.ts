import t from 'tap'
import { type Why, whyOption } from './why-option.ts'

const why: Why = {
  points: [
    { at: 1_000, value: 20 },
    { at: 2_000, value: 80 },
  ],
  unit: '°C',
  lines: [
    { value: 70, tone: '--critical', words: '紧急 70 °C' },
    { value: 10, tone: '--good', words: '恢复 10 °C' },
  ],
  moments: [{ at: 2_000, tone: '--ink', words: '告警' }],
  lasted: { from: 1_000, to: 2_000, words: '持续 1 秒' },
}
const option = (of: Why) => whyOption(of, 'zh', token => token, 'light')

t.test('each limit is drawn across and each moment upright, in its own colour and words', async t => {
  t.match(option(why).series[0]?.markLine.data, [
    { yAxis: 70, lineStyle: { color: '--critical' }, label: { formatter: '紧急 70 °C' } },
    { yAxis: 10, lineStyle: { color: '--good' } },
    { xAxis: 2_000, label: { formatter: '告警' } },
  ])
})

t.test('a limit stays in the picture however far the readings are from it', async t => {
  const { min = 0, max = 0 } = option(why).yAxis as { min?: number; max?: number }
  t.ok(min < 10 && max > 80, `${min} to ${max}`)
})

t.test('the time that it lasted before is shaded, and nothing is where there was none', async t => {
  t.match(option(why).series[0]?.markArea?.data, [[{ xAxis: 1_000 }, { xAxis: 2_000 }]])
  const { lasted: _, ...at } = why
  t.notOk('markArea' in (option(at).series[0] ?? {}))
})

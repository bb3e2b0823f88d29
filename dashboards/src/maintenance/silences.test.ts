import t from 'tap'
import { silencesOf } from './silences.ts'

const title = { en: 'Charger hot', zh: '充电桩过热' }
const leak = { en: 'Leakage', zh: '漏电' }

t.test('of several devices each rule is told once, with all that it is about', async t => {
  const together = silencesOf([
    { devices: 1, silences: [{ rule: 'charger-hot', title, devices: 1 }] },
    {
      devices: 1,
      silences: [
        { rule: 'charger-hot', title, devices: 1 },
        { rule: 'charger-leakage', title: leak, devices: 1 },
      ],
    },
  ])
  t.equal(together.devices, 2)
  t.same(
    together.silences.map(({ rule, devices }) => [rule, devices]),
    [
      ['charger-hot', 2],
      ['charger-leakage', 1],
    ],
  )
})

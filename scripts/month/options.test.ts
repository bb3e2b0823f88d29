import t from 'tap'
import { monthArguments, monthHelp } from './options.ts'

t.test('a month of two thousand devices where nothing else is asked for', async t => {
  t.match(monthArguments(['--seed', '4']), { devices: 2_000, days: 30, haste: 1, seed: 4, mistakes: false })
  t.match(monthArguments(['--devices', '100', '--mistakes']), { devices: 100, mistakes: true })
})

t.test('what cannot be is refused with what could', async t => {
  t.same(monthArguments(['--days', '367']), {
    fault: '--days: expected a whole number from 1 to 366, got "367"',
  })
  t.match(monthArguments(['--fast']), { fault: /--fast/ })
  t.equal(monthArguments(['--help']), 'help')
  for (const option of ['devices', 'days', 'haste', 'seed', 'mistakes']) t.match(monthHelp, `--${option} `)
})

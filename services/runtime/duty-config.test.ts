import t from 'tap'
import { Environment } from '../config/environment.ts'
import { faultsFoundBy } from '../config/testing/section.ts'
import { defaultPolicy } from '../domain/community/state.ts'
import { DAY, HOUR, MINUTE } from '../domain/model/time.ts'
import { dutyPolicy } from './duty-config.ts'

t.test('without any setting the figures are those of a site by itself', async t => {
  t.match(defaultPolicy, dutyPolicy(new Environment({})))
})

t.test('rotas are looked through at another hour, further ahead, or never', async t => {
  const env = new Environment({ LINLI_DUTY_CHECK_AT: '16:30', LINLI_DUTY_GAP_DAYS: '14' })
  t.same(dutyPolicy(env), { dutyCheckAtMs: 16 * HOUR + 30 * MINUTE, dutyGapsAheadMs: 14 * DAY })
  t.equal(dutyPolicy(new Environment({ LINLI_DUTY_GAP_DAYS: '0' })).dutyGapsAheadMs, 0)
})

t.test('an hour that is none is refused, with any other fault', async t => {
  for (const hour of ['9:00', '24:00', 'noon'])
    t.match(faultsFoundBy(dutyPolicy, { LINLI_DUTY_CHECK_AT: hour, LINLI_DUTY_GAP_DAYS: '61' }), [
      /^LINLI_DUTY_CHECK_AT: expected a time from 00:00 to 23:59/,
      /^LINLI_DUTY_GAP_DAYS/,
    ])
})

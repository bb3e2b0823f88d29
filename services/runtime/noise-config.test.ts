import t from 'tap'
import { Environment } from '../config/environment.ts'
import { defaultPolicy } from '../domain/community/state.ts'
import { noisePolicy } from './noise-config.ts'

t.test('without any setting the figures are those of a site by itself', async t => {
  const env = new Environment({})
  t.match(defaultPolicy, noisePolicy(env))
  env.finish()
})

t.test('a flood never ends at more than it begins with, also where only the one is set', async t => {
  const few = new Environment({ LINLI_FLOOD_FROM: '3' })
  t.match(noisePolicy(few), { floodFrom: 3, floodUntil: 3 })
  few.finish()
  const upsideDown = new Environment({ LINLI_FLOOD_FROM: '3', LINLI_FLOOD_UNTIL: '4' })
  noisePolicy(upsideDown)
  t.throws(() => upsideDown.finish(), /LINLI_FLOOD_UNTIL/)
})

t.test('each figure has its range, and every fault is reported together', async t => {
  const env = new Environment({
    LINLI_CHATTER_COUNT: '101',
    LINLI_CHATTER_SECONDS: '0',
    LINLI_SHELVE_HOURS_MAX: '0',
    LINLI_SITE_SILENT_PERCENT: '100',
    LINLI_SITE_SILENT_DEVICES_MIN: '1',
    LINLI_SITE_BACK_PERCENT: '0',
    LINLI_FLOOD_MINUTES: '0',
    LINLI_GROUP_MINUTES: '1441',
  })
  noisePolicy(env)
  t.throws(
    () => env.finish(),
    /CHATTER_COUNT.*CHATTER_SEC.*SHELVE.*PERCENT.*DEVICES_MIN.*SITE_BACK.*FLOOD.*GROUP/s,
  )
})

t.test('where nothing is to be a flood, its end has no meaning and needs none', async t => {
  const env = new Environment({ LINLI_FLOOD_FROM: '0', LINLI_CHATTER_COUNT: '0' })
  t.match(noisePolicy(env), { floodFrom: 0, chatterCount: 0 })
  env.finish()
})

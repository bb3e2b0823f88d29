import t from 'tap'
import { asTree, depthOf, withOverride } from './scopes.ts'

const bin = { scope: { device: 'bin-1' }, enabled: false }
const east = { scope: { site: 's', zone: 'east' }, settings: { high: 80 } }
const site = { scope: { site: 's' }, settings: { high: 85 } }
const all = { scope: {}, settings: { high: 90 } }

t.test('the widest stands first, a device below its zone', async t => {
  const placeOf = () => ({ site: 's', zone: 'east' })
  t.same(asTree([bin, east, all, site], placeOf), [all, site, east, bin])
  t.same(
    [all, site, east, bin].map(({ scope }) => depthOf(scope)),
    [0, 1, 2, 3],
  )
})

t.test('what is set for a place takes the place of what was, and nothing set is nothing there', async t => {
  const next = { scope: { site: 's', zone: 'east' }, settings: { high: 70 } }
  t.same(withOverride([all, east], next), [all, next])
  t.same(withOverride([all], next), [all, next])
  t.same(withOverride([all, east], { scope: east.scope, settings: {} }), [all])
  t.same(withOverride([all], { scope: { site: 'x' } }), [all])
})

t.test('what to do at a place outlives every change of its figures', async t => {
  const response = [{ en: 'Ring the guard', zh: '联系保安' }]
  const own = { ...site, response }
  const changed = { scope: site.scope, settings: { high: 70 } }
  t.same(withOverride([own], changed), [{ ...changed, response }])
  t.same(withOverride([own], { scope: site.scope }), [{ scope: site.scope, response }], 'as usual again')
  const stale = [{ en: 'Old', zh: '旧' }]
  t.same(withOverride([own], { ...changed, response: stale }), [{ ...changed, response }], 'an old form')
  t.same(withOverride([all], { ...changed, response }), [all, changed], 'and is of that place alone')
})

import t from 'tap'
import { permittedDescriptors, shareDescriptors, softLimitIn } from './descriptors.ts'

const LIMITS = `Limit                     Soft Limit           Hard Limit           Units
Max processes             95941                95941                processes
Max open files            1024                 524288               files
Max locked memory         8388608              8388608              bytes
`

t.test('the soft limit is the one that counts', async t => {
  t.equal(softLimitIn(LIMITS), 1_024)
  t.equal(softLimitIn(LIMITS.replace('1024', 'unlimited')), Number.POSITIVE_INFINITY)
  t.equal(softLimitIn('Limit\n'), undefined)
})

t.test('on Linux the limit is known', async t => {
  if (process.platform !== 'linux') return t.equal(permittedDescriptors(), undefined)
  t.ok((permittedDescriptors() ?? 0) > 0)
})

t.test('connections get what they want as long as the reserve is left, and less from there on', async t => {
  const wanted = { mqtt: 800, http: 200, ocpp: 0 }
  t.same(shareDescriptors(wanted, 1_100, 100), { verdict: 'as-wanted' })
  t.same(shareDescriptors(wanted, 1_099, 100), { verdict: 'lowered', to: { mqtt: 800, http: 199, ocpp: 0 } })
  t.same(shareDescriptors(wanted, 600, 100), { verdict: 'lowered', to: { mqtt: 400, http: 100, ocpp: 0 } })
  t.same(shareDescriptors(wanted, 116, 100), { verdict: 'lowered', to: { mqtt: 8, http: 8, ocpp: 0 } })
  t.same(shareDescriptors(wanted, 115, 100), { verdict: 'too-few' })
  t.same(shareDescriptors({ mqtt: 600, http: 200, ocpp: 200 }, 600, 100), {
    verdict: 'lowered',
    to: { mqtt: 300, http: 100, ocpp: 100 },
  })
  t.same(shareDescriptors({ mqtt: 1, http: 2, ocpp: 0 }, 103, 100), { verdict: 'as-wanted' })
})

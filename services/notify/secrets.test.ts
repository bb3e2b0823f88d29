import t from 'tap'
import { KEPT, tellable, withKept } from './secrets.ts'

const definition = { secrets: ['token'] }

t.test('of a secret it is told that there is one, not which', async t => {
  t.same(tellable(definition, { token: 'very-secret', host: 'here' }), { token: KEPT, host: 'here' })
  t.same(tellable(definition, { host: 'here' }), { host: 'here' })
  t.same(tellable(definition, { token: {} }), { token: {} }, 'there is none')
  t.same(tellable(definition, { token: { authorization: 'Bearer x' } }), { token: KEPT })
})

t.test('settings that are saved as they were told keep their secrets', async t => {
  const before = { token: 'very-secret', host: 'here' }
  t.same(withKept(definition, { ...tellable(definition, before), host: 'there' }, before), {
    token: 'very-secret',
    host: 'there',
  })
  t.same(withKept(definition, { token: 'another', host: 'here' }, before), { token: 'another', host: 'here' })
  t.same(withKept(definition, { host: 'here' }, before), { host: 'here' }, 'left out is taken away')
})

t.test('what stands for a secret is none where none is kept', async t => {
  t.same(withKept(definition, { token: KEPT, host: 'here' }, undefined), { host: 'here' })
})

import t from 'tap'
import { helps, isEnded, mayGive, missingIn, parametersOf } from './order.ts'

const title = { en: 'x', zh: 'x' }
const order = { title, parameters: {}, timeoutMs: 1, expiresAfterMs: 1, confirm: false, speaks: false }
const parameters = {
  text: { type: 'word' as const, title, required: true },
  connectorId: { type: 'number' as const, title, required: false },
  hard: { type: 'flag' as const, title, required: false },
}

t.test('what is typed is sent as what it is, and what is left empty is not sent', async t => {
  const spec = { ...order, parameters }
  t.same(parametersOf(spec, { text: ' 请挪车 ', connectorId: '2', hard: 'true', other: 'x' }), {
    ...{ text: '请挪车', connectorId: 2, hard: true },
  })
  t.same(
    parametersOf(spec, { text: '', connectorId: 'two' }),
    { connectorId: 'two' },
    'the server says what is wrong',
  )
  t.same(missingIn(spec, {}), ['text'])
  t.same(missingIn(spec, { text: 'x' }), [])
})

t.test('whoever may say something may not cut off', async t => {
  const grid = (right: string) => right === 'devices.order'
  t.equal(mayGive({ speaks: true }, grid), true)
  t.equal(mayGive({ speaks: false }, grid), false)
  t.equal(
    mayGive({ speaks: false }, () => true),
    true,
  )
})

t.test('at an alert stands what helps there, and nothing for which one goes to the device', async t => {
  t.equal(helps('announce', { speaks: true }), true)
  t.equal(helps('cut-off', { speaks: false }), true)
  t.equal(helps('reset', { speaks: false }), false)
})

t.test('what is sent is not over yet', async t => {
  t.same(
    (['queued', 'sent', 'done', 'refused', 'timed-out'] as const).map(state => isEnded({ state })),
    [false, false, true, true, true],
  )
})

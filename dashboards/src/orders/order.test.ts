import t from 'tap'
import {
  concerning,
  helps,
  isEnded,
  isLeftToPeople,
  leavesDanger,
  likeliestIn,
  mayGive,
  missingIn,
  parametersOf,
  undoableIn,
  wasLate,
} from './order.ts'

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

t.test('of a list of which one has to be chosen the first is chosen, and of others nothing', async t => {
  const list = { type: 'word' as const, title, oneOf: ['status', 'meter'] }
  const spec = { ...order, parameters: { ...parameters, what: { ...list, required: true } } }
  t.same(likeliestIn(spec), { what: 'status' })
  t.same(likeliestIn({ ...order, parameters: { what: { ...list, required: false } } }), {})
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

t.test('what was done and still holds can be taken back, and nothing else', async t => {
  const order = (id: string, name: string, state: 'done' | 'sent' | 'refused' = 'done') => ({
    id,
    name,
    state,
  })
  const undoable = (...orders: ReturnType<typeof order>[]) => [...undoableIn(orders)]
  t.same(undoable(order('2', 'reset'), order('1', 'cut-off')), [['1', 'restore']])
  t.same(undoable(order('2', 'restore'), order('1', 'cut-off')), [], 'it was restored')
  t.same(undoable(order('2', 'restore', 'sent'), order('1', 'cut-off')), [], 'it is being restored')
  t.same(undoable(order('2', 'restore', 'refused'), order('1', 'cut-off')), [['1', 'restore']])
  t.same(undoable(order('2', 'unlock-lid'), order('1', 'lock-lid')), [['2', 'lock-lid']])
  t.same(undoable(order('1', 'cut-off', 'refused')), [])
})

t.test('of what was not done, and of what nobody knows, somebody has to go and look', async t => {
  const states = ['queued', 'sent', 'done', 'refused', 'timed-out', 'expired', 'cancelled'] as const
  t.same(states.filter(isLeftToPeople), ['refused', 'timed-out', 'expired'])
})

t.test(
  'a cut-off that was not confirmed leaves the danger, until the device says later that it was done',
  async t => {
    for (const state of ['refused', 'timed-out', 'expired'] as const) {
      t.equal(leavesDanger({ name: 'cut-off', state }), true, state)
      t.equal(leavesDanger({ name: 'restore', state }), false, state)
    }
    for (const state of ['queued', 'sent', 'done', 'cancelled'] as const)
      t.equal(leavesDanger({ name: 'cut-off', state }), false, state)
    const late = { at: '2026-05-01T12:00:00.000Z', ok: true }
    t.equal(leavesDanger({ name: 'cut-off', state: 'timed-out', late }), false)
    t.equal(leavesDanger({ name: 'cut-off', state: 'timed-out', late: { ...late, ok: false } }), true)
  },
)

t.test('an end more than a minute after the order has a time of its own', async t => {
  const at = '2026-05-01T12:00:00.000Z'
  t.equal(wasLate({ at }), false)
  t.equal(wasLate({ at, endedAt: '2026-05-01T12:01:00.000Z' }), false)
  t.equal(wasLate({ at, endedAt: '2026-05-01T12:01:00.001Z' }), true)
})

t.test('of an alert is what was ordered for it, and what took that back later', async t => {
  const orders = [
    { name: 'restore', id: 4 },
    { name: 'reset', id: 3 },
    { name: 'cut-off', id: 2, alert: 'a' },
    { name: 'restore', id: 1 },
  ]
  t.same(
    concerning(orders, 'a').map(({ id }) => id),
    [4, 2],
  )
  t.same(concerning(orders, 'b'), [])
})

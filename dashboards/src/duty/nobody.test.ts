import t from 'tap'
import { hasNobody, isForEverything, tellsWhoHasItFirst } from './nobody.ts'
import { bodyOf } from './rotas.ts'
import { newShift } from './rotation.ts'

t.test('a rota is empty until a shift or a holiday of it has somebody', async t => {
  const rota = bodyOf(undefined)
  t.ok(hasNobody(rota), 'a new one')
  t.ok(hasNobody({ ...rota, shifts: [] }))
  t.notOk(hasNobody({ ...rota, shifts: [newShift(), { ...newShift(), on: ['wang'] }] }))
  t.notOk(hasNobody({ ...rota, holidays: [{ day: '2026-10-01', on: ['wang'] }] }))
})

t.test('a plan that names nothing is for everything', async t => {
  t.ok(isForEverything({ match: {}, steps: [] }))
  t.notOk(isForEverything({ match: { zones: ['b3'] }, steps: [] }))
})

t.test('whoever has an alert is nobody yet when it is raised', async t => {
  const first = (...tell: { who: 'assignee' | 'responsible' }[]) => ({
    match: {},
    steps: [{ afterMs: 0, tell }],
  })
  t.ok(tellsWhoHasItFirst(first({ who: 'assignee' })))
  t.notOk(tellsWhoHasItFirst(first({ who: 'assignee' }, { who: 'responsible' })))
  t.notOk(tellsWhoHasItFirst(first()), 'the server says that by itself')
})

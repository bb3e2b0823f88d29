import t from 'tap'
import { bulletinBody } from '../../../services/api/wire/lobby.ts'
import { LENGTHS, newBody, stateOf } from './bulletin-fields.ts'

const now = Date.parse('2026-05-01T12:20:30Z')

t.test('a bulletin hangs from its beginning until just before its end', async t => {
  const bulletin = { from: '2026-05-01T12:00:00Z', until: '2026-05-01T13:00:00Z' }
  const at = (time: string) => stateOf(bulletin, Date.parse(`2026-05-01T${time}Z`))
  t.same(['11:59:59', '12:00:00', '12:59:59', '13:00:00'].map(at), ['later', 'now', 'now', 'over'])
})

t.test('a new one begins now and lasts three days from the next full hour', async t => {
  t.same(newBody(now), {
    ...{ title: '', text: '' },
    from: '2026-05-01T12:20:00.000Z',
    until: '2026-05-04T13:00:00.000Z',
  })
})

t.test('the form takes as many characters as the server, and no more', async t => {
  const fits = (more: object) => bulletinBody.safeParse({ ...newBody(now), title: '停水', ...more }).success
  t.ok(fits({ title: '水'.repeat(LENGTHS.title), text: '水'.repeat(LENGTHS.text) }))
  t.notOk(fits({ title: '水'.repeat(LENGTHS.title + 1) }))
  t.notOk(fits({ text: '水'.repeat(LENGTHS.text + 1) }))
})

import t from 'tap'
import { startPlaces } from '../access/testing/places.ts'
import { colleagues } from '../wire/colleague.ts'

async function known(as: 'ada' | 'ma' | 'gao' | 'chen' | 'far') {
  const places = await startPlaces()
  const reply = await places.as(as)('GET', '/api/colleagues')
  await places.api.close()
  return colleagues
    .parse(reply.json())
    .colleagues.map(({ id }) => id)
    .filter(id => id !== 'admin')
    .sort()
}

t.test('who works on a site knows by name who else does, and nobody of another site', async t => {
  t.same(await known('ma'), ['ada', 'chen', 'gao', 'ma', 'tan'])
  t.same(await known('chen'), ['ada', 'chen', 'gao', 'ma', 'tan'])
  t.same(await known('far'), ['ada', 'far'])
})

t.test('who does not see of whom an alert is knows no caregiver', async t => {
  t.same(await known('gao'), ['ada', 'gao', 'ma', 'tan'])
})

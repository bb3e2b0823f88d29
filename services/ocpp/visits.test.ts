import t from 'tap'
import { Visits } from './visits.ts'

const caller = { address: '192.0.2.7', securityProfile: 1 } as const
const point = (id: string) => ({
  id,
  device: { id, kind: 'ev-charger', site: 'demo', zone: 'east', name: id },
})

function atDoor(most = 10, isStill = false) {
  let now = 0
  const visits = new Visits(most, () => (isStill ? now : ++now))
  return { visits, states: () => visits.list().map(({ id, state, since }) => [id, state, since]) }
}

t.test(
  'a charger is connected, away, and connected again; the old line that ends late changes nothing',
  async t => {
    const { visits, states } = atDoor()
    const left = visits.came(point('cp-1'), caller)
    t.same(states(), [['cp-1', 'connected', 1]])
    const leftAgain = visits.came(point('cp-1'), caller)
    left()
    t.same(states(), [['cp-1', 'connected', 2]])
    leftAgain()
    t.same(states(), [['cp-1', 'away', 3]])
  },
)

t.test('refusals are counted since it was let in last, with the last reason', async t => {
  const { visits } = atDoor()
  visits.refused('cp-1', 'charge-point-unknown', caller)
  visits.refused('cp-1', 'token-wrong', caller, 'cp-1')
  t.match(visits.list(), [
    { state: 'refused', since: 1, device: 'cp-1', refused: { reason: 'token-wrong', count: 2, lastAt: 2 } },
  ])
  visits.came(point('cp-1'), caller)
  t.equal(visits.list()[0]?.refused, undefined)
  visits.refused('cp-1', 'token-wrong', caller, 'cp-1')
  t.match(visits.list(), [{ state: 'connected', since: 3, refused: { count: 1 } }])
})

t.test(
  'whoever knocks under more names than are remembered pushes no charger out that is connected',
  async t => {
    const { visits } = atDoor(2)
    visits.came(point('cp-1'), caller)
    visits.refused('a', 'charge-point-unknown', caller)
    visits.refused('b', 'charge-point-unknown', caller)
    t.same(
      visits.list().map(({ id }) => id),
      ['cp-1', 'b'],
    )
  },
)

t.test('of two lines within one instant the later one counts', async t => {
  const { visits, states } = atDoor(10, true)
  const left = visits.came(point('cp-1'), caller)
  visits.came(point('cp-1'), caller)
  left()
  t.same(states(), [['cp-1', 'connected', 0]])
})

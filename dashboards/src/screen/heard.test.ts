import t from 'tap'
import type { WireLobby } from '../../../services/api/wire/lobby.ts'
import { heard, isDueAnew, isStale, NOTHING } from './heard.ts'

const board = { site: { en: 'Riverside', zh: '滨河' } } as WireLobby
const shown = heard(NOTHING, { status: 200, board, etag: '"1"' }, 1_000)

t.test('without an answer the last one stands, with its time', async t => {
  t.equal(heard(shown, undefined, 9_000), shown)
  t.equal(heard(shown, { status: 429 }, 9_000), shown)
  t.match(heard(shown, { status: 304 }, 9_000), { board, etag: '"1"', heardAt: 9_000 })
})

t.test(
  'a screen that was taken down shows nothing any more, and comes back when it is known again',
  async t => {
    const gone = heard(shown, { status: 401 }, 9_000)
    t.same(gone, { ...NOTHING, isUnknown: true })
    t.equal(heard(gone, undefined, 9_500), gone)
    t.match(heard(gone, { status: 200, board, etag: '"2"' }, 9_900), { board, isUnknown: false })
  },
)

t.test('what is old is called so after three quarters of a minute', async t => {
  t.equal(isStale(NOTHING, 0), true)
  t.equal(isStale(shown, 46_000), false)
  t.equal(isStale(shown, 46_001), true)
})

t.test('it begins anew once a night', async t => {
  const HOUR = 3_600_000
  t.same([isDueAnew(4, 3 * HOUR), isDueAnew(4, HOUR), isDueAnew(3, 24 * HOUR)], [true, false, false])
})

import t, { type Test } from 'tap'
import type { Input } from '../../domain/model/input.ts'
import type { PersonReach } from '../../notify/desk.ts'
import { startPlaces } from '../access/testing/places.ts'
import { noNotices } from '../testing/no-notices.ts'
import { noon } from '../testing/samples.ts'

const reachOf = (person: string, why: PersonReach['verdict']['why'], as: PersonReach['as']): PersonReach => ({
  ...{ person, as },
  verdict: {
    ...{ why, isVerified: false, since: null },
    ways: [
      {
        ...{ channel: 'mail', kind: 'email', verifiedAt: null, since: null },
        state: why === null ? 'works' : 'channel-off',
      },
    ],
  },
})

/** `gao` works in building 3, `ma` on the whole site, `chen` looks after somebody there. */
async function started(t: Test) {
  const found = [
    reachOf('chen', 'channel-off', ['carer']),
    reachOf('gao', null, ['role']),
    reachOf('ma', 'channel-off', ['manager']),
  ]
  const reach = {
    ...noNotices.reach,
    of: async () => found,
    nextAt: () => noon + 60_000,
    ofPerson: async (person: string) => {
      const own = found.find(one => one.person === person)
      return own && { site: 'riverside', verdict: own.verdict }
    },
  }
  const places = await startPlaces({ override: { notices: { ...noNotices, reach } } })
  t.teardown(() => places.api.close())
  const checked: Input = {
    type: 'reach-checked',
    found: [{ person: 'ma', why: 'channel-off' }],
    isDaily: true,
  }
  await new Promise(resolve => places.community.intake.submit('riverside', checked, resolve))
  return places
}

const URL = '/api/sites/riverside/reachability'

t.test('a manager sees who could not be told, why, what to do and since when', async t => {
  const { as } = await started(t)
  const reply = await as('ma')('GET', URL)
  t.equal(reply.statusCode, 200, reply.body)
  const { people, ...rest } = reply.json()
  t.same(rest, {
    checkedAt: new Date(noon).toISOString(),
    nextCheckAt: new Date(noon + 60_000).toISOString(),
    timeZone: 'Asia/Shanghai',
  })
  const [chen, gao, ma] = people
  t.match(chen, { id: 'chen', reachable: false, why: 'channel-off', as: ['carer'], since: null })
  t.match(gao, { id: 'gao', reachable: true, why: null, says: null, verified: false, remedy: { en: /code/ } })
  t.match(ma, {
    ...{ id: 'ma', since: new Date(noon).toISOString(), says: { en: /switched off/, zh: /停用/ } },
    remedy: { en: /switch the channel on/, zh: /重新启用/ },
    ways: [{ channel: 'mail', kind: 'email', state: 'channel-off', verifiedAt: null }],
  })
  t.notMatch(reply.body, /address"/, 'no address is told')
})

t.test('a grid worker sees those of the own building, without ways, and no carer by name', async t => {
  const { as } = await started(t)
  const { people } = (await as('gao')('GET', URL)).json()
  t.same(
    people.map(({ id, name, ways }: { id: string; name: string | null; ways?: unknown }) => [id, name, ways]),
    [
      ['chen', null, undefined],
      ['gao', 'gao', undefined],
    ],
  )
})

t.test('each hears of themselves with their account', async t => {
  const { as } = await started(t)
  t.match((await as('ma')('GET', '/api/me')).json().reach, {
    ...{ reachable: false, why: 'channel-off', site: 'riverside' },
    says: { en: /^You cannot be reached when there is an alert: only by/, zh: /^有告警时联系不上您/ },
  })
  t.match((await as('gao')('GET', '/api/me')).json().reach, { reachable: true, says: null })
  t.equal((await as('tan')('GET', '/api/me')).json().reach, null)
})

import t from 'tap'
import { DAY } from '../../domain/model/time.ts'
import { startPlaces } from './testing/places.ts'

const RULE = '/api/rules/heart-rate'

async function startLimited() {
  const places = await startPlaces()
  const { settings } = await places.done('GET', RULE)
  const [figure = ''] = Object.keys(settings)
  const figures = { [figure]: settings[figure].default }
  const set = (scope: object) => ({ scope, settings: figures })
  const overrides = [set({ device: 'band-in' }), set({ site: 'riverside' }), set({ zone: 'b4' })]
  await places.done('PUT', RULE, { overrides })
  const byKey = async (rights: readonly string[]) => {
    const { token } = await places.done('POST', '/api/keys', {
      ...{ name: 'program', role: 'administrator', scope: 'all', rights },
    })
    const headers = { authorization: `Bearer ${token}` }
    return (method: 'GET' | 'PUT', url: string, payload?: object) =>
      places.api.inject({ method, url, headers, ...(payload && { payload }) })
  }
  const looksOf = async (who: string) =>
    (await places.accounts.looks('band-in', 99))
      .filter(({ username }) => username === who)
      .map(({ what }) => what)
  return { ...places, byKey, looksOf, set }
}

for (const url of [RULE, '/api/rules', `${RULE}/versions`, `${RULE}/versions/difference?from=0`])
  t.test(`whoever reads at ${url} what is set for a band has looked at somebody’s limits`, async t => {
    const { as, looksOf, clock } = await startLimited()
    clock.now += DAY
    const before = (await looksOf('ada')).length
    t.match((await as('ada')('GET', url)).body, 'band-in')
    t.same((await looksOf('ada')).slice(0, -before || undefined), ['limits'])
    t.same(await looksOf('ma'), [])
  })

t.test(
  'a key that may read rules and not health sees nothing that is set for a band, and leaves it',
  async t => {
    const { byKey, done, set, looksOf } = await startLimited()
    const key = await byKey(['rules.read', 'rules.tune', 'rules.write'])
    for (const url of [RULE, '/api/rules', `${RULE}/versions`, `${RULE}/versions/difference?from=0`]) {
      const reply = await key('GET', url)
      t.equal(reply.statusCode, 200, url)
      t.notMatch(reply.body, 'band-in', url)
    }
    const seen = (await key('GET', RULE)).json()
    t.equal((await key('PUT', RULE, { overrides: seen.overrides })).statusCode, 200)
    t.match((await done('GET', RULE)).overrides, [{}, {}, {}], 'and what it does not see stays')
    const written = await key('PUT', RULE, { overrides: [...seen.overrides, set({ device: 'band-next' })] })
    t.equal(written.json().code, 'NOT_ALLOWED')
    t.same(await looksOf('key:program'), [])
  },
)

t.test('what is set for a zone of that name anywhere is shown where somebody has such a zone', async t => {
  const { as, accounts, done, byKey: _ } = await startLimited()
  const scope = [{ site: 'riverside', zones: ['b3'] }]
  await done('POST', '/api/accounts', { username: 'mo', role: 'manager', scope })
  const mo = await accounts.person('mo')
  if (mo !== undefined) await accounts.savePerson({ ...mo, mustChangePassword: false })
  const seenBy = async (who: 'ma') => (await as(who)('GET', RULE)).json().overrides
  const scopes = async (who: string) =>
    (await seenBy(who as 'ma')).map(({ scope }: { scope: object }) => scope)
  t.same(await scopes('ma'), [{ device: 'band-in' }, { site: 'riverside' }, { zone: 'b4' }])
  t.same(await scopes('mo'), [{ device: 'band-in' }, { site: 'riverside' }])
})

import { isDeepStrictEqual } from 'node:util'
import t from 'tap'
import type { Role } from '../../domain/model/person.ts'
import { type Method, requestsOf } from '../testing/staff.ts'
import { extentOf, type Right } from './rights.ts'
import { asks } from './testing/asks.ts'
import { forWholeSites } from './testing/for-whole-sites.ts'
import { type Objects, startPlaces } from './testing/places.ts'

type Places = Awaited<ReturnType<typeof startPlaces>>
type Where = 'inside' | 'nextDoor' | 'outside'

interface Person {
  readonly role: Role
  readonly called: string
  /** Where nothing is theirs: of the bin there and of the band. */
  readonly foreign: readonly (readonly [Where, 'bin' | 'band'])[]
  /** What stands in the names of things that are not theirs, and of whom they look after no more than they need. */
  readonly foreignWords: RegExp
}

const both = (where: Where) =>
  [
    [where, 'bin'],
    [where, 'band'],
  ] as const
const ofOneBuilding = [...both('outside'), ...both('nextDoor')]
const withoutHealth = /hilltop|-out"|of out|"b4"|-next"|of next|Wang|"heartRateBpm":66|"heart-rate"|123\.5/

const people = {
  ada: { role: 'administrator', called: 'an administrator', foreign: [], foreignWords: /never said/ },
  ma: {
    ...{ role: 'manager', called: 'a manager' },
    ...{ foreign: both('outside'), foreignWords: /hilltop|-out"|of out/ },
  },
  mo: {
    ...{ role: 'manager', called: 'a manager of one building', foreign: ofOneBuilding },
    foreignWords: /hilltop|-out"|of out|-next"|of next/,
  },
  gao: {
    ...{ role: 'grid-worker', called: 'a grid worker' },
    ...{ foreign: ofOneBuilding, foreignWords: withoutHealth },
  },
  tan: {
    ...{ role: 'technician', called: 'a technician' },
    ...{ foreign: ofOneBuilding, foreignWords: withoutHealth },
  },
  chen: {
    ...{ role: 'caregiver', called: 'a caregiver' },
    foreign: [
      ['outside', 'band'],
      ['nextDoor', 'band'],
      ['inside', 'bin'],
    ],
    foreignWords: /hilltop|-out"|of out|"b4"|-next"|of next|bin-in/,
  },
} as const satisfies Record<string, Person>

interface Route {
  readonly method: Method
  readonly url: string
  readonly right: Right
}

const routesOf = ({ api }: Places): Route[] =>
  api.routeRights.flatMap(({ method, url, right }) =>
    right === undefined || method === 'HEAD' ? [] : [{ method: method as Method, url, right }],
  )

/** What is asked for is asked before it is taken away. */
const order = ['GET', 'PUT', 'POST', 'DELETE']
const inOrder = (routes: readonly Route[]): Route[] => {
  const rank = ({ method, url }: Route) =>
    order.indexOf(method) + (/DELETE .*(devices\/:id|:username)$/.test(`${method} ${url}`) ? 1 : 0)
  return routes.toSorted((a, b) => rank(a) - rank(b))
}

const keyOf = ({ method, url }: Pick<Route, 'method' | 'url'>) => `${method} ${url}`
const isEverywhere = ({ right }: Route): boolean =>
  Object.values(people).every(({ role }) => [undefined, 'all'].includes(extentOf(role, right)))

t.test('each route whose right does not reach everywhere says how it is asked', async t => {
  const places = await startPlaces()
  await places.api.ready()
  const scoped = routesOf(places).filter(route => !isEverywhere(route))
  t.same(Object.keys(asks).sort(), scoped.map(keyOf).sort())
  for (const { method, url, right } of places.api.routeRights.filter(({ method }) => method === 'HEAD'))
    t.equal(
      right,
      places.api.routeRights.find(one => one.method === 'GET' && one.url === url)?.right,
      method + url,
    )
})

async function startWithMo() {
  const places = await startPlaces()
  const scope = [{ site: 'riverside', zones: ['b3'] }]
  await places.done('POST', '/api/accounts', { username: 'mo', role: 'manager', scope })
  const { accounts } = places
  const mo = await accounts.person('mo')
  if (mo !== undefined) await accounts.savePerson({ ...mo, mustChangePassword: false })
  await places.api.ready()
  return places
}

for (const [username, { role, called, foreign, foreignWords }] of Object.entries<Person>(people)) {
  t.test(`${called} gets through every route as far as the table says, and no further`, async t => {
    const places = await startWithMo()
    const as = requestsOf(places.api, places.accounts, username)
    const own = places.inside[role === 'caregiver' ? 'band' : 'bin']
    const routes = inOrder(routesOf(places))
    const refusedOfSite: string[] = []
    for (const route of routes)
      for (const [where, which] of foreign) await keptOut(route, places[where][which])
    for (const route of routes) await letIn(route)
    t.same(
      refusedOfSite.toSorted(),
      username === 'mo' ? forWholeSites : [],
      'what is for those of a whole site',
    )

    async function keptOut(route: Route, of: Objects): Promise<void> {
      const ask = asks[keyOf(route)]?.(of)
      const ofOwn = asks[keyOf(route)]?.(own)
      if (ask === undefined || isDeepStrictEqual(ask, ofOwn)) return
      const { url, missing: _, ofSite, ...more } = ask
      const isNextDoor = ofSite && of.site === own.site
      const reply = await as(route.method, url, more)
      const what = `${route.method} ${url} is ${reply.statusCode} ${reply.json().code}`
      if (extentOf(role, route.right) === undefined) t.equal(reply.json().code, 'NOT_ALLOWED', what)
      else if (route.method === 'PUT' || url === ofOwn?.url || isNextDoor)
        t.ok([403, 404].includes(reply.statusCode), what)
      else t.equal(reply.statusCode, 404, what)
    }

    async function letIn(route: Route): Promise<void> {
      const { url, missing, ...more } = asks[keyOf(route)]?.(own) ?? { url: route.url.replaceAll(':', 'x-') }
      const { ofSite, ...request } = more as { ofSite?: true }
      const reply = await as(route.method, url, request)
      const code = reply.headers['content-type']?.includes('problem') ? reply.json().code : undefined
      const what = `${route.method} ${url} is ${reply.statusCode} ${code}`
      if (extentOf(role, route.right) === undefined) t.equal(code, 'NOT_ALLOWED', what)
      else if (ofSite && code === 'NOT_ALLOWED') refusedOfSite.push(keyOf(route))
      else {
        t.notOk(['NOT_ALLOWED', 'NOT_SIGNED_IN'].includes(code), what)
        if (asks[keyOf(route)] !== undefined) t.ok(reply.statusCode !== 404 || code === missing, what)
        t.notMatch(reply.body, foreignWords, `${what} and tells of nobody else`)
      }
    }
  })
}

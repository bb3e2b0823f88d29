import t from 'tap'
import { submitAndWait } from '../../runtime/intake.ts'
import { addPerson } from '../testing/people.ts'
import { bin } from '../testing/samples.ts'
import { startTestServer, type TestServer } from '../testing/test-server.ts'
import { createMemberships } from './memberships.ts'

async function start() {
  const server = await startTestServer()
  const { accounts, community } = server
  const failures: unknown[] = []
  const failed = (error: unknown) => void failures.push(error)
  const { intake, registry } = community
  return { ...server, memberships: createMemberships({ accounts, intake, registry, failed }) }
}

const addSite = ({ community }: TestServer, site: string) => {
  const device = { ...bin, id: `bin-${site}`, site }
  return submitAndWait(community.intake, site, { type: 'device-saved', device, actor: 'admin' })
}

const membersOf = ({ community }: Pick<TestServer, 'community'>, site: string) =>
  [...community.registry.roster(site).members.values()].map(({ id, zones }) => `${id} ${zones.join()}`.trim())

t.test('a roster has whoever works on the site, by what the accounts say', async t => {
  const server = await start()
  const { accounts, memberships } = server
  await addSite(server, 'east')
  await addSite(server, 'west')
  await addPerson(accounts, 'li', { scope: [{ site: 'east', zones: ['b1', 'b2'] }] })
  await addPerson(accounts, 'wang', { scope: [{ site: 'west', zones: [] }] })
  await addPerson(accounts, 'gone', { scope: 'all', disabled: true })
  await memberships.align()
  t.same(membersOf(server, 'east'), ['admin', 'li b1,b2'])
  t.same(membersOf(server, 'west'), ['admin', 'wang'])

  const before = server.community.inputs.length
  await memberships.align()
  t.equal(server.community.inputs.length, before, 'what is in line is not written again')
})

t.test('what a kill left out of line is brought into line', async t => {
  const server = await start()
  const { accounts, community, memberships } = server
  await addSite(server, 'east')
  await memberships.align()
  const strange = { id: 'nobody', role: 'manager', zones: [] } as const
  const entry = { what: 'member', member: strange } as const
  await submitAndWait(community.intake, 'east', { type: 'roster-saved', entry, actor: 'admin' })
  await addPerson(accounts, 'li', { role: 'technician' })
  await memberships.align()
  t.same(membersOf(server, 'east'), ['admin', 'li'])
})

t.test('whoever works everywhere is a member of a site as soon as it begins', async t => {
  const server = await start()
  const { memberships, community } = server
  await memberships.align()
  const brought = new Promise<void>(resolve => {
    community.onCommit(({ entries }) => {
      memberships.committed()
      if (entries.some(({ input }) => input.type === 'roster-saved')) resolve()
    })
  })
  await addSite(server, 'east')
  await brought
  t.same(membersOf(server, 'east'), ['admin'])
})

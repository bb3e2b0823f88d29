import type { RPCClient } from 'ocpp-rpc'
import t, { type Test } from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import type { WireAlertFile } from '../api/wire/alert.ts'
import type { WireOrder } from '../api/wire/order.ts'
import { boots, connected, says } from '../ocpp/testing/charger.ts'
import { temporaryFolder } from '../store/temporary.ts'
import type { Client } from './client.ts'
import { beginKillable } from './killable-server.ts'

/** A charger that does what it is told and forgets it: `told` is what it heard. */
async function plugIn(t: Test, port: number, token: string) {
  const told: string[] = []
  const cp: RPCClient = await connected({ port, id: 'cp-1', token })
  t.teardown(() => cp.close({ force: true }))
  cp.handle('ChangeAvailability', async ({ params }) => {
    told.push(String((params as { type: string }).type))
    return { status: 'Accepted' }
  })
  cp.handle('TriggerMessage', async () => ({ status: 'NotImplemented' }))
  return { cp, told }
}

const ordersOf = async (client: Client): Promise<WireOrder[]> =>
  ((await client.call('GET', '/api/devices/cp-1/orders')).body as { orders: WireOrder[] }).orders

/** Resolves with the latest order of the charger once as many are over. */
const over = async (client: Client, count: number): Promise<WireOrder | undefined> =>
  (
    await askUntil(
      () => ordersOf(client),
      orders => orders.filter(({ endedAt }) => endedAt !== undefined).length >= count,
    )
  )[0]

/** What the history of the alert says of orders, once one of its notes does as it is asked. */
async function notesWith(client: Client, wanted: RegExp): Promise<string[]> {
  const { alerts } = (await client.call('GET', '/api/alerts?rule=charger-fault')).body as {
    alerts: { id: string }[]
  }
  const notes = async () => {
    const { events } = (await client.call('GET', `/api/alerts/${alerts[0]?.id}`)).body as WireAlertFile
    return events.filter(({ type }) => type === 'commented').map(({ note }) => note ?? '')
  }
  return askUntil(notes, said => said.some(note => wanted.test(note)))
}

/** Its rule has cut it off, and the charger said so. */
async function burns(t: Test, folder: string) {
  const server = await beginKillable(t, folder)
  const token = await server.client.addDevice('cp-1', 'ev-charger')
  const asked = { overrides: [{ scope: { device: 'cp-1' }, order: 'cut-off' }], confirm: ['gives-order'] }
  await server.client.call('PUT', '/api/rules/charger-fault', asked)
  const { cp } = await plugIn(t, server.port, token)
  await boots(cp)
  await says(cp, 1, 'Faulted', 'GroundFailure')
  t.match(await over(server.client, 1), { state: 'done', by: 'system' })
  await says(cp, 1, 'Unavailable', 'GroundFailure')
  return { ...server, cp, token }
}

t.test(
  'a charger that forgot over a loss of power that it was cut off is told again, also by a server that was killed',
  async t => {
    const folder = temporaryFolder()
    const first = await burns(t, folder)
    await first.kill()
    const { port, client } = await beginKillable(t, folder)
    const { cp, told } = await plugIn(t, port, first.token)
    await boots(cp)
    t.match(await over(client, 2), { name: 'cut-off', state: 'done', again: 1, by: 'system' })
    t.same(told, ['Inoperative'])
    await notesWith(client, /“Cut off” once more — StatusNotification: Available/)
  },
)

t.test('one that goes on giving current is told so often, and then its alert sends people there', async t => {
  const { client, cp } = await burns(t, temporaryFolder())
  for (let n = 2; n <= 4; n++) {
    await says(cp, 1, 'Available')
    t.match(await over(client, n), { state: 'done', again: n - 1 })
  }
  await says(cp, 1, 'Preparing')
  const notes = await notesWith(client, /still says otherwise: go there/)
  t.match(notes.at(-1), /StatusNotification: Preparing/)
  const alert = async () => {
    const { body } = await client.call('GET', '/api/alerts?rule=cut-off-ignored')
    return (body as { alerts: { severity: string; condition: string }[] }).alerts[0]
  }
  t.match(await alert(), { severity: 'critical', condition: 'active' })
  await client.call('POST', '/api/devices/cp-1/orders', { name: 'cut-off', confirm: true })
  t.match(await over(client, 5), { state: 'done', by: 'admin' })
  t.match(await alert(), { condition: 'active' }, 'that it is done proves nothing while it gives current')
  await says(cp, 1, 'Unavailable')
  t.match(await askUntil(alert, found => found?.condition === 'cleared'), { severity: 'critical' })
  t.equal((await ordersOf(client)).length, 5)
})

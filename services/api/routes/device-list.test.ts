import t from 'tap'
import type { DeviceView } from '../../runtime/registry.ts'
import { deviceForm } from '../form/device-form.ts'
import { bin, noon } from '../testing/samples.ts'
import { asAdmin, startTestServer } from '../testing/test-server.ts'
import { deviceList } from '../wire/device.ts'
import { DEVICES_A_TURN, deviceListText } from './device-list.ts'
import type { Shown } from './shown-device.ts'

const views = (count: number): DeviceView[] =>
  Array.from({ length: count }, (_, n) => ({
    device: { ...bin, id: `bin-${n}` },
    ...{ values: { fillPercent: n }, lastSeenAt: noon, online: null, historyFrom: null },
  }))
const freely: Shown = { isShown: () => true, aboutToLeave: async () => {}, form: deviceForm }

async function all(pieces: AsyncIterable<string>): Promise<string[]> {
  const list: string[] = []
  for await (const piece of pieces) list.push(piece)
  return list
}

t.test('the pieces together are the list, at every edge of a turn', async t => {
  for (const count of [0, 1, DEVICES_A_TURN - 1, DEVICES_A_TURN, DEVICES_A_TURN + 1]) {
    const pieces = await all(deviceListText(views(count), () => noon, freely))
    const list = deviceList.parse(JSON.parse(pieces.join('')))
    t.equal(list.devices.length, count)
    t.equal(list.now, '2026-05-01T12:00:00.000Z')
    t.match(list.devices.at(-1) ?? {}, count === 0 ? {} : { id: `bin-${count - 1}`, values: {} })
  }
})

t.test('the event loop has a turn between the pieces, and what happens in it is in the next one', async t => {
  const devices = views(DEVICES_A_TURN + 1)
  const pieces = deviceListText(devices, () => noon, freely)
  t.match((await pieces.next()).value, '"bin-0"')
  const order: string[] = []
  setImmediate(() => {
    order.push('a reading')
    Object.assign(devices.at(-1) as object, { values: { fillPercent: 77 } })
  })
  const second = String((await pieces.next()).value)
  order.push('the next piece')
  t.same(order, ['a reading', 'the next piece'])
  t.match(second, '"fillPercent":77')
})

t.test('of many devices that are not shown the event loop has its turns too', async t => {
  const shown = { ...freely, isShown: ({ id }: { id: string }) => id === 'bin-0' || id.endsWith('99') }
  const pieces = await all(deviceListText(views(2 * DEVICES_A_TURN), () => noon, shown))
  t.equal(pieces.length, 3)
  t.same(
    deviceList.parse(JSON.parse(pieces.join(''))).devices.map(({ id }) => id),
    ['bin-0', 'bin-99', 'bin-199', 'bin-299', 'bin-399', 'bin-499'],
  )
  const none = await all(deviceListText(views(3), () => noon, { ...freely, isShown: () => false }))
  t.same(JSON.parse(none.join('')).devices, [])
})

t.test('what may not leave does not, neither at first nor in a later turn', async t => {
  const seen: number[] = []
  const refusing = async (devices: readonly unknown[]) => {
    seen.push(devices.length)
    if (seen.length === 2) throw new Error('no record')
  }
  const pieces = deviceListText(views(2 * DEVICES_A_TURN), () => noon, { ...freely, aboutToLeave: refusing })
  await pieces.next()
  await t.rejects(pieces.next(), /no record/)
  t.same(seen, [DEVICES_A_TURN, DEVICES_A_TURN])
})

t.test('a look that cannot be recorded is answered as a problem', async t => {
  const { api, accounts } = await startTestServer()
  const admin = await asAdmin(api)
  const { id: _, ...body } = bin
  accounts.recordLooks = async () => {
    throw new Error('the disk is full')
  }
  // Registered, though its own answer is refused.
  await admin('PUT', '/api/devices/band-1', { payload: { ...body, kind: 'wristband' } })
  const reply = await admin('GET', '/api/devices')
  t.equal(reply.statusCode, 500)
  t.match(reply.headers['content-type'], 'application/problem+json')
  t.notMatch(reply.body, 'band-1')
})

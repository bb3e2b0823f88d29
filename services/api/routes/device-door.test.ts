import t from 'tap'
import { TurnedAway } from '../../runtime/turned-away.ts'
import { startPlaces } from '../access/testing/places.ts'
import { deviceDoor } from '../wire/device-door.ts'

t.test('who was not let in is told with the reason, to those alone whose it is', async t => {
  const turnedAway = new TurnedAway(() => Date.UTC(2026, 4, 1))
  const { as, inside, outside } = await startPlaces({ override: { turnedAway } })
  turnedAway.note('192.0.2.7', 'client-certificate-missing')
  turnedAway.note('192.0.2.7', 'wrong-token', inside.bin.device.id)
  turnedAway.note('192.0.2.8', 'wrong-token', outside.bin.device.id)
  turnedAway.note('192.0.2.9', 'unknown-device', 'bin-nobody')
  const told = async (who: Parameters<typeof as>[0]) =>
    deviceDoor.parse((await as(who)('GET', '/api/device-door')).json())
  const all = await told('ada')
  t.match([all.port, all.tlsPort], [1883, null])
  t.match(
    all.turnedAway.map(({ address, name, device, reason }) => [address, name, device, reason]),
    [
      ['192.0.2.9', 'bin-nobody', null, 'unknown-device'],
      ['192.0.2.8', outside.bin.device.id, outside.bin.device.id, 'wrong-token'],
      ['192.0.2.7', inside.bin.device.id, inside.bin.device.id, 'wrong-token'],
      ['192.0.2.7', null, null, 'client-certificate-missing'],
    ],
  )
  const names = async (who: Parameters<typeof as>[0]) => (await told(who)).turnedAway.map(({ name }) => name)
  t.same(await names('ma'), [inside.bin.device.id], 'nobody knows on which site the others stand')
  t.equal((await as('gao')('GET', '/api/device-door')).statusCode, 403)
})

import t from 'tap'
import type { Device } from '../../domain/model/device.ts'
import { startPlaces } from '../access/testing/places.ts'
import { deviceToken } from '../wire/device-token.ts'
import { chargerWay } from './charger-way.ts'

const charger: Device = { id: 'cp-1', kind: 'ev-charger', site: 's', zone: 'z', name: 'Charger' }
const door = { port: 9_000, securityProfile: 2 } as const
const at = (source: string, address: string) => ({ ...charger, origin: { source, address } })

t.test('a charger that connects by itself is told where, by the name that it has there', async t => {
  t.same(chargerWay(charger, door), { chargePoint: 'cp-1', path: '/ocpp/cp-1', ...door })
  t.match(chargerWay(at('ocpp', 'CN*LIN'), door), { chargePoint: 'CN*LIN', path: '/ocpp/CN*LIN' })
  t.match(chargerWay({ ...at('ocpp', 'cab 1'), kind: 'gateway' }, door), { path: '/ocpp/cab%201' })
  t.equal(chargerWay(charger, undefined), null, 'there is no door')
})

t.test('what is heard elsewhere, or is no charger, is told of no such door', async t => {
  t.equal(chargerWay(at('yard', '7'), door), undefined)
  t.equal(chargerWay({ ...charger, gateway: 'cab-1' }, door), undefined, 'the line is the cabinet’s')
  t.equal(chargerWay({ ...charger, kind: 'smart-bin' }, door), undefined)
})

t.test('it stands beside the token that is typed in with it', async t => {
  const chargerDoor = { ...door, visits: { list: () => [] }, turnedAway: { list: () => [] } }
  const { as, inside } = await startPlaces({ override: { chargerDoor } })
  const { id: _, ...body } = inside.bin.device
  await as('ada')('PUT', '/api/devices/cp-1', { payload: { ...body, kind: 'ev-charger' } })
  const token = async (id: string) =>
    deviceToken.parse((await as('ada')('POST', `/api/devices/${id}/token`)).json())
  t.match((await token('cp-1')).ocpp, { chargePoint: 'cp-1', port: 9_000, securityProfile: 2 })
  t.equal((await token(inside.bin.device.id)).ocpp, undefined)
})

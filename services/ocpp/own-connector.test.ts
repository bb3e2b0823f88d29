import t from 'tap'
import { ocppOrders } from './order-transport.ts'
import { device, openDoor } from './testing/door.ts'

t.test('a reset or a setting hits all that share the station, and no other order does', async t => {
  const behind = { gateway: 'cab' }
  const all = ['cab-1', 'cab-2', 'cab-3'].map(id => device(id, 'ev-charger', behind))
  const door = await openDoor(t, [device('cab', 'gateway'), ...all, device('alone')])
  const hits = (id: string, name?: string) =>
    ocppOrders(door).alsoHits?.(device(id, 'ev-charger', behind), name)
  t.same(
    [hits('cab-2', 'reset'), hits('cab-2', 'write-setting'), hits('cab-2')],
    Array(3).fill(['cab-1', 'cab-3']),
  )
  t.same([hits('cab-2', 'cut-off'), hits('cab-2', 'unlock'), hits('alone', 'reset')], [[], [], []])
})

t.test('a device is told of no connector but its own, unless the whole station is its own', async t => {
  const behind = { gateway: 'cab' }
  const all = [
    device('cab', 'gateway'),
    device('cab-1', 'ev-charger', behind),
    device('cab-2', 'ev-charger', behind),
    device('alone'),
    device('far', 'ev-charger', { origin: { source: 'ocpp', address: 'cp-9/3' } }),
  ]
  const door = await openDoor(t, all)
  const transport = ocppOrders(door)
  const stray = (id: string, connectorId?: number) => {
    const of = all.find(each => each.id === id) ?? device(id)
    return transport.strays?.(of, {
      name: 'stop',
      parameters: connectorId === undefined ? {} : { connectorId },
    })
  }
  t.same([stray('cab-1'), stray('cab-1', 1), stray('cab-2', 2), stray('far', 3)], Array(4).fill(undefined))
  t.equal(stray('cab-1', 2), 'connectorId: cab-1 is connector 1, not 2')
  t.match([stray('cab-2', 0), stray('cab-2', 3), stray('far', 2)], Array(3).fill(/^connectorId: /))
  t.same([stray('alone', 0), stray('alone', 2)], [undefined, undefined])
})

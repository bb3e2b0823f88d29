import t from 'tap'
import { mayHear } from './hearing.ts'

const asked: [filter: string, sources: readonly string[], may: boolean][] = [
  ['zigbee2mqtt/+/set', ['zigbee2mqtt/+'], true],
  ['zigbee2mqtt/#', ['zigbee2mqtt/+'], true],
  ['application/+/device/+/command/down', ['application/+/device/+/event/+'], true],
  ['frigate', ['frigate/events'], true],
  ['frigates/events', ['frigate/events'], false],
  ['#', ['zigbee2mqtt/+'], false],
  ['+/events', ['+/events'], true],
  ['a/events', ['+/events'], true],
  ['a/set', ['+/events'], false],
  ['homeassistant/status', ['zigbee2mqtt/+'], false],
  ['community/sunny/alerts/low', ['community/+/bins/+/own'], false],
  ['$SYS/broker/uptime', ['$SYS/broker/clients'], false],
]
for (const [filter, sources, may] of asked)
  t.test(`a gateway with ${sources} ${may ? 'may' : 'may not'} subscribe to ${filter}`, async t => {
    t.equal(mayHear(filter, sources), may)
  })

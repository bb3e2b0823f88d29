import t from 'tap'
import { mayReach } from './reach.ts'

t.test('a public address is reached, a private one where that is said, some never', async t => {
  const table: readonly (readonly [address: string, isPublic: boolean, isPrivateToo: boolean])[] = [
    ['8.8.8.8', true, true],
    ['2606:4700::1111', true, true],
    ['172.15.255.255', true, true],
    ['172.32.0.0', true, true],
    ['10.1.2.3', false, true],
    ['172.16.0.1', false, true],
    ['192.168.1.9', false, true],
    ['100.64.0.1', false, true],
    ['127.0.0.1', false, true],
    ['::1', false, true],
    ['fd00::1', false, true],
    ['::ffff:192.168.1.9', false, true],
    ['::ffff:8.8.8.8', true, true],
    ['169.254.169.254', false, false],
    ['::ffff:169.254.169.254', false, false],
    ['fe80::1', false, false],
    ['64:ff9b::a9fe:a9fe', false, false],
    ['2002:a9fe:a9fe::1', false, false],
    ['0.0.0.0', false, false],
    ['::', false, false],
    ['224.0.0.1', false, false],
    ['255.255.255.255', false, false],
  ]
  for (const [address, isPublic, isPrivateToo] of table) {
    t.equal(mayReach(address, 'public'), isPublic, `${address} from outside`)
    t.equal(mayReach(address, 'private-too'), isPrivateToo, `${address} on the site`)
  }
})

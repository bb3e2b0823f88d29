import t from 'tap'
import { askUntil } from '../../scripts/testing/ask-until.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { needsMount, smallDisk } from '../../scripts/testing/small-disk.ts'
import type { WireDeviceList } from '../api/wire/device.ts'
import { signIn } from './client.ts'

t.test(
  'a server that starts on a full disk watches over itself when there is room',
  needsMount(),
  async t => {
    const disk = smallDisk(24)
    t.teardown(disk.remove)
    const settings = {
      LINLI_DATA: disk.folder,
      LINLI_DATA_RESERVE_MIB: '1',
      LINLI_ADMIN_PASSWORD: 'a-password',
    }
    const first = await startRealServer({ ...settings, LINLI_SELF_REPORT_SECONDS: '0' })
    await (await signIn({ ...first, password: 'a-password' })).addDevice('bin-1', 'smart-bin')
    t.equal(await first.stop(), 0)

    disk.leave(0)
    const server = await startRealServer({
      ...settings,
      LINLI_SELF_REPORT_SECONDS: '5',
      LINLI_HTTP_REQUESTS_PER_MINUTE: '1000000',
    })
    t.teardown(() => server.stop())
    const client = await signIn({ ...server, password: 'a-password' })
    const isRegistered = async () =>
      ((await client.call('GET', '/api/devices')).body as WireDeviceList).devices.some(
        ({ id }) => id === 'linli',
      )
    t.notOk(await isRegistered())
    t.match((await client.call('GET', '/readyz')).status, 503)
    const taken = { kind: 'smart-bin', site: 'demo', zone: 'a', name: 'a' }
    t.match(await client.call('PUT', '/api/devices/linli', taken), { body: { code: 'DEVICE_RESERVED' } })
    disk.makeRoom()
    await askUntil(isRegistered)
    t.match(await client.call('GET', '/readyz'), { status: 200 })
  },
)

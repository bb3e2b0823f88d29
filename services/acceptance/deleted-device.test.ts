import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { signIn } from './client.ts'

t.test('what was set for a band is gone with it, also after a kill and on another site', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-deleted-'))
  t.teardown(() => rmSync(folder, { recursive: true, force: true }))
  const settings = { LINLI_DATA: folder }
  const first = await startRealServer(settings)
  const client = await signIn(first)
  await client.addDevice('band-1', 'wristband')
  await client.addDevice('band-2', 'wristband', { site: 'west' })
  const settingsOfBand = { homeLat: 39.9, homeLon: 116.4, radiusM: 300 }
  const overrides = [{ scope: { device: 'band-1' }, enabled: true, settings: settingsOfBand }]
  t.equal((await client.call('PUT', '/api/rules/left-area', { overrides })).status, 200)
  t.equal((await client.call('DELETE', '/api/devices/band-1')).status, 204)
  process.kill(first.pid, 'SIGKILL')
  await first.ended

  const second = await startRealServer({ ...settings, LINLI_ADMIN_PASSWORD: first.password })
  t.teardown(() => second.stop())
  const again = await signIn({ ...second, password: first.password })
  await again.addDevice('band-1', 'wristband', { site: 'west' })
  for (const path of ['rules/left-area', 'rules/left-area/versions', 'devices/band-1/rules']) {
    t.notMatch((await again.text(`/api/${path}`)).text, /39\.9|116\.4/, path)
  }
})

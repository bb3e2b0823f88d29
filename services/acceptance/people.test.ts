import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { ROOT } from '../../scripts/house/root.ts'
import { given } from '../../scripts/testing/given.ts'
import { type RealServer, startRealServer } from '../../scripts/testing/real-server.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { signIn } from './client.ts'
import { envOf } from './restored.ts'

const exec = promisify(execFile)

const linliOn = (server: RealServer) => {
  const env = { ...given, ...envOf(server) }
  return (...words: string[]) => exec(process.execPath, ['services/linli.ts', ...words], { cwd: ROOT, env })
}

t.test('a site comes in from tables on the command line, and is whole after a restart', async t => {
  const [data, files] = [join(temporaryFolder(), 'data'), temporaryFolder()]
  const settings = { LINLI_DATA: data, LINLI_ADMIN_PASSWORD: 'a-password-for-people' }
  const first = await startRealServer(settings)
  const ofFirst = { ...first, password: settings.LINLI_ADMIN_PASSWORD }
  const client = await signIn(ofFirst)
  const linli = linliOn(ofFirst)
  const file = (name: string, text: string) => {
    writeFileSync(join(files, name), text)
    return join(files, name)
  }
  await client.call('PUT', '/api/sites/demo', { name: { en: 'Demo', zh: '示范社区' } })
  const zones = file('zones.csv', '编号,类型,中文名称,所属区域\nb3-u1,单元,一单元,b3\nb3,楼栋,3号楼,\n')
  const dry = await linli('people', 'import', 'zones', zones, '--site', 'demo', '--dry-run')
  t.match(dry.stdout, /^\+ row 2: id=b3-u1 .*\n[\s\S]*2 new, .* Nothing was brought in yet\.\n$/)
  t.match((await linli('people', 'import', 'zones', zones, '--site', 'demo')).stdout, /Brought in\.\n$/)
  const devices = file('devices.csv', 'id,kind,name,zone\nband-1,智能手环,Band 1,b3-u1\n')
  await linli('people', 'import', 'devices', devices, '--site', 'demo')
  const wearers = file('wearers.csv', '姓名,手环编号,区域,居住情况\n王秀兰,band-1,b3-u1,独居\n')
  await linli('people', 'import', 'wearers', wearers, '--site', 'demo')
  const bad = file('bad.csv', '姓名,手环编号\n李,band-1\n')
  const refused = await linli('people', 'import', 'wearers', bad, '--site', 'demo').catch(error => error)
  t.equal(refused.code, 1)
  t.match(refused.stdout, /row 2 {2}device {2}band-1 is worn by w-/)
  process.kill(first.pid, 'SIGKILL')
  await first.ended

  const second = await startRealServer(settings)
  t.teardown(() => second.stop())
  const again = await signIn({ ...second, password: settings.LINLI_ADMIN_PASSWORD })
  t.match((await again.call('GET', '/api/sites')).body, {
    sites: [{ id: 'demo', name: { zh: '示范社区' }, zones: 2, devices: 1, wearers: 1 }],
  })
  const csv = await again.text('/api/sites/demo/export/wearers')
  t.match(csv.text, /,王秀兰,,,b3-u1,,alone,band-1,/)
})

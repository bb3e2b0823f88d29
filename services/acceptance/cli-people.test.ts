import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import t from 'tap'
import { ROOT } from '../../scripts/house/root.ts'
import { given } from '../../scripts/testing/given.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { signIn } from './client.ts'

const exec = promisify(execFile)

t.test('people are looked after from the command line', async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const client = await signIn(server)
  await client.addDevice('bin-1', 'smart-bin')
  const url = `http://127.0.0.1:${server.httpPort}`
  const env = { ...given, LINLI_URL: url, LINLI_ADMIN_PASSWORD: server.password }
  const linli = (...words: string[]) =>
    exec(process.execPath, ['services/linli.ts', 'users', ...words], { cwd: ROOT, env })

  const made = await linli('add', 'li', '--role', 'grid-worker', '--scope', 'demo/east', '--name', '李娜')
  t.match(made.stdout, /^li is made\nbehind .*\n\/welcome#[\w-]{43}$/m)
  t.match((await linli('list')).stdout, /^li +李娜 +grid-worker +demo\/east +invited$/m)
  const set = await linli('set', 'li', '--role', 'technician', '--scope', 'demo')
  t.equal(set.stdout, 'li is technician of demo, invited\n')
  t.match((await linli('disable', 'li')).stdout, 'disabled')
  t.match((await linli('link', 'li')).stdout, /\/welcome#/)
  t.equal((await linli('remove', 'li')).stdout, 'deleted\n')
  const again = await linli('remove', 'li').catch(error => error)
  t.match(again.stderr, /^ACCOUNT_NOT_FOUND/)
})

t.test('a program signs in with a key that the command line made', async t => {
  const server = await startRealServer()
  t.teardown(() => server.stop())
  const client = await signIn(server)
  await client.addDevice('bin-1', 'smart-bin')
  const url = `http://127.0.0.1:${server.httpPort}`
  const env = { ...given, LINLI_URL: url, LINLI_ADMIN_PASSWORD: server.password }
  const linli = (variables: object, ...words: string[]) =>
    exec(process.execPath, ['services/linli.ts', ...words], { cwd: ROOT, env: { ...env, ...variables } })

  const made = await linli({}, 'keys', 'add', 'board', '--role', 'manager', '--scope', 'demo')
  t.match(made.stdout, /^board, until /)
  const LINLI_KEY = made.stdout.trim().split('\n').at(-1)
  t.match((await linli({ LINLI_KEY, LINLI_ADMIN_PASSWORD: '' }, 'devices', 'list')).stdout, /bin-1/)
  t.match((await linli({}, 'keys', 'list')).stdout, /^board +manager +demo +admin +\d{4}-/m)
  t.equal((await linli({}, 'keys', 'remove', 'board')).stdout, 'ended\n')
  const refused = await linli({ LINLI_KEY }, 'devices', 'list').catch(error => error)
  t.match(refused.stderr, /^NOT_SIGNED_IN/)
})

import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { execPath } from 'node:process'
import t from 'tap'
import { hashPassword, verifyPassword } from '../../services/store/password.ts'
import { ROOT } from '../house/root.ts'
import { passwordFlags, QUICK_PASSWORDS } from './quick-passwords.ts'

/** What the product answers in a process that was started as a server of a test is. */
const inServer = (code: string): string => {
  const password = JSON.stringify(join(ROOT, 'services/store/password.ts'))
  const text = `import { hashPassword, verifyPassword } from ${password}; ${code}`
  const args = [...passwordFlags(), '--input-type=module', '-e', text]
  return execFileSync(execPath, args, { cwd: ROOT, encoding: 'utf8' }).trim()
}
const HASH = "console.log(await hashPassword('right'))"
const asks = (hash: string) =>
  `for (const one of ['right', 'wrong']) console.log(await verifyPassword(one, '${hash}'))`

t.test('a quick password lets in whoever knows it, and nobody else', async t => {
  process.env[QUICK_PASSWORDS] = 'true'
  const hash = inServer(HASH)
  t.equal(inServer(asks(hash)), 'true\nfalse')
  t.notOk(await verifyPassword('right', hash), 'it is none of an operator’s')
})

t.test('nobody who did not ask for it has one', async t => {
  delete process.env[QUICK_PASSWORDS]
  t.same(passwordFlags(), [])
  t.equal(inServer(asks(await hashPassword('right'))), 'true\nfalse')
})

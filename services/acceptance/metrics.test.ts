import t from 'tap'
import { readText } from '../../scripts/house/root.ts'
import { startRealServer } from '../../scripts/testing/real-server.ts'
import { signIn } from './client.ts'

const documented = [
  ...readText('docs/operations.md').matchAll(/^\| `((?:linli|process|nodejs)_[a-z0-9_*]+)` \|/gm),
].map(match => match[1] ?? '')
const covers = (name: string, served: string): boolean =>
  name.endsWith('*') ? served.startsWith(name.slice(0, -1)) : served === name

t.test('every metric that is served is explained, and every one that is explained is served', async t => {
  const server = await startRealServer({ LINLI_SELF_REPORT_SECONDS: '1' })
  t.teardown(() => server.stop())
  const client = await signIn(server)
  // So that there has been a commit since somebody counts them.
  await client.addDevice('bin', 'smart-bin')
  const { text } = await client.text('/metrics')
  const served = [...text.matchAll(/^# TYPE (\S+) /gm)].map(match => match[1] ?? '')
  t.ok(served.length > 30)
  t.same(
    served.filter(one => !documented.some(name => covers(name, one))),
    [],
    'each is in the table of docs/operations.md',
  )
  t.same(
    documented.filter(name => !served.some(one => covers(name, one))),
    [],
    'the table names no other',
  )
  t.match(text, /^linli_alerts_open\{severity="critical"\} 0$/m)
  t.match(text, /^linli_commit_seconds_count [1-9]/m)
  t.match(text, /^linli_commit_rows_sum [1-9]/m)
  t.match(text, /^linli_data_free_bytes [1-9]/m)
  t.match(text, /^linli_log_rows [1-9]/m)
})

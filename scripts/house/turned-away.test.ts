import t from 'tap'
import { words } from '../../dashboards/src/devices/sources/turned-away-words.ts'
import { REFUSALS } from '../../services/broker/connect-refusals.ts'
import { HANDSHAKE_FAULTS } from '../../services/runtime/handshake-fault.ts'
import { readText } from './root.ts'

t.test('each reason for which somebody is not let in says in the console what is to be done', async t => {
  for (const reason of [...Object.keys(REFUSALS), ...HANDSHAKE_FAULTS])
    t.ok(`away.${reason}` in words.zh && `away.${reason}` in words.en, reason)
})

t.test('each way in which a handshake fails stands in the documentation', async t => {
  const page = readText('docs/mqtt.md')
  for (const fault of HANDSHAKE_FAULTS) t.ok(page.includes(`\`${fault}\``), fault)
})

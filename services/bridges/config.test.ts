import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { faultsFoundBy, parsedBy } from '../config/testing/section.ts'
import { temporaryFolder } from '../store/temporary.ts'
import { bridgesConfig } from './config.ts'

function written(yaml: string, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const folder = temporaryFolder()
  for (const [name, body] of Object.entries(more)) writeFileSync(join(folder, name), body)
  writeFileSync(join(folder, 'bridges.yaml'), yaml)
  return { LINLI_BRIDGES: join(folder, 'bridges.yaml') }
}

const faults = (yaml: string, more?: Readonly<Record<string, string>>) =>
  faultsFoundBy(bridgesConfig, written(yaml, more))

t.test('a bridge needs an id and an address; the rest has its usual value', async t => {
  const { bridges } = parsedBy(bridgesConfig, written('- {id: yard, url: "mqtt://estate.example"}'))
  t.match(bridges, [{ id: 'yard', protocol: 4, cleanSession: false, qos: 1, inFlightMax: 100 }])
  t.same(parsedBy(bridgesConfig, {}).bridges, [])
  t.same(parsedBy(bridgesConfig, written('')).bridges, [])
})

t.test('a file is meant from where the list lies, and a password is not in what is read', async t => {
  const env = written('- {id: yard, url: "mqtt://e", username: linli, passwordFile: secret.txt}', {
    'secret.txt': 'hunter2\n',
  })
  const { bridges } = parsedBy(bridgesConfig, env)
  t.match(bridges[0]?.passwordFile, /^\/.*\/secret\.txt$/)
  t.notMatch(JSON.stringify(bridges), /hunter2/)
})

t.test('every fault of the file is told at once, with its bridge and field', async t => {
  const yaml = `
- {id: yard, url: "mqtt://user:hunter2@estate.example", retries: 5, qos: 3}
- {id: gate, url: "http://estate.example"}
- {id: gate, url: "mqtt://estate.example", caFile: ca.pem, certFile: none.pem, sessionExpirySeconds: 5}
- {url: "mqtt://estate.example", password: hunter2}
`
  const told = faults(yaml)
  t.match(
    told.filter(each => !each.includes('caFile: cannot be read')),
    [
      /^LINLI_BRIDGES: bridge 1 \(yard\): qos: expected 0, 1 or 2$/,
      /^LINLI_BRIDGES: bridge 1 \(yard\): .*there is no field "retries"/,
      /^LINLI_BRIDGES: bridge 2 \(gate\): url: expected mqtt:/,
      /^LINLI_BRIDGES: bridge 3 \(gate\): url: is mqtt: without TLS.*mqtts:$/,
      /^LINLI_BRIDGES: bridge 3 \(gate\): keyFile: is missing/,
      /^LINLI_BRIDGES: bridge 3 \(gate\): sessionExpirySeconds: is of MQTT 5/,
      /^LINLI_BRIDGES: bridge 4: id: is missing$/,
      /^LINLI_BRIDGES: bridge 4: .*there is no field "password"/,
      /^LINLI_BRIDGES: there are two bridges called gate$/,
    ],
  )
  t.ok(told.some(each => /bridge 3 \(gate\): caFile: cannot be read/.test(each)))
  t.notMatch(told.join(), /hunter2/)
})

t.test('a name or a password in the address is refused, and not repeated', async t => {
  const told = faults('- {id: yard, url: "mqtt://linli:hunter2@estate.example"}')
  t.match(told, [/url: holds a name or a password/])
  t.notMatch(told.join(), /hunter2/)
})

t.test('what is no list, and what is no YAML, is refused in a line', async t => {
  t.match(faults('bridges: {}'), [/expected a list/])
  t.match(faults('- {id: yard, id: gate}'), [/^LINLI_BRIDGES: cannot be read: [^\n]+$/])
  t.match(faultsFoundBy(bridgesConfig, { LINLI_BRIDGES: '/nowhere/bridges.yaml' }), [/cannot be read/])
})

t.test('a certificate that is none is told when the server starts', async t => {
  const yaml = '- {id: yard, url: "mqtts://e", certFile: c.pem, keyFile: k.pem}'
  t.match(faults(yaml, { 'c.pem': 'no', 'k.pem': 'no' }), [/bridge 1 \(yard\): certFile: with keyFile/])
})

t.test('a message id tells a thousand messages of a device apart, and no more may be in flight', async t => {
  const entry = (n: number) => `- {id: yard, url: "mqtt://e", inFlightMax: ${n}}`
  t.same(faults(entry(1_000)), [])
  t.match(faults(entry(1_001)), [/inFlightMax: expected 1000 or less/])
})

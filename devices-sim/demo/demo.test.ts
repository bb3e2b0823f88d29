import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import t from 'tap'
import { UsageError } from '../commands/options.ts'
import { banner } from './banner.ts'
import { isColoured } from './colour.ts'
import { eventLine } from './event-line.ts'
import { prepareFolder } from './folder.ts'
import { demoOptions } from './options.ts'
import { freePort } from './ports.ts'

t.test('a port that is taken is left alone and the next free one found', async t => {
  const holder = createServer()
  const taken = await new Promise<number>(resolve => {
    holder.listen(0, () => {
      const address = holder.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })
  t.teardown(() => holder.close())
  const found = await freePort(taken)
  t.ok(found > taken && found < taken + 50, `${taken} is taken, ${found} is free`)
})

t.test('the demo begins afresh, with a password that only its owner reads', async t => {
  const path = join(t.testdir(), 'demo')
  const first = prepareFolder(path, false)
  t.equal(statSync(join(path, 'password')).mode & 0o777, 0o600)
  t.ok(first.password.length >= 12)
  writeFileSync(join(path, 'left-over'), '')
  const second = prepareFolder(path, false)
  t.not(second.password, first.password)
  t.notOk(existsSync(join(path, 'left-over')))
})

t.test('with --keep everything stays as it was', async t => {
  const path = join(t.testdir(), 'demo')
  const first = prepareFolder(path, false)
  writeFileSync(join(path, 'left-over'), '')
  t.same(prepareFolder(path, true), first)
  t.ok(existsSync(join(path, 'left-over')))
})

t.test('a folder that no demo made is never removed', async t => {
  const path = join(t.testdir(), 'precious')
  mkdirSync(path)
  writeFileSync(join(path, 'journal.db'), 'years of alerts')
  for (const keep of [true, false]) t.throws(() => prepareFolder(path, keep), /not a folder of the demo/)
  t.ok(existsSync(join(path, 'journal.db')))
})

t.test('an alert is one line that names severity, rule and place in both languages', async t => {
  const alert = {
    id: 'a',
    site: 's',
    zone: 'z',
    deviceId: 'd',
    deviceKind: 'wristband',
    rule: 'sos',
    title: { zh: '求救', en: 'Call for help' },
    severity: 'critical',
    peakSeverity: 'critical',
    condition: 'active',
    latched: true,
    occurrences: 1,
    raisedAt: '2026-06-01T00:00:00.000Z',
    clearedAt: null,
  } as const
  const event = { type: 'raised', actor: 'system', note: null }
  const line = eventLine({ at: alert.raisedAt, alert, event }, '一号楼 / Building 1', false)
  t.match(line, /紧急 critical.*告警 raised.*求救 Call for help.*一号楼 \/ Building 1$/)
  t.equal(line?.split('\n').length, 1)
  t.notMatch(line, '\u001b', 'no colour where none is wanted')
  const coloured = eventLine({ at: alert.raisedAt, alert, event }, '一号楼 / Building 1', true)
  t.equal(coloured?.replace('\u001b[31m', '').replace('\u001b[0m', ''), line, 'red, and otherwise the same')
  t.not(coloured, line)
  t.equal(
    eventLine({ at: alert.raisedAt, alert, event: { ...event, type: 'notified' } }, '', false),
    undefined,
  )
})

t.test('colours are for a terminal that wants them', async t => {
  t.equal(isColoured({ isTTY: true }, {}), true)
  t.equal(isColoured({ isTTY: true }, { NO_COLOR: '' }), true)
  t.equal(isColoured({ isTTY: true }, { NO_COLOR: '1' }), false)
  t.equal(isColoured({}, {}), false)
})

t.test('the banner says where to go, who to be, what will happen and how to stop', async t => {
  const text = banner({
    http: 'http://localhost:8081',
    mqtt: 'mqtt://localhost:1884',
    username: 'admin',
    password: 'pass-word',
    seed: 7,
    log: 'demo-data/server.log',
    console: true,
    notes: ['port 8080 is taken, so the console is at 8081'],
  })
  for (const part of ['http://localhost:8081', 'admin', 'pass-word', 'seed 7', 'is taken', 'SOS', 'Ctrl-C']) {
    t.match(text, part)
  }
})

t.test('the options of the demo are checked', async t => {
  t.same(demoOptions([]), {
    data: './demo-data',
    keep: false,
    httpPort: 8080,
    mqttPort: 1883,
    seed: undefined,
  })
  t.match(demoOptions(['--keep', '--http-port', '9000', '--seed', '5']), {
    keep: true,
    httpPort: 9000,
    seed: 5,
  })
  t.equal(demoOptions(['--help']), 'help')
  t.throws(() => demoOptions(['--http-port', '0']), UsageError)
  t.throws(() => demoOptions(['--speed', '2']), UsageError)
})

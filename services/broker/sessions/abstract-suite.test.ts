import assert from 'node:assert'
// @ts-expect-error it brings no types
import suite from 'aedes-persistence/abstract.js'
import { pino } from 'pino'
import t, { type Test } from 'tap'
import { Environment } from '../../config/environment.ts'
import { Tally } from '../../runtime/tally.ts'
import { mqttConfig } from '../config.ts'
import { openSqliteStore } from '../testing/sqlite-store.ts'
import { openKept } from './kept.ts'
import { SessionPersistence } from './persistence.ts'

/** The suite that every persistence of aedes has to pass, with tap in the place of node's own test runner. */
suite({ test, testAsync: true, persistence: openPersistence })

async function openPersistence(): Promise<SessionPersistence> {
  const store = openSqliteStore()
  const tally = new Tally()
  const limits = mqttConfig(new Environment({})).sessions
  const kept = await openKept({
    store,
    limits,
    isDevice: () => true,
    isFirst: () => false,
    now: () => 0,
    tally,
    log: pino({ level: 'silent' }),
  })
  return new SessionPersistence(kept)
}

type Check = (given: unknown, expected?: unknown, message?: string) => void

interface SuiteTest {
  plan(count: number): void
  diagnostic(): void
  readonly assert: Readonly<Record<'ok' | 'equal' | 'notEqual' | 'deepEqual', Check>>
}

function test(title: string, check: (t: SuiteTest) => Promise<void>): void {
  t.test(title, async t => {
    // One of them only sees whether something throws.
    if (title.startsWith('do not error')) return t.resolves(check(suiteTest(t)))
    await check(suiteTest(t))
  })
}

function suiteTest(t: Test): SuiteTest {
  return {
    plan: count => void t.plan(count),
    diagnostic() {},
    assert: {
      ok: (given, message) => passing(t, () => assert.ok(given, String(message))),
      equal: (given, expected) => passing(t, () => assert.equal(given, expected)),
      notEqual: (given, expected) => passing(t, () => assert.notEqual(given, expected)),
      deepEqual: (given, expected) => passing(t, () => assert.deepEqual(given, expected)),
    },
  }
}

/** What the suite calls equal is node's own notion of it. */
function passing(t: Test, check: () => void): void {
  check()
  t.pass()
}

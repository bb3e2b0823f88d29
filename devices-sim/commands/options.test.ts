import { join } from 'node:path'
import t from 'tap'
import { commands } from './commands.ts'
import { password, type Raw, UsageError } from './options.ts'
import { countedKinds, runOptions, skewWarning, startOf } from './run-options.ts'
import { timeWarning } from './time-check.ts'

const none: Raw = Object.fromEntries(countedKinds.map(({ option }) => [option, '0']))

t.test(
  'without options, ten minutes of a calm day with three devices of each kind and no server',
  async t => {
    const options = runOptions({})
    t.match(options, {
      scenario: { name: 'calm-day' },
      counts: {
        ...Object.fromEntries(countedKinds.map(({ option }) => [option, 3])),
        servers: 0,
        gateways: 0,
      },
      lengthMs: 600_000,
      factor: 1,
      windowMax: 64,
    })
  },
)

t.test('every option is checked, and the message says what would do', async t => {
  const wrong: [Raw, RegExp][] = [
    [{ bins: '-1' }, /--bins: expected a whole number from 0 to 100000, got "-1"/],
    [{ bins: '1.5' }, /--bins/],
    [{ bins: '' }, /--bins/],
    [{ scenario: 'storm' }, /--scenario: expected calm-day, .*got "storm"/],
    [{ seed: 'x' }, /--seed/],
    [{ seed: '4294967296' }, /--seed/],
    [{ factor: '0' }, /--factor: expected a number above 0/],
    [{ factor: 'fast' }, /--factor/],
    [{ duration: '10' }, /--duration: expected a duration such as 90s/],
    [{ duration: '0s' }, /--duration/],
    [{ start: '2026-06-01T08:00:00' }, /--start: expected a time with its offset/],
    [{ mqtt: 'http://localhost' }, /--mqtt/],
    [{ site: 'a/b' }, /--site/],
    [{ faults: 'drop=2' }, /--faults/],
    [{ faults: 'lose=0.1' }, /--faults/],
    [{ faults: 'drop' }, /--faults/],
    [none, /no device/],
    [{ scenario: 'full-bins', bins: '0' }, /full-bins needs --bins 1/],
  ]
  for (const [raw, message] of wrong) {
    t.throws(() => runOptions(raw), message, JSON.stringify(raw))
    t.throws(() => runOptions(raw), UsageError)
  }
})

t.test('every option at the edge of what it may be is taken', async t => {
  t.equal(runOptions({ bins: '100000' }).counts.bins, 100_000)
  t.equal(runOptions({ seed: '4294967295' }).seed, 4_294_967_295)
  t.equal(runOptions({ factor: 'max' }).factor, Number.POSITIVE_INFINITY)
  t.equal(runOptions({ duration: 'forever' }).lengthMs, Number.POSITIVE_INFINITY)
  t.same(runOptions({ faults: 'drop=0.01,garbage=1' }).faults, { drop: 0.01, garbage: 1 })
  t.equal(runOptions({ gateway: true }).counts.gateways, 1)
})

t.test('faster than real time, one message at a time, in a world that ends now', async t => {
  const options = runOptions({ factor: '60', duration: '1h' })
  t.equal(options.windowMax, 1)
  t.equal(startOf(options, 10_000_000), 10_000_000 - 3_600_000)
  t.equal(startOf(runOptions({ duration: '1h' }), 10_000_000), 10_000_000)
  t.equal(startOf(runOptions({ start: '1970-01-01T08:00:01+08:00' }), 10_000_000), 1_000)
})

t.test('skewed stamps are warned of where they would move the clock of the server', async t => {
  t.match(skewWarning(runOptions({ faults: 'skew=0.1', factor: '60' })), /events/)
  t.equal(skewWarning(runOptions({ faults: 'skew=0.1' })), undefined)
  t.equal(skewWarning(runOptions({ faults: 'drop=0.1', factor: '60' })), undefined)
})

t.test('the password comes from a file or the environment', async t => {
  const file = join(t.testdir({ password: 'of the file\nsecond line' }), 'password')
  t.equal(password({ 'password-file': file }, { LINLI_ADMIN_PASSWORD: 'other' }), 'of the file')
  t.equal(password({}, { LINLI_ADMIN_PASSWORD_FILE: file }), 'of the file')
  t.equal(password({}, { LINLI_ADMIN_PASSWORD: 'of the environment' }), 'of the environment')
  t.throws(() => password({}, {}), UsageError)
  t.throws(() => password({ 'password-file': `${file}-not` }, {}), /cannot be read/)
})

t.test('every command explains every one of its options', async t => {
  for (const { name, help, options } of commands) {
    for (const option of Object.keys(options)) t.match(help, `--${option}`, `${name} --${option}`)
  }
})

t.test('a world that does not go with the time of the server is warned of', async t => {
  const now = Date.UTC(2026, 5, 1)
  t.equal(timeWarning(now, now), undefined)
  t.equal(timeWarning(now - 60_000, now), undefined)
  t.match(timeWarning(now - 60_001, now), /history/)
  t.equal(timeWarning(now + 86_400_000, now), undefined)
  t.match(timeWarning(now + 86_400_001, now), /leap/)
  t.equal(timeWarning(now, 0), undefined, 'a server that has seen nothing takes any time')
})

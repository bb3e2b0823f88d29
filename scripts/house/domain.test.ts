import t from 'tap'
import { isTest, sourcesIn } from './sources.ts'

const domain = sourcesIn('services/domain').filter(source => !isTest(source))

/** What would make the same inputs give another state, today or after a restart. */
const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  'reads a clock':
    /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\b|\bhrtime\b|\bTemporal\.Now\b/,
  'draws a random number': /\bMath\.random\b|\brandomUUID\b|\bgetRandomValues\b|\bcrypto\b/,
  'starts a timer': /\bset(?:Timeout|Interval|Immediate)\s*\(|\bqueueMicrotask\b/,
  'does input or output': /\bconsole\.|\bprocess\.|\bfetch\s*\(|\brequire\s*\(|\bglobalThis\b/,
  waits: /\basync\s|\bawait\s/,
  'depends on the locale or zone of the machine':
    /\.toLocale\w+\(\s*\)|\.getTimezoneOffset\(|\.get(?:Hours|Day|Date)\(/,
}

for (const [fault, pattern] of Object.entries(FORBIDDEN)) {
  t.test(`no file of the domain ${fault}`, async t => {
    t.ok(domain.length > 5, 'there is a domain to look at')
    t.same(
      domain.filter(({ code }) => pattern.test(code)).map(({ path }) => path),
      [],
    )
  })
}

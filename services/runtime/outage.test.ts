import t from 'tap'
import { Outage } from './outage.ts'

const failure = (code: string, message: string) => Object.assign(new Error(message), { code })

function outageWithLog() {
  const lines: string[] = []
  const line = (level: string) => (first: unknown) =>
    void lines.push(`${level} ${typeof first === 'string' ? first : (first as { err: Error }).err.message}`)
  const clock = { ms: 0 }
  const log = { error: line('error'), warn: line('warn'), info: line('info') }
  return { outage: new Outage(log, () => clock.ms), lines, clock }
}

t.test('a reason is logged once while its figures change, another reason is told', async t => {
  const { outage, lines } = outageWithLog()
  t.equal(outage.words, undefined)
  outage.begins(failure('JOURNAL_FAILED', 'full'))
  for (const free of [0, 1, 2]) outage.goesOn(failure('DATA_FULL', `${free} MiB are free`))
  t.equal(outage.words, '2 MiB are free', 'whoever asks hears the latest')
  outage.goesOn(failure('DATA_FAILING', 'no answer'))
  outage.ends()
  t.same(lines, ['error full', 'warn 0 MiB are free', 'warn no answer', 'info the journal is back'])
  t.equal(outage.words, undefined)
})

t.test('the next outage is told anew', async t => {
  const { outage, lines, clock } = outageWithLog()
  for (const words of ['a', 'b']) {
    outage.begins(failure('JOURNAL_FAILED', words))
    outage.goesOn(failure('DATA_FULL', words))
    t.notOk(outage.isRelapse)
    outage.ends()
    clock.ms += 60_000
  }
  const both = (words: string) => [`error ${words}`, `warn ${words}`, 'info the journal is back']
  t.same(lines, [...both('a'), ...both('b')])
})

t.test('one that comes back at once and again is a relapse, told once however often', async t => {
  const { outage, lines, clock } = outageWithLog()
  for (let i = 0; i < 5; i += 1) {
    outage.begins(failure('JOURNAL_FAILED', `${i}`))
    t.equal(outage.isRelapse, i > 0)
    outage.ends()
    clock.ms += 59_999
  }
  const back = 'info the journal is back'
  t.same(lines, ['error 0', back, 'error 1', back])
})

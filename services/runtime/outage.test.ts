import t from 'tap'
import { Outage } from './outage.ts'

const failure = (code: string, message: string) => Object.assign(new Error(message), { code })

function outageWithLog() {
  const lines: string[] = []
  const line = (level: string) => (first: unknown) =>
    void lines.push(`${level} ${typeof first === 'string' ? first : (first as { err: Error }).err.message}`)
  return { outage: new Outage({ error: line('error'), warn: line('warn'), info: line('info') }), lines }
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
  const { outage, lines } = outageWithLog()
  outage.goesOn(failure('DATA_FULL', 'a'))
  outage.ends()
  outage.goesOn(failure('DATA_FULL', 'b'))
  t.same(lines, ['warn a', 'info the journal is back', 'warn b'])
})

import t from 'tap'
import { commandLine, sampleOf } from './settings.ts'

const title = { en: 'x', zh: 'x' }

t.test('a sample has values that the kind takes', async t => {
  const kind = {
    ...{ kind: 'k', title, expectedIntervalMs: 1_000, health: false },
    metrics: {
      status: { type: 'word' as const, title, oneOf: ['Available'] },
      temperatureC: { type: 'number' as const, title, min: -40, max: 125 },
      left: { type: 'flag' as const, title },
    },
  }
  t.same(JSON.parse(sampleOf(kind)), { status: 'Available', temperatureC: 20 })
  t.equal(sampleOf(undefined), '{}')
})

t.test('the line for a terminal is whole', async t => {
  const line = commandLine({
    ...{ host: 'linli.example', port: 1883, username: 'bin-1', token: 'abc' },
    ...{ topic: 'community/s/smart-bin/bin-1/telemetry', payload: '{"fillPercent":20}' },
  })
  t.equal(
    line,
    `mosquitto_pub -h linli.example -p 1883 -q 1 -i bin-1 -u bin-1 -P abc -t community/s/smart-bin/bin-1/telemetry -m '{"fillPercent":20}'`,
  )
})

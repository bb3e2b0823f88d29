import t from 'tap'
import { commandLine, sampleOf } from './settings.ts'

t.test('a sample is that of the kind', async t => {
  const kind = {
    ...{ kind: 'k', title: { en: 'x', zh: 'x' }, expectedIntervalMs: 1_000, health: false },
    ...{ metrics: {}, sample: { batteryPercent: 80 } },
  }
  t.equal(sampleOf(kind), '{"batteryPercent":80}')
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

import { readFileSync } from 'node:fs'
import t from 'tap'
import { needing, recorded } from '../../testing/recorded.ts'

// The behaviours of ThingsBoard, Prometheus and Alertmanager that are known to us: each is a table in one of these files.
const FILES = ['thingsboard', 'prometheus', 'alertmanager'].map(system => `./alarm-cases-${system}.test.ts`)
const told = new Set(
  FILES.map(file => readFileSync(new URL(file, import.meta.url), 'utf8')).flatMap(source =>
    [...source.matchAll(/(?:alarmCase\(\s*'|t\.test\(')([A-Z]+-\d+)\b/g)].map(([, id]) => id as string),
  ),
)
const known = ['TB-01 TB-02 TB-04 TB-06 TB-10 TB-12 TB-14 TB-16 TB-19 TB-20 TB-21 TB-25 TBI-04 TBI-05']
  .concat('PR-01 PR-02 PR-10 PR-11 AM-01 AM-04 AM-07 AM-08 AMI-02')
  .flatMap(line => line.split(' '))

t.test('each of the 23 cases is told', async t => {
  t.equal(known.length, 23)
  t.same([...told].sort(), [...known].sort())
})

const CASES = 'alarm-cases/cases.json'
t.test('the cases are all that were gathered', needing(CASES), async t => {
  const { cases } = JSON.parse(readFileSync(recorded(CASES) as string, 'utf8')) as { cases: { id: string }[] }
  t.same(cases.map(({ id }) => id).sort(), [...known].sort())
})

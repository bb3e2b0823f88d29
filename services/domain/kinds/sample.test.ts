import { kindList } from './kinds.ts'
import { type Row, scenario } from './scenario.ts'

for (const kind of kindList) {
  const said = kind.sample ?? {}
  const hours = Array.from({ length: 48 }, (_, hour): Row => [`${hour}:00:00`, said, []])
  scenario(`the sample of ${kind.kind} raises nothing, sent once or every hour for two days`, kind, hours)
}

import t from 'tap'
import {
  alarmFlood,
  dutyGapsAhead,
  nobodyOnDuty,
  peopleUnreachable,
  siteSilent,
} from '../alerts/summaries.ts'
import { whenHelpIsNeeded } from '../alerts/summary-responses.ts'
import { ruleFailed } from '../community/rule-failed-rule.ts'
import { allRules } from './kinds.ts'

const summaries = [siteSilent, alarmFlood, nobodyOnDuty, dutyGapsAhead, peopleUnreachable, ruleFailed]
const named = [...allRules, ...summaries].map(({ id, response = [] }) => ({ id, response }))

for (const { id, response } of [...named, { id: 'help-needed', response: whenHelpIsNeeded }]) {
  t.test(`${id} says in a few short steps what is to be done, in both languages`, async t => {
    t.ok(response.length >= 3 && response.length <= 6, `${response.length} steps`)
    for (const { en, zh } of response) {
      t.ok(en.length < 80, `${en.length}: ${en}`)
      t.ok(zh.length < 80, `${zh.length}: ${zh}`)
      t.match(zh, /\p{Script=Han}/u, 'Chinese')
      t.notMatch(en, /\p{Script=Han}/u, 'English')
    }
  })
}

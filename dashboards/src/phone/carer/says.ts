import type { WireMe } from '../../../../services/api/wire/session.ts'
import { ageWords, lastingWords } from '../../time/age.ts'
import { stampWords } from '../../time/stamp.ts'
import type { Language, Say } from '../../words/say.ts'
import type { Speech } from '../../words/use-say.ts'
import type { Verdict } from './verdict.ts'
import type { words } from './words.ts'

export type CarerSpeech = Speech<keyof (typeof words)['en']>

interface Hearing {
  readonly speech: CarerSpeech
  readonly say: Say
  readonly me: Pick<WireMe, 'username'>
  readonly now: number
  /** What a metric is called. */
  readonly metric: (name: string) => string
  /** What somebody is called. */
  readonly nameOf: (username: string) => string
}

/** The answer, and the line below it. */
export interface Said {
  readonly answer: string
  readonly more: string
}

export function verdictWords(verdict: Verdict, hearing: Hearing): Said {
  const { speech, say, now, metric } = hearing
  const tell = speech.say
  const age = (at: number) => ageWords(say, now - at)
  const plain = (fill: Record<string, string> = {}, more: Record<string, string> = {}): Said => ({
    answer: tell(`verdict.${verdict.type}`, fill),
    more:
      verdict.type === 'in-hand' || verdict.type === 'unmeasured'
        ? ''
        : tell(`verdict.${verdict.type}.more`, more),
  })
  switch (verdict.type) {
    case 'open':
    case 'over':
      return plain({ title: speech.of(verdict.alert.title) })
    case 'in-hand':
      return {
        ...plain({ title: speech.of(verdict.alert.title) }),
        more: inHandWords(verdict.alert.assignee, hearing),
      }
    case 'no-line':
      return plain({}, { age: age(verdict.since) })
    case 'silent':
      return plain(
        { time: timeWords(speech.language, verdict.since, now) },
        { lasting: lastingWords(say, now - verdict.since) },
      )
    case 'unmeasured':
      return { ...plain(), more: unmeasuredWords(verdict.since, tell, age) }
    case 'odd':
      return plain({ metric: metric(verdict.metric) })
    case 'well':
      return plain({}, { age: age(verdict.at) })
    default:
      return plain()
  }
}

function inHandWords(assignee: string | null, { speech: { say: tell }, me, nameOf }: Hearing): string {
  if (assignee === null) return tell('verdict.in-hand.seen')
  return assignee === me.username
    ? tell('verdict.in-hand.mine')
    : tell('verdict.in-hand.who', { who: nameOf(assignee) })
}

const unmeasuredWords = (
  since: number | null,
  tell: CarerSpeech['say'],
  age: (at: number) => string,
): string =>
  since === null ? tell('verdict.unmeasured.never') : tell('verdict.unmeasured.since', { age: age(since) })

/** To the minute: a second more or less says nothing here. */
const timeWords = (language: Language, at: number, now: number): string =>
  stampWords(language, at, now).replace(/(\d\d:\d\d):\d\d/, '$1')

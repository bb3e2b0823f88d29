import type { WireAlertAnswer } from '../api/wire/alert.ts'
import {
  type Call,
  type Command,
  given,
  numberOf,
  optionOf,
  type ServerCall,
  type ServerCommands,
  wordAt,
} from './command.ts'

const ALERT = 'the alert’s serial number'

const said = ({ alert, says }: WireAlertAnswer): string => {
  const who = alert.assignee === null ? '' : ` ${alert.assignee}`
  const paused = alert.pausedUntil === null ? '' : `, paused until ${alert.pausedUntil}`
  return `${alert.id}: ${alert.handling}${who}${paused}${says === undefined ? '' : `. ${says.en}`}`
}

const action = (
  name: string,
  usage: string,
  does: string,
  bodyOf: (call: Call) => object = call => given(call, ['note']),
): Command<ServerCall> => ({
  usage: `ALERT ${usage}`,
  does,
  run: call => {
    const id = encodeURIComponent(wordAt(call, 0, ALERT))
    return call.server.call<WireAlertAnswer>('POST', `/api/alerts/${id}/${name}`, bodyOf(call))
  },
  show: said,
})

const NOTE = '[--note TEXT]'
const handOver = (call: Call) => ({ assignee: wordAt(call, 1, 'who takes it'), ...given(call, ['note']) })
const waiting = (call: Call) => ({
  forMs: Math.round(numberOf(call, 'hours') * 3_600_000),
  reason: optionOf(call, 'reason'),
})

/** What people do about an alert; `docs/handling.md` says what may be done when. */
export const handlingCommands: ServerCommands = {
  'alerts acknowledge': action('acknowledge', NOTE, 'somebody has seen it'),
  'alerts claim': action('claim', NOTE, 'I take it, unless somebody else has it'),
  'alerts assign': action('assign', `WHO ${NOTE}`, 'somebody takes it, whoever has it so far', handOver),
  'alerts transfer': action('transfer', 'WHO --note TEXT', 'I hand it to somebody else', handOver),
  'alerts return': action('return', '--reason TEXT', 'I give it back: it is new again', call => ({
    reason: optionOf(call, 'reason'),
  })),
  'alerts on-site': action('on-site', NOTE, 'somebody is there'),
  'alerts pause': action('pause', '--hours N --reason TEXT', 'it waits for something', waiting),
  'alerts resume': action('resume', NOTE, 'it goes on, before the end of its pause'),
  'alerts urge': action('urge', NOTE, 'presses whoever has it, once a minute at most'),
  'alerts comment': action('comment', '--note TEXT', 'adds a note'),
}

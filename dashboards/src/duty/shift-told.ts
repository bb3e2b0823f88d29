import { useListed } from '../words/list.ts'
import { useSay } from '../words/use-say.ts'
import type { Names } from './names.ts'
import { type Shift, WEEKDAYS } from './rotation.ts'
import { words } from './words.ts'

/** A shift in words: on which days, from when to when, and who. */
export function useShiftWords(names: Pick<Names, 'person'>): (shift: Shift) => string {
  const { say } = useSay(words)
  const listed = useListed()
  return ({ weekdays, from, to, on, everyWeeks, since, until }) => {
    const days =
      weekdays.length === WEEKDAYS.length
        ? say('shift.daily')
        : weekdays.map(day => say(`weekday.${day}`)).join(' ')
    const turns = everyWeeks !== undefined && everyWeeks > 1 ? say('shift.every', { n: everyWeeks }) : ''
    const period = [since && say('shift.since', { day: since }), until && say('shift.until', { day: until })]
    const who = listed(on.map(names.person)) || say('duty.nobody')
    return [days, `${from}–${to}`, turns, ...period, who].filter(Boolean).join(' ')
  }
}

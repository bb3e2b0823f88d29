import type { ReactNode } from 'react'
import type { WireOrder } from '../../../services/api/wire/order.ts'
import { Stamp } from '../time/Age.tsx'
import { useSay } from '../words/use-say.ts'
import { leavesDanger, wasLate } from './order.ts'
import { words } from './order-words.ts'
import { saidInWords } from './said.ts'
import { words as saids } from './said-words.ts'
import { words as whys } from './why-words.ts'

interface More {
  readonly key: string
  readonly shows: ReactNode
}

/** What is known of an order beside its end: what was said, until when it waits, when it ended, what the device answered. */
export function useOrderMore(): (order: WireOrder, device: string) => readonly More[] {
  const { say } = useSay(words)
  const why = useWhy()
  const inWords = useSaid()
  return (order, device) => {
    const { parameters, reason, state, expiresAt, endedAt, said, late, again, alsoHits = [] } = order
    const given = Object.values(parameters).map(String).join(' · ')
    const because = why(order)
    return [
      order.device !== device && { key: 'of', shows: say('orders.of-other', { device: order.device }) },
      order.device === device &&
        alsoHits.length > 0 && {
          key: 'hits',
          shows: say('orders.hit-too', { devices: alsoHits.join(', ') }),
        },
      again !== undefined && {
        key: 'again',
        shows: say('orders.told-again', { n: again, said: reason ?? '' }),
      },
      given !== '' && { key: 'given', shows: <q>{given}</q> },
      state === 'queued' && {
        key: 'until',
        shows: (
          <>
            {say('orders.until')} <Stamp at={expiresAt} />
          </>
        ),
      },
      wasLate(order) && {
        key: 'ended',
        shows: (
          <>
            {say('orders.ended')} <Stamp at={endedAt ?? ''} />
          </>
        ),
      },
      leavesDanger(order) && because === '' && { key: 'state', shows: say(`state.${state}`) },
      because !== '' && { key: 'why', shows: say('orders.because', { why: because }) },
      said !== undefined && { key: 'said', shows: say('orders.said', { said: inWords(said) }) },
      late !== undefined && {
        key: 'late',
        shows: (
          <>
            <strong>{say(late.ok ? 'orders.late.done' : 'orders.late.refused')}</strong>{' '}
            {late.said !== undefined && inWords(late.said)} <Stamp at={late.at} />
          </>
        ),
      },
      reason !== undefined && again === undefined && { key: 'reason', shows: reason },
    ].filter(each => each !== false)
  }
}

/** The state says so already. */
const SAID_BY_STATE = ['no-answer', 'not-reached', 'refused-by-device', 'timed-out']

/** A device's own reason, which nobody here knows, in its own letters. */
function useWhy(): (order: WireOrder) => string {
  const { say } = useSay(whys)
  return ({ why }) => {
    if (why === undefined || SAID_BY_STATE.includes(why)) return ''
    const key = `why.${why}`
    return key in whys.en ? say(key as keyof typeof whys.en) : why
  }
}

const isSaid = (key: string): key is keyof typeof saids.en => key in saids.en

function useSaid(): (said: string) => string {
  const { say } = useSay(saids)
  return said => saidInWords(said, say, isSaid)
}

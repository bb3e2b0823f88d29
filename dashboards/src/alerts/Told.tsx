import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { WireAlertFile } from '../../../services/api/wire/alert.ts'
import type { WireNoticeList } from '../../../services/api/wire/notice.ts'
import { useNameOf } from '../api/colleagues.ts'
import { ask, query } from '../api/request.ts'
import { useCan } from '../app/rights.ts'
import { Stamp } from '../time/Age.tsx'
import { useSay } from '../words/use-say.ts'
import { NextCall } from './NextCall.tsx'
import { words } from './panel-words.ts'
import { type ToldPerson, toldByEvents, toldByLedger } from './told.ts'
import './told.css'

const NOTICES_MAX = 200
/** A notice is under way for seconds. */
const ASK_EVERY_MS = 5_000

/** The ledger moves without an event, so it is asked again while something is under way. */
const useNotices = ({ alert, events }: WireAlertFile, enabled: boolean) =>
  useQuery({
    queryKey: ['alerts', 'notices', alert.id, events.at(-1)?.n],
    queryFn: async ({ signal }) => {
      const asked = query({ alert: alert.id, limit: NOTICES_MAX })
      return (await ask<WireNoticeList>(`/api/notices${asked}`, { signal })).notices
    },
    refetchInterval: ({ state }) =>
      state.data?.some(one => one.state === 'queued' || one.state === 'sending') ? ASK_EVERY_MS : false,
    placeholderData: keepPreviousData,
    enabled,
  })

/** Who was told, by what, whether they answered; and who is next. */
export function Told({ file }: { readonly file: WireAlertFile }) {
  const { say } = useSay(words)
  const mayRead = useCan()('notices.read') && !file.alert.redacted
  const { data: notices } = useNotices(file, mayRead)
  const people =
    notices === undefined || notices.length === 0
      ? toldByEvents(file.events)
      : toldByLedger(notices, file.events)
  if (file.alert.redacted) return null
  return (
    <section className="told">
      <h3>{say('told.title')}</h3>
      {people.length === 0 ? (
        <p className="quiet">{say('told.nobody')}</p>
      ) : (
        <ul>
          {people.map(one => (
            <Person key={one.person} told={one} />
          ))}
        </ul>
      )}
      <NextCall file={file} hasTold={people.length > 0} />
    </section>
  )
}

function Person({ told }: { readonly told: ToldPerson }) {
  const { say } = useSay(words)
  const nameOf = useNameOf()
  const { person, at, times, state, channels, reason, answeredAt } = told
  return (
    <li data-state={answeredAt === undefined ? state : 'answered'}>
      <Mark state={answeredAt === undefined ? state : 'answered'} />
      <span className="told-who">{nameOf(person)}</span>
      <span className="told-how">
        {[...channels.map(kind => say(`channel.${kind}`)), say(`told.state.${state}`)].join(' · ')}
        {times > 1 && ` ×${times}`}
        {state === 'failed' && reason !== null && <small>{reasonWords(say, reason)}</small>}
      </span>
      <span className="told-when">
        <Stamp at={at} />
        {answeredAt !== undefined && (
          <b>
            {say('told.answered')} <Stamp at={answeredAt} />
          </b>
        )}
      </span>
    </li>
  )
}

/** A tick, a cross, or a dot: the shape says what the words say. */
function Mark({ state }: { readonly state: ToldPerson['state'] | 'answered' }) {
  const isBad = state === 'failed' || state === 'unknown'
  const d =
    state === 'answered'
      ? 'm3 8.500 3.300 3.300L13 5'
      : isBad
        ? 'm4 4 8 8m0-8-8 8'
        : 'M8 4.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7Z'
  return (
    <svg className="told-mark" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d={d} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  )
}

/** The server's own reasons are few; what a counterpart answered stays in its words. */
function reasonWords(say: ReturnType<typeof useSay<keyof typeof words.en>>['say'], reason: string): string {
  const key = `reason.${reason}`
  return key in words.en ? say(key as keyof typeof words.en) : reason
}

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { WireSourceTrial, WireSourceTried } from '../../../../services/api/wire/source.ts'
import { ask } from '../../api/request.ts'
import { FormFaults } from '../../form/FormFaults.tsx'
import { useSay } from '../../words/use-say.ts'
import { useReason } from '../reasons.ts'
import { HeardCard } from './HeardCard.tsx'
import { useSettled } from './use-settled.ts'
import type { Take } from './WhatItIs.tsx'
import { words } from './words.ts'

const TYPING_MS = 350

interface BecomesProps {
  readonly trial: WireSourceTrial | undefined
  /** Goes up with each press after which somebody waits for the answer, not with each letter. */
  readonly asked: number
  readonly onTake: Take
}

/** What the message becomes, while somebody writes it. */
export function Becomes({ trial, asked, onTake }: BecomesProps) {
  const { say } = useSay(words)
  const settled = useSettled(trial, TYPING_MS)
  const tried = useQuery({
    queryKey: ['source-tried', settled],
    queryFn: ({ signal }) =>
      ask<WireSourceTried>('/api/sources/try', { method: 'POST', body: settled, signal }),
    enabled: settled !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const isShown = settled !== undefined && tried.data !== undefined && !tried.isError
  const place = useInSight(asked, isShown && isSame(settled, trial) && !tried.isPlaceholderData)
  return (
    <div className="becomes" aria-live="polite" ref={place}>
      <h3>{say('try.becomes')}</h3>
      {settled === undefined && <p className="quiet">{say('try.nothing-yet')}</p>}
      {settled !== undefined && tried.isError && (
        <FormFaults error={tried.error} shown={[]} lead={say('try.unread')} />
      )}
      {isShown && <Tried tried={tried.data} after={settled.after ?? []} onTake={onTake} />}
    </div>
  )
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

/** The answer to a press stands below what was pressed, and on most screens out of sight. */
function useInSight(asked: number, isThere: boolean) {
  const place = useRef<HTMLDivElement>(null)
  const answered = useRef(asked)
  useEffect(() => {
    if (!isThere || answered.current === asked) return
    answered.current = asked
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [asked, isThere])
  return place
}

interface TriedProps {
  readonly tried: WireSourceTried
  /** What had come before. */
  readonly after: NonNullable<WireSourceTrial['after']>
  readonly onTake: Take
}

function Tried({ tried, after, onTake }: TriedProps) {
  const { say } = useSay(words)
  const reason = useReason()
  const { isMeant, heard } = tried
  return (
    <>
      {after.map(({ topic }, i) => {
        const why = tried.after?.[i]?.reason
        if (why === undefined) return null
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same message may have come twice
          <p className="notice" key={i}>
            {say('try.before.unread', { topic, reason: reason({ reason: why }) })}
          </p>
        )
      })}
      {!isMeant && <p className="notice">{say('try.not-meant')}</p>}
      {tried.reason !== undefined && (
        <p className="notice">{say('try.refused', { reason: reason({ reason: tried.reason }) })}</p>
      )}
      {tried.reason === undefined && heard.length === 0 && <p className="quiet">{say('try.nobody')}</p>}
      {heard.map((each, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one message may tell of a device twice
        <HeardCard key={i} heard={each} onTake={onTake} />
      ))}
    </>
  )
}

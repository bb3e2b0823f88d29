import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { WireHeard } from '../../../../services/api/wire/source.ts'
import { ask, isCode } from '../../api/request.ts'
import { useSay } from '../../words/use-say.ts'
import { Reading } from '../sources/Reading.tsx'
import { type Waiting, waitingPath } from '../sources/source-api.ts'
import { asIfOf } from '../sources/trial.ts'
import { useSettled } from '../sources/use-settled.ts'
import type { Adoption } from './adoption.ts'
import { Withheld } from './LastMessage.tsx'
import { words } from './words.ts'

const TYPING_MS = 350

interface WouldBeProps {
  readonly waiting: Waiting
  readonly draft: Adoption
}

/** Its last message, read as what it is to be: whoever measured wrong sees it before anybody is called. */
export function WouldBe({ waiting, draft }: WouldBeProps) {
  const { say } = useSay(words)
  const as = useSettled(asIfOf(draft), TYPING_MS)
  const path = `${waitingPath(waiting)}/try`
  const tried = useQuery({
    queryKey: ['claim-tried', path, as, waiting.lastAt],
    queryFn: ({ signal }) => ask<WireHeard>(path, { method: 'POST', body: as, signal }),
    enabled: as !== undefined && waiting.said !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (as === undefined) return null
  if (waiting.withheld !== undefined) return <Withheld why={waiting.withheld} />
  if (waiting.said === undefined) return <p className="quiet">{say('claim.no-message')}</p>
  return (
    <section className="would-be" aria-live="polite">
      <h2>{say('claim.now')}</h2>
      {isCode(tried.error, 'UNCLAIMED_NOT_FOUND') && <p className="notice">{say('claim.gone')}</p>}
      {tried.data !== undefined && !tried.isError && <Reading heard={tried.data} />}
    </section>
  )
}

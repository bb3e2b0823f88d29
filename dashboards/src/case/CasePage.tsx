import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { WireCase } from '../../../services/api/wire/case.ts'
import { ask, isCode } from '../api/request.ts'
import { usePlace } from '../app/location.ts'
import { BrandMark } from '../app/marks.tsx'
import { LanguageButton } from '../light/LanguageButton.tsx'
import { useSay } from '../words/use-say.ts'
import { CaseAsk } from './CaseAsk.tsx'
import { CaseFile } from './CaseFile.tsx'
import { DIGITS, numberIn } from './case-number.ts'
import { words } from './words.ts'
import './case.css'

/** Often enough to be lived with, seldom enough for a whole building to look. It rests while nobody looks. */
const EVERY_MS = 5_000

/** `/case` asks for a number, `/case/{number}` shows what became of it. */
export function CasePage() {
  const { say } = useSay(words)
  const number = numberIn(usePlace().path)
  const isWhole = number.length === DIGITS
  const found = useQuery({
    queryKey: ['case', number],
    queryFn: ({ signal }) => ask<WireCase>(`/api/cases/${number}`, { signal }),
    enabled: isWhole,
    refetchInterval: ({ state }) => (isCode(state.error, 'CASE_NOT_FOUND') ? false : EVERY_MS),
  })
  const title = say(isWhole ? 'title' : 'ask.title')
  useEffect(() => {
    document.title = title
  }, [title])
  const isGone = isCode(found.error, 'CASE_NOT_FOUND')
  return (
    <div className="case-page">
      <header className="case-head">
        <BrandMark width="36" height="36" />
        <LanguageButton />
      </header>
      <main>
        {!isWhole || isGone ? (
          <CaseAsk key={number} typed={number} error={found.error} />
        ) : found.data === undefined ? (
          <Waiting error={found.error} />
        ) : (
          <CaseFile file={found.data} at={found.dataUpdatedAt} isStale={found.isError} />
        )}
      </main>
    </div>
  )
}

function Waiting({ error }: { readonly error: Error | null }) {
  const { say } = useSay(words)
  const why = isCode(error, 'RATE_LIMITED') ? 'wait.why' : error === null ? 'loading' : 'offline.why'
  return (
    <p className="case-waiting" role="status">
      {say(why)}
    </p>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { WireCase, WireIssuedCase } from '../../../services/api/wire/case.ts'
import { ask } from '../api/request.ts'
import { useSay } from '../words/use-say.ts'
import { inFours } from './case-number.ts'
import { words } from './issue-words.ts'
import { Qr } from './Qr.tsx'
import { wholeUrl } from './use-issued-case.ts'
import './case-slip.css'

interface CaseSlipProps {
  readonly issued: WireIssuedCase
  /** It was printed, or somebody thought better of it. */
  readonly done: () => void
}

/** Paper to hand over: it says what the public page says, and is asked of that. Nothing of it is seen but in print. */
export function CaseSlip({ issued, done }: CaseSlipProps) {
  const { say, of } = useSay(words)
  const file = useQuery({
    queryKey: ['case', issued.number],
    queryFn: ({ signal }) => ask<WireCase>(`/api/cases/${issued.number}`, { signal }),
  }).data
  useEffect(() => {
    if (file === undefined) return
    document.body.dataset.printing = 'slip'
    print()
    delete document.body.dataset.printing
    done()
  }, [file, done])
  if (file === undefined) return null
  const url = wholeUrl(issued.url)
  return createPortal(
    <section className="case-slip">
      <h1>{say('slip.title')}</h1>
      <p>{of(file.site)}</p>
      <h2>{of(file.title)}</h2>
      {file.place !== null && <p>{of(file.place)}</p>}
      <p className="case-slip-number">{inFours(issued.number)}</p>
      <Qr value={url} title={say('qr.title')} size={220} />
      <p>{say('slip.scan')}</p>
      <p>{new URL('/case', url).href}</p>
      {file.phone !== null && <p>{file.phone}</p>}
    </section>,
    document.body,
  )
}

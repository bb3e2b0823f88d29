import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useSay } from '../words/use-say.ts'
import { words } from './words.ts'

interface CardProps {
  readonly title: string
  readonly sign?: ReactNode
  readonly close: () => void
  readonly children: ReactNode
}

/** What was pressed, in a corner of the plan; from below on a telephone. */
export function Card({ title, sign, close, children }: CardProps) {
  const { say } = useSay(words)
  const id = useId()
  const box = useRef<HTMLElement>(null)
  useEffect(() => {
    const leave = (event: KeyboardEvent) => event.key === 'Escape' && close()
    addEventListener('keydown', leave)
    return () => removeEventListener('keydown', leave)
  }, [close])
  return (
    <aside className="plan-card" aria-labelledby={id} ref={box}>
      <header>
        {sign}
        <h2 id={id} aria-live="polite">
          {title}
        </h2>
        <button type="button" className="plan-close" aria-label={say('plan.card.close')} onClick={close}>
          <svg
            viewBox="0 0 20 20"
            width="18"
            height="18"
            stroke="currentColor"
            strokeWidth="1.8"
            aria-hidden="true"
          >
            <path d="m5 5 10 10M15 5 5 15" />
          </svg>
        </button>
      </header>
      {children}
    </aside>
  )
}

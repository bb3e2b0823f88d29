import type { RefObject } from 'react'
import { useSay } from '../words/use-say.ts'
import type { SheetView } from './use-sheet-view.ts'
import { words } from './words.ts'

const FACTOR = 1.5

/** For whoever has neither wheel nor two fingers. */
export function PlanButtons({ view }: { readonly view: RefObject<SheetView | undefined> }) {
  const { say } = useSay(words)
  return (
    <div className="plan-buttons">
      <button
        type="button"
        aria-label={say('plan.in')}
        title={say('plan.in')}
        onClick={() => view.current?.zoomBy(FACTOR)}
      >
        <Sign d="M10 4v12M4 10h12" />
      </button>
      <button
        type="button"
        aria-label={say('plan.out')}
        title={say('plan.out')}
        onClick={() => view.current?.zoomBy(1 / FACTOR)}
      >
        <Sign d="M4 10h12" />
      </button>
      <button
        type="button"
        aria-label={say('plan.all')}
        title={say('plan.all')}
        onClick={() => view.current?.showAll()}
      >
        <Sign d="M4 8V4h4M16 8V4h-4M4 12v4h4M16 12v4h-4" />
      </button>
    </div>
  )
}

const Sign = ({ d }: { readonly d: string }) => (
  <svg
    viewBox="0 0 20 20"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    aria-hidden="true"
  >
    <path d={d} />
  </svg>
)

import { type ComponentProps, memo } from 'react'
import type { Severity } from '../alerts/alert.ts'
import { KindMark } from '../app/kind-marks.tsx'
import type { Thing, ThingState } from './things.ts'

/** The shapes of alerts (`alerts/marks.tsx`), around the middle. */
export const SHAPES: Readonly<Record<Severity, string>> = {
  critical: 'M-3-8.5h6L8.500-3v6L3 8.500h-6L-8.500 3v-6z',
  high: 'M0-9 9.500 8h-19z',
  medium: 'M0-9.5 9.500 0 0 9.500-9.500 0z',
  low: 'M0-8a8 8 0 1 1 0 16A8 8 0 0 1 0-8z',
}

interface MarkProps {
  readonly state: ThingState
  readonly severity: Severity | undefined
  readonly kind: string
  /** Too small for the sign of its kind: five hundred of them are moved at once. */
  readonly isSmall?: boolean
}

/** How a device is: a quiet dot while all is well, a ring while it is silent, the shape of its worst alert otherwise. */
export const Mark = memo(function Mark({ state, severity, kind, isSmall = false }: MarkProps) {
  if (severity === undefined) {
    return (
      <>
        <circle className="mark-dot" r="11" data-state={state} />
        {!isSmall && <Sign kind={kind} x="-8" y="-8" width="16" height="16" />}
      </>
    )
  }
  return (
    <g data-severity={severity} data-state={state} className="mark-alert">
      <path className="mark-shape" d={SHAPES[severity]} transform="scale(1.55)" />
      {severity === 'critical' && <path className="mark-cut" d="M0-7V2M0 6.500v.3" />}
      {!isSmall && <circle className="mark-badge" cx="13" cy="12" r="8" />}
      {!isSmall && <Sign kind={kind} x="7" y="6" width="12" height="12" />}
    </g>
  )
})

/** Nothing of it is cut off: a browser that had to cut each would be slow. */
const Sign = (props: ComponentProps<typeof KindMark>) => (
  <KindMark className="kind-glyph" overflow="visible" {...props} />
)

export const markOf = ({ state, worst, device }: Thing): MarkProps => ({
  ...{ state, kind: device.kind, severity: worst?.severity },
})

/** The same beside words. */
export const ThingSign = ({ thing }: { readonly thing: Thing }) => (
  <svg className="thing-sign" viewBox="-22 -22 44 44" width="30" height="30" aria-hidden="true">
    <Mark {...markOf(thing)} />
  </svg>
)

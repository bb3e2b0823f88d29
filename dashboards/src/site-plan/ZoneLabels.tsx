import { memo } from 'react'
import type { WireSitePlan } from '../../../services/api/wire/site-plan.ts'
import type { Severity } from '../alerts/alert.ts'
import { labelSpot } from './label-spot.ts'
import { SHAPES } from './ThingMark.tsx'
import { type Box, SHEET_WIDTH } from './view.ts'

export interface ZoneLabel {
  readonly name: string
  /** Open alerts in it and in all that lies within it. */
  readonly count: number
  readonly severity: Severity | undefined
  /** Other zones lie in it: its name stands in its upper edge, and its ground is not coloured by what is wrong in those. */
  readonly isAround: boolean
}

interface ZoneLabelsProps {
  readonly sheet: Box
  readonly outlines: WireSitePlan['outlines']
  readonly labelOf: (zone: string) => ZoneLabel | undefined
  readonly scale: number
  /** Names in the upper edge, as on tiles. */
  readonly areTiles: boolean
}

const WIDE_PX = 14
const NARROW_PX = 7.5
const BADGE_PX = 48

/** What zones are called, where there is room for it, and how much is open in them: that always. */
export const ZoneLabels = memo(function ZoneLabels({
  sheet,
  outlines,
  labelOf,
  scale,
  areTiles,
}: ZoneLabelsProps) {
  return (
    <g className="zone-labels">
      {outlines.map(({ zone, corners }, i) => {
        const label = zone === undefined ? undefined : labelOf(zone)
        if (zone === undefined || label === undefined) return null
        const isTile = areTiles || label.isAround
        const { x, y, width } = labelSpot(corners, isTile)
        const room = width * SHEET_WIDTH * scale - (label.count > 0 ? BADGE_PX : 0)
        const at = `translate(${x * SHEET_WIDTH}px, ${y * sheet.height}px) scale(var(--k))`
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a zone may have several outlines; their order is what they are
          <g key={`${zone} ${i}`} style={{ transform: at }}>
            <Label label={label} isNamed={widthOf(label.name) <= room} dy={isTile ? 16 : 4} />
          </g>
        )
      })}
    </g>
  )
})

interface LabelProps {
  readonly label: ZoneLabel
  readonly isNamed: boolean
  readonly dy: number
}

function Label({ label: { name, count, severity }, isNamed, dy }: LabelProps) {
  const half = isNamed ? widthOf(name) / 2 : 0
  const left = count > 0 ? -half - BADGE_PX / 2 : -half
  return (
    <g transform={`translate(${left} ${dy})`}>
      {count > 0 && (
        <g className="zone-badge" data-severity={severity}>
          <rect x="0" y="-11" width={BADGE_PX - 6} height="20" rx="10" />
          {severity && (
            <g transform="translate(12.500 -1) scale(.78)">
              <path d={SHAPES[severity]} />
              {severity === 'critical' && <path className="mark-cut" d="M0-4.500V1M0 4.600v.1" />}
            </g>
          )}
          <text x="29" y="4" textAnchor="middle">
            {count}
          </text>
        </g>
      )}
      {isNamed && (
        <text className="zone-name" x={count > 0 ? BADGE_PX : 0} y="4">
          {name}
        </text>
      )}
    </g>
  )
}

const widthOf = (name: string): number =>
  [...name].reduce((sum, letter) => sum + (/[⺀-鿿豈-﫿＀-￯]/.test(letter) ? WIDE_PX : NARROW_PX), 0)

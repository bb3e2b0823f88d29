import { memo } from 'react'
import type { WireSitePlan } from '../../../services/api/wire/site-plan.ts'
import { type Box, type Point, SHEET_WIDTH } from './view.ts'

type Outline = WireSitePlan['outlines'][number]

interface GroundProps {
  readonly sheet: Box
  readonly picture: string | undefined
  readonly outlines: readonly Outline[]
  readonly chosen: string | undefined
  /** Of a zone with something open in it. */
  readonly severityOf: (zone: string) => string | undefined
}

/** What does not move: the sheet, the picture on it, the ground of the zones. */
export const Ground = memo(function Ground({ sheet, picture, outlines, chosen, severityOf }: GroundProps) {
  return (
    <>
      <rect className="sheet" width={sheet.width} height={sheet.height} rx="6" />
      {picture !== undefined && (
        <image href={picture} width={sheet.width} height={sheet.height} preserveAspectRatio="none" />
      )}
      {outlines.map((outline, i) => (
        <polygon
          // Outlines have no names of their own, and are drawn anew together.
          // biome-ignore lint/suspicious/noArrayIndexKey: their order is what they are
          key={i}
          className="outline"
          data-look={outline.look}
          data-over={picture !== undefined}
          data-zone={outline.zone}
          data-outline={i}
          data-chosen={outline.zone !== undefined && outline.zone === chosen}
          data-severity={outline.zone && severityOf(outline.zone)}
          points={pointsOf(outline.corners, sheet)}
        />
      ))}
    </>
  )
})

export const pointsOf = (corners: readonly Point[], sheet: Box): string =>
  corners.map(({ x, y }) => `${round(x * SHEET_WIDTH)},${round(y * sheet.height)}`).join(' ')

const round = (value: number): number => Math.round(value * 100) / 100

import { pointsOf } from './Ground.tsx'
import type { Drawn } from './use-drawing.ts'
import { type Box, type Point, SHEET_WIDTH } from './view.ts'

/** The outline in hand with its corners, and the one that is being drawn. */
export function DrawOverlay({
  drawn: { draft, inHand, line },
  sheet,
}: {
  readonly drawn: Drawn
  readonly sheet: Box
}) {
  const chosen = inHand && 'outline' in inHand ? draft.outlines[inHand.outline] : undefined
  return (
    <>
      {chosen && (
        <>
          <polygon
            className="draw-chosen"
            points={pointsOf(chosen.corners, sheet)}
            data-outline={inHand && 'outline' in inHand ? inHand.outline : undefined}
          />
          {chosen.corners.map((corner, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a corner is its place in the row
            <Handle key={i} at={corner} sheet={sheet} corner={i} />
          ))}
        </>
      )}
      {line && (
        <>
          <polyline className="draw-line" points={pointsOf(line.corners, sheet)} />
          {line.corners.map((corner, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a corner is its place in the row
            <Handle key={i} at={corner} sheet={sheet} closes={i === 0 && line.corners.length > 2} />
          ))}
        </>
      )}
    </>
  )
}

interface HandleProps {
  readonly at: Point
  readonly sheet: Box
  readonly corner?: number
  readonly closes?: boolean
}

const Handle = ({ at, sheet, corner, closes = false }: HandleProps) => (
  <g style={{ transform: `translate(${at.x * SHEET_WIDTH}px, ${at.y * sheet.height}px) scale(var(--k))` }}>
    <circle
      className="draw-handle"
      r={closes ? 10 : 7}
      data-corner={corner}
      data-closes={closes || undefined}
    />
  </g>
)

import { type ReactNode, useCallback, useEffect, useMemo } from 'react'
import { Ground } from './Ground.tsx'
import type { Drawing } from './schematic.ts'
import { Mark, markOf } from './ThingMark.tsx'
import type { Thing } from './things.ts'
import { type Gestures, useGestures } from './use-gestures.ts'
import { type SheetView, useSheetView } from './use-sheet-view.ts'
import { type Box, SHEET_WIDTH, sheetOf } from './view.ts'
import { type ZoneLabel, ZoneLabels } from './ZoneLabels.tsx'

/** What is shown as chosen. */
export type Chosen = { readonly device: string } | { readonly zone: string }

export interface PlanSheetProps extends Gestures {
  readonly drawing: Drawing
  readonly picture: string | undefined
  readonly things: ReadonlyMap<string, Thing>
  readonly labelOf: (zone: string) => ZoneLabel | undefined
  readonly chosen: Chosen | undefined
  readonly label: string
  readonly areTiles: boolean
  /** What lies over it: the tools of whoever draws. */
  readonly children?: ReactNode
  readonly tool?: string
  /** Where the view is handed out, for buttons and for what is looked for. */
  readonly onView: (view: SheetView) => void
}

const MARGIN_PX = 16

/** A plan to move about in. */
export function PlanSheet(props: PlanSheetProps) {
  const { drawing, picture, things, labelOf, chosen, label, areTiles, children, tool, onView } = props
  const { aspect, outlines, devices } = drawing
  const sheet = useMemo(() => sheetOf(aspect), [aspect])
  const { window, ground, view, scale } = useSheetView(aspect, MARGIN_PX)
  useGestures(window, view, props)
  useEffect(() => onView(view), [view, onView])
  const severityOf = useCallback(
    (zone: string) => (labelOf(zone)?.isAround ? undefined : labelOf(zone)?.severity),
    [labelOf],
  )
  const ordered = useMemo(() => worstOnTop(devices, things), [devices, things])
  const size = sizeFor(devices.length, sheet, scale)
  return (
    <svg
      ref={window}
      className="plan-window"
      role="application"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: keys move what is in it
      tabIndex={0}
      data-tool={tool}
    >
      <g ref={ground}>
        <Ground
          {...{ sheet, picture, outlines, severityOf }}
          chosen={chosen && 'zone' in chosen ? chosen.zone : undefined}
        />
        <ZoneLabels {...{ sheet, outlines, labelOf, scale, areTiles }} />
        {ordered.map(({ device, x, y, thing }) => {
          const at = `translate(${x * SHEET_WIDTH}px, ${y * sheet.height}px) scale(calc(var(--k) * ${size}))`
          const isChosen = chosen !== undefined && 'device' in chosen && chosen.device === device
          return (
            <g
              key={device}
              className="thing"
              style={{ transform: at }}
              data-thing={device}
              data-chosen={isChosen}
            >
              <circle className="thing-reach" r="20" />
              {isChosen && <circle className="thing-ring" r="24" />}
              <Mark {...markOf(thing)} isSmall={size < SIGNS_FROM} />
            </g>
          )
        })}
        {children}
      </g>
    </svg>
  )
}

type Placed = Drawing['devices'][number] & { readonly thing: Thing }

/** What is wrong is never hidden by what is not. */
const worstOnTop = (devices: Drawing['devices'], things: ReadonlyMap<string, Thing>): readonly Placed[] => {
  const rank = new Map([...things.keys()].map((id, i) => [id, i]))
  return devices
    .flatMap(place => {
      const thing = things.get(place.device)
      return thing === undefined ? [] : [{ ...place, thing }]
    })
    .sort((a, b) => (rank.get(b.device) ?? 0) - (rank.get(a.device) ?? 0))
}

const ROOM_PX = 70
const SIZE_MIN = 0.4
const SIGNS_FROM = 0.6

/** Smaller where many stand close, until one comes nearer. */
const sizeFor = (count: number, { width, height }: Box, scale: number): number =>
  Math.max(SIZE_MIN, Math.min(1, Math.sqrt((width * height * scale * scale) / Math.max(1, count)) / ROOM_PX))

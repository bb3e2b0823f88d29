import { type PointerEvent, useRef, useState } from 'react'
import { useSay } from '../words/use-say.ts'
import { words } from './edit-words.ts'
import { ThingSign } from './ThingMark.tsx'
import type { Thing } from './things.ts'
import type { Point } from './view.ts'

interface TrayProps {
  readonly things: readonly Thing[]
  /** Let go of at a point of the screen. */
  readonly onDrop: (device: string, client: Point) => void
  readonly onPlace: (device: string) => void
}

/** What still wants a place: to be pulled there, or to be put in the middle by Enter and moved on by keys. */
export function Tray({ things, onDrop, onPlace }: TrayProps) {
  const { say } = useSay(words)
  const [pulled, setPulled] = useState<{ readonly thing: Thing; readonly at: Point }>()
  return (
    <section className="draw-tray" aria-label={say('draw.tray')}>
      <h2>
        {say('draw.tray')} <span className="quiet">{things.length}</span>
      </h2>
      <p className="quiet small">{say(things.length === 0 ? 'draw.tray.empty' : 'draw.tray.help')}</p>
      <ul>
        {things.map(thing => (
          <TrayItem
            key={thing.device.id}
            thing={thing}
            onPull={at => setPulled(at && { thing, at })}
            onDrop={client => onDrop(thing.device.id, client)}
            onPlace={() => onPlace(thing.device.id)}
          />
        ))}
      </ul>
      {pulled && (
        <div className="draw-pulled" style={{ left: pulled.at.x, top: pulled.at.y }}>
          <ThingSign thing={pulled.thing} />
        </div>
      )}
    </section>
  )
}

interface TrayItemProps {
  readonly thing: Thing
  readonly onPull: (at: Point | undefined) => void
  readonly onDrop: (client: Point) => void
  readonly onPlace: () => void
}

const TREMBLE_PX = 5

function TrayItem({ thing, onPull, onDrop, onPlace }: TrayItemProps) {
  const start = useRef<Point>(undefined)
  const isPulled = useRef(false)
  const at = ({ clientX: x, clientY: y }: PointerEvent): Point => ({ x, y })
  const down = (event: PointerEvent<HTMLButtonElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    start.current = at(event)
    isPulled.current = false
  }
  const move = (event: PointerEvent) => {
    if (start.current === undefined) return
    const here = at(event)
    if (Math.hypot(here.x - start.current.x, here.y - start.current.y) > TREMBLE_PX) isPulled.current = true
    if (isPulled.current) onPull(here)
  }
  const up = (event: PointerEvent) => {
    start.current = undefined
    onPull(undefined)
    if (isPulled.current) onDrop(at(event))
  }
  // A pull ends with a click, too.
  const click = () => isPulled.current || onPlace()
  return (
    <li>
      <button
        type="button"
        className="plan-thing"
        data-tray={thing.device.id}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={() => onPull(undefined)}
        onClick={click}
      >
        <ThingSign thing={thing} />
        <span>{thing.device.name}</span>
      </button>
    </li>
  )
}

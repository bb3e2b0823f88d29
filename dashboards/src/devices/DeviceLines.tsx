import { type FocusEvent, type ReactNode, useMemo, useRef, useState } from 'react'
import { usePhone } from '../app/media.ts'
import { useVirtual } from '../virtual/use-virtual.ts'
import { countOf, type Line } from './grouping.ts'

/** About what a head and a device take; what they really take is measured as they are drawn. */
const HEAD_PX = 46
const ROW_PX = { desk: 56, phone: 118 } as const

interface DeviceLinesProps {
  readonly lines: readonly Line[]
  readonly label: string
  readonly draw: (line: Line) => ReactNode
}

/** Of thousands of devices those that are on the screen, a few around them, and the one where the keyboard is. */
export function DeviceLines({ lines, label, draw }: DeviceLinesProps) {
  const rowPx = ROW_PX[usePhone() ? 'phone' : 'desk']
  const area = useRef<HTMLUListElement>(null)
  const [active, setActive] = useState<string>()
  const keys = useMemo(() => lines.map(keyOf), [lines])
  const estimate = useMemo(() => (index: number) => (isHead(lines[index]) ? HEAD_PX : rowPx), [lines, rowPx])
  const at = active === undefined ? -1 : keys.indexOf(active)
  const { rows, total, measure } = useVirtual({ area, keys, estimate, focused: at < 0 ? undefined : at })
  const enter = ({ target }: FocusEvent) =>
    setActive(target.closest('[data-key]')?.getAttribute('data-key') ?? undefined)
  return (
    <div className="device-lines">
      <ul
        ref={area}
        aria-label={label}
        style={{ height: total }}
        onFocus={enter}
        onBlur={() => setActive(undefined)}
      >
        {rows.map(({ index, top }) => {
          const line = lines[index]
          if (line === undefined) return null
          const place = 'device' in line ? { 'aria-posinset': line.n, 'aria-setsize': countOf(lines) } : {}
          return (
            <li
              key={keyOf(line)}
              ref={measure}
              data-key={keyOf(line)}
              data-line={'head' in line ? 'head' : 'device'}
              style={{ transform: `translateY(${top}px)` }}
              {...place}
            >
              {draw(line)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const isHead = (line: Line | undefined): boolean => line !== undefined && 'head' in line
const keyOf = (line: Line): string => ('head' in line ? `head ${line.head.key}` : line.device.id)

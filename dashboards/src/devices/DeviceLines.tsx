import { useVirtualizer, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { usePhone } from '../app/media.ts'
import { countOf, type Line } from './grouping.ts'

/** About what a head and a device take; what they really take is measured as they are drawn. */
const HEAD_PX = 46
const ROW_PX = { desk: 56, phone: 118 } as const
const OVERSCAN = 8

interface DeviceLinesProps {
  readonly lines: readonly Line[]
  readonly label: string
  readonly draw: (line: Line) => ReactNode
}

/** Of thousands of devices those that are on the screen, and a few around them. */
export function DeviceLines(props: DeviceLinesProps) {
  return usePhone() ? <PageLines {...props} /> : <MainLines {...props} />
}

/** On a desk the middle of the page scrolls. */
function MainLines(props: DeviceLinesProps) {
  const { box, scrollMargin } = useTop(() => document.querySelector('main'))
  const virtual = useVirtualizer<HTMLElement, HTMLLIElement>({
    ...shared(props, ROW_PX.desk),
    getScrollElement: () => document.querySelector('main'),
    scrollMargin,
  })
  return <Drawn {...props} box={box} virtual={virtual} scrollMargin={scrollMargin} />
}

/** On a phone the page itself. */
function PageLines(props: DeviceLinesProps) {
  const { box, scrollMargin } = useTop(() => document.documentElement)
  const virtual = useWindowVirtualizer<HTMLLIElement>({ ...shared(props, ROW_PX.phone), scrollMargin })
  return <Drawn {...props} box={box} virtual={virtual} scrollMargin={scrollMargin} />
}

const shared = ({ lines }: DeviceLinesProps, rowPx: number) => ({
  count: lines.length,
  estimateSize: (index: number) => (isHead(lines[index]) ? HEAD_PX : rowPx),
  getItemKey: (index: number) => keyOf(lines[index]),
  overscan: OVERSCAN,
})

const isHead = (line: Line | undefined): boolean => line !== undefined && 'head' in line
const keyOf = (line: Line | undefined): string =>
  line === undefined ? '' : 'head' in line ? `head ${line.head.key}` : line.device.id

/** How far below the top of what scrolls the list begins. */
function useTop(scrolling: () => Element | null) {
  const box = useRef<HTMLDivElement>(null)
  const [scrollMargin, setMargin] = useState(0)
  useLayoutEffect(() => {
    const outer = scrolling()
    if (outer === null || box.current === null) return
    const above = outer === document.documentElement ? 0 : outer.getBoundingClientRect().top
    setMargin(box.current.getBoundingClientRect().top - above + outer.scrollTop)
  })
  return { box, scrollMargin }
}

interface DrawnProps<S extends Element | Window> extends DeviceLinesProps {
  readonly box: React.RefObject<HTMLDivElement | null>
  readonly virtual: Virtualizer<S, HTMLLIElement>
  readonly scrollMargin: number
}

function Drawn<S extends Element | Window>({
  lines,
  label,
  draw,
  box,
  virtual,
  scrollMargin,
}: DrawnProps<S>) {
  return (
    <div ref={box} className="device-lines" style={{ height: virtual.getTotalSize() }}>
      <ul aria-label={label}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const line = lines[index]
          if (line === undefined) return null
          const place = 'device' in line ? { 'aria-posinset': line.n, 'aria-setsize': countOf(lines) } : {}
          return (
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              data-line={'head' in line ? 'head' : 'device'}
              style={{ transform: `translateY(${start - scrollMargin}px)` }}
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

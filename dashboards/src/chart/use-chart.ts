import { init } from 'echarts/core'
import { type RefObject, useEffect, useRef } from 'react'

/** The library's drawing in an element that it fills. Those of one `group` point at the same time together. */
export function useChart(box: RefObject<HTMLElement | null>, group?: string) {
  const chart = useRef<ReturnType<typeof init>>(null)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const made = init(element)
    if (group !== undefined) made.group = group
    chart.current = made
    const watcher = new ResizeObserver(() => made.resize())
    watcher.observe(element)
    return () => {
      watcher.disconnect()
      made.dispose()
    }
  }, [box, group])
  return chart
}

/** The colours of the style sheet as they are there now, by their names. */
export function coloursAt(element: Element | null): (token: string) => string {
  const style = getComputedStyle(element ?? document.documentElement)
  return token => style.getPropertyValue(token).trim()
}

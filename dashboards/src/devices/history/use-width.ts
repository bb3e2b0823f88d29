import { useCallback, useState } from 'react'

/** Changes smaller than this do not make another picture. */
const STEP_PX = 40

/** How wide something is drawn, roughly; 0 until it is. */
export function useWidth() {
  const [widthPx, setWidth] = useState(0)
  const box = useCallback((element: HTMLElement | null) => {
    if (element === null) return
    const take = () => setWidth(Math.round(element.clientWidth / STEP_PX) * STEP_PX)
    take()
    const watcher = new ResizeObserver(take)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  return { box, widthPx }
}

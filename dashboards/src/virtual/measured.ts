import { useCallback, useEffect, useMemo, useRef, useState } from 'react'

/** Heights by key, kept true while rows are drawn. A row says its key in `data-key`. */
export function useMeasured() {
  const heights = useMemo(() => new Map<string, number>(), [])
  const [revision, setRevision] = useState(0)
  const watch = useRef<ResizeObserver>(undefined)
  const note = useCallback(
    (rows: readonly Element[]) => {
      let changed = false
      for (const row of rows) {
        const key = row.getAttribute('data-key') ?? ''
        const height = row instanceof HTMLElement ? row.offsetHeight : 0
        if (height === 0 || heights.get(key) === height) continue
        heights.set(key, height)
        changed = true
      }
      if (changed) setRevision(before => before + 1)
    },
    [heights],
  )
  useEffect(() => () => watch.current?.disconnect(), [])
  const measure = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return
      watch.current ??= new ResizeObserver(entries => note(entries.map(({ target }) => target)))
      watch.current.observe(element)
      return () => watch.current?.unobserve(element)
    },
    [note],
  )
  return { heights, revision, measure }
}

import { type RefObject, useLayoutEffect, useRef } from 'react'

/** The latest of a value, for what lives longer than one drawing of a component. */
export function useLatest<T>(value: T): RefObject<T> {
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  })
  return latest
}

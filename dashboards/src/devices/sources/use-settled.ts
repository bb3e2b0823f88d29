import { useEffect, useState } from 'react'

/** What somebody types, once they have paused: the server is not asked at each letter. */
export function useSettled<T>(value: T, afterMs: number): T {
  const [settled, settle] = useState(value)
  const text = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is the same in words is the same
  useEffect(() => {
    const timer = setTimeout(() => settle(value), afterMs)
    return () => clearTimeout(timer)
  }, [text, afterMs])
  return settled
}

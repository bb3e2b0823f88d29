import { useState } from 'react'

/** Whether what a form holds is another than when it was opened, or than what is told; what was put back is not. */
export function useChangedFrom(value: unknown, from: unknown = value): boolean {
  const now = JSON.stringify(value)
  const [first] = useState(() => JSON.stringify(from))
  return now !== first
}

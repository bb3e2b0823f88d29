import { useState } from 'react'

/** Whether what a form holds is another than when it was opened; what was put back as it was is not. */
export function useChangedFrom(value: unknown): boolean {
  const now = JSON.stringify(value)
  const [first] = useState(now)
  return now !== first
}

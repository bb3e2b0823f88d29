import { useState } from 'react'

/** Which steps the reader has ticked off: theirs alone, and kept for as long as the tab is open. */
export function useTicked(alertId: string) {
  const key = `linli.steps.${alertId}`
  const [ticked, setTicked] = useState<ReadonlySet<string>>(() => new Set(kept(key)))
  const toggle = (step: string) => {
    const next = new Set(ticked)
    if (!next.delete(step)) next.add(step)
    sessionStorage.setItem(key, JSON.stringify([...next]))
    setTicked(next)
  }
  return { ticked, toggle }
}

function kept(key: string): string[] {
  try {
    const steps: unknown = JSON.parse(sessionStorage.getItem(key) ?? '[]')
    return Array.isArray(steps) ? steps.map(String) : []
  } catch {
    return []
  }
}

import { useSyncExternalStore } from 'react'
import { useParameter } from '../../form/parameter.ts'

const chosen = new Map<string, string>()
const listeners = new Set<() => void>()

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Until the page is left: tomorrow's bins stand elsewhere. */
export function rememberZone(site: string, zone: string): void {
  chosen.set(site, zone)
  for (const listener of listeners) listener()
}

/** Where what is adopted stands, as it was said last: never a guess, which one click would make so. */
export function useUsualZone(site: string): string {
  const [inAddress] = useParameter('zone')
  const remembered = useSyncExternalStore(listen, () => chosen.get(site) ?? '')
  return inAddress !== '' ? inAddress : remembered
}

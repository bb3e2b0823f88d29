/** Asked before a page is left: it calls `leave` once somebody says so, or never. */
export type Guard = (leave: () => void) => void

let guards: readonly Guard[] = []

/** Until what it returns is called, nobody leaves the page without being asked. */
export function guardPage(guard: Guard): () => void {
  guards = [...guards, guard]
  return () => {
    guards = guards.filter(one => one !== guard)
  }
}

/** At once where nothing would be lost; else whoever guards it, the one that was opened last, is asked. */
export function leavePage(leave: () => void): void {
  const guard = guards.at(-1)
  if (guard === undefined) leave()
  else
    guard(() => {
      guards = []
      leave()
    })
}

export const isGuarded = (): boolean => guards.length > 0

/** Which of so many is shown at this time, each for as long. */
export const turnOf = (count: number, eachMs: number, now: number): number =>
  count <= 1 ? 0 : Math.floor(now / eachMs) % count

export function pagesOf<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  const pages: T[][] = []
  for (let from = 0; from < all.length; from += size) pages.push(all.slice(from, from + size))
  return pages
}

const PLACES = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
] as const
const SHIFT_EACH_MS = 180_000

/** Where the whole picture stands now, in steps: nothing burns in that does not stand in one place for days. */
export const shiftOf = (now: number): readonly [number, number] =>
  PLACES[turnOf(PLACES.length, SHIFT_EACH_MS, now)] ?? PLACES[0]

/** From 22:00 to 06:00 nobody passes to whom it must shine. */
export const isNight = (hour: number): boolean => hour >= 22 || hour < 6

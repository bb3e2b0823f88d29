/** The same row of numbers from 0 to 1 for the same seed, so that every contender gets the same readings. */
export type Dice = () => number

/** Mulberry32. */
export function diceOf(seed: number): Dice {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
}

export const within = (dice: Dice, from: number, to: number): number => from + dice() * (to - from)

export const wholeWithin = (dice: Dice, from: number, to: number): number =>
  Math.floor(within(dice, from, to + 1))

export function shuffled<T>(list: readonly T[], dice: Dice): T[] {
  const mixed = [...list]
  for (let i = mixed.length - 1; i > 0; i--) {
    const other = Math.floor(dice() * (i + 1))
    ;[mixed[i], mixed[other]] = [mixed[other] as T, mixed[i] as T]
  }
  return mixed
}

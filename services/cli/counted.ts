/** `1 device`, `2 devices`. */
export const counted = (n: number, one: string): string => `${n} ${n === 1 ? one : `${one}s`}`

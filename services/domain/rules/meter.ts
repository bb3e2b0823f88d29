/** How much a meter counted from one figure to the next. One that went back has begun again at 0, as after a power cut. */
export const meterGrowth = (before: number, now: number): number => (now >= before ? now - before : now)

/** Wherever it burns, and what looks like it. */
export const firesHappenings = ['fire', 'fire-spread', 'hot-day'] as const

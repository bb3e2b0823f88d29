/** A point in time: milliseconds since 1970-01-01T00:00:00Z. Always an argument; nothing in the domain reads a clock. */
export type Instant = number

/** A length of time in milliseconds. */
export type DurationMs = number

/** Later than any time: what waits for it waits for nothing. */
export const NEVER: Instant = Number.POSITIVE_INFINITY

/** Earlier than any time: that of what has not happened so far. */
export const NOT_YET: Instant = Number.NEGATIVE_INFINITY

export const SECOND: DurationMs = 1_000
export const MINUTE: DurationMs = 60 * SECOND
export const HOUR: DurationMs = 60 * MINUTE
export const DAY: DurationMs = 24 * HOUR

/** RFC 3339 in UTC with milliseconds, the one form in which a time leaves the server. */
export const toRfc3339 = (at: Instant): string => new Date(at).toISOString()

/**
 * With which status the server ends where it cannot start, from sysexits.h: whoever starts it again should do so only
 * where that can help.
 */
export function exitStatusOf(error: unknown): number {
  const { code } = error as { code?: unknown }
  return statuses[String(code)] ?? 1
}

/** EX_IOERR: a person has to look first. */
const UNUSABLE = 74
/** EX_TEMPFAIL: it may be over soon. */
const LATER = 75

const statuses: Readonly<Record<string, number>> = {
  DATA_DAMAGED: UNUSABLE,
  DATA_MISSING: UNUSABLE,
  DATA_NOT_WRITABLE: UNUSABLE,
  DATA_TOO_NEW: UNUSABLE,
  DATA_FAILING: LATER,
  DATA_FULL: LATER,
  DATA_IN_USE: LATER,
}

/** What an operator can act on is said in words alone; a stack is for the faults of the program. */
export const inWords = (error: unknown): Readonly<Record<string, unknown>> =>
  exitStatusOf(error) === 1
    ? { err: error }
    : { code: (error as { code: string }).code, reason: (error as Error).message }

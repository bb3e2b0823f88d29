const MINUTE_MS = 60_000

/** As the browser's own field for a time has it: without a zone, by the reader's clock. */
export function localText(at: number): string {
  const shifted = new Date(at - new Date(at).getTimezoneOffset() * MINUTE_MS)
  return shifted.toISOString().slice(0, 16)
}

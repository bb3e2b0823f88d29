const KEY = 'linli.ticks'
/** Of alerts that are long over nobody ticks anything. */
const ALERTS_KEPT = 30

type Kept = Readonly<Record<string, readonly number[]>>

/** Which steps of a plan somebody has ticked, by the alert; numbers alone. */
export const ticks = {
  of: (alert: string): readonly number[] => read()[alert] ?? [],
  toggle(alert: string, step: number): readonly number[] {
    const { [alert]: before = [], ...others } = read()
    const now = before.includes(step) ? before.filter(one => one !== step) : [...before, step]
    write({ ...Object.fromEntries(Object.entries(others).slice(-ALERTS_KEPT)), [alert]: now })
    return now
  },
}

function read(): Kept {
  try {
    return (JSON.parse(localStorage.getItem(KEY) ?? '{}') as Kept) ?? {}
  } catch {
    return {}
  }
}

function write(kept: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // Ticks are a help to the memory of one person; where they cannot be kept, they last as long as the page.
  }
}

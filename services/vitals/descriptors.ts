import { readdir, readFile } from 'node:fs/promises'

/** Of the descriptors that this process may have open, 0–100; nothing where the system does not tell (not Linux). */
export async function descriptorsUsedPercent(): Promise<number | undefined> {
  try {
    const [open, limits] = await Promise.all([
      readdir('/proc/self/fd'),
      readFile('/proc/self/limits', 'utf8'),
    ])
    return usedPercent(open.length, limits)
  } catch (error) {
    // Not even the list of them can be opened.
    return (error as NodeJS.ErrnoException).code === 'EMFILE' ? 100 : undefined
  }
}

export function usedPercent(open: number, limits: string): number | undefined {
  const max = Number(/^Max open files\s+(\d+)/m.exec(limits)?.[1])
  return max > 0 ? Math.min(100, (100 * open) / max) : undefined
}

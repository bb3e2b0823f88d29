import type { PersistentDevice } from './persistent-device.ts'

/** Reports of 1.5 KB, some at a time, until that happens. What was refused meanwhile the device sends again by itself. */
export async function fillUntil(
  happens: Promise<unknown>,
  device: PersistentDevice,
  stampOf: (n: number) => number | undefined = () => undefined,
): Promise<void> {
  let hasHappened = false
  const over = happens.then(() => {
    hasHappened = true
  })
  for (let n = 0; !hasHappened; ) {
    const some = Array.from({ length: 20 }, () => device.report({ snapshotUrl: noise(++n) }, stampOf(n)))
    for (const report of some) report.catch(() => {})
    await Promise.race([Promise.all(some), over])
  }
}

/** It does not compress to much less. */
const noise = (n: number) =>
  Array.from({ length: 500 }, (_, i) =>
    String.fromCharCode(0x4e00 + ((i * 7_919 + n * 104_729 + i * n * 31) % 20_000)),
  ).join('')

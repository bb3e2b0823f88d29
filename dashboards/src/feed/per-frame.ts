/** Has something done once, a little later; what it gives takes that back. */
export type Later = (work: () => void) => () => void

export interface Batch<T> {
  add(items: readonly T[]): void
  /** Now what waits, and nothing after. */
  end(): void
}

/** Takes together what comes within one frame: a storm of messages is drawn once a frame, not once a message. */
export function perFrame<T>(take: (items: readonly T[]) => void, later: Later = nextFrame): Batch<T> {
  let waiting: T[] = []
  let cancel: (() => void) | undefined

  function flush(): void {
    cancel?.()
    cancel = undefined
    const items = waiting
    waiting = []
    if (items.length > 0) take(items)
  }

  return {
    add(items) {
      if (items.length === 0) return
      waiting.push(...items)
      cancel ??= later(flush)
    },
    end: flush,
  }
}

/** A page that is out of sight draws no frames, and must know what is new all the same: its title and its sound tell. */
const OUT_OF_SIGHT_MS = 250

function nextFrame(work: () => void): () => void {
  const frame = requestAnimationFrame(work)
  const timer = setTimeout(work, OUT_OF_SIGHT_MS)
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}

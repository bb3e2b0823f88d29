/** Who is signed in here, and what shows them that their session has ended. */
interface Held {
  readonly username: string
  readonly ended: () => void
}

let held: Held | undefined
let waiting: ((again: boolean) => void)[] = []

/**
 * From here on a request that finds the session ended waits until they sign in again: what they typed stays where it is, and
 * what they sent goes out after all. Nobody else's sign-in sends it.
 */
export function holdFor(by: Held): () => void {
  held = by
  return () => {
    if (held !== by) return
    held = undefined
    settle(false)
  }
}

/** Whether to ask once more; at once, and no, where nobody is waited for. */
export function renewed(): Promise<boolean> {
  if (held === undefined) return Promise.resolve(false)
  const answer = new Promise<boolean>(done => waiting.push(done))
  held.ended()
  return answer
}

/** Somebody signed in. Answers whether it is who was there before. */
export function signedIn(username: string): boolean {
  const isSame = held?.username === username
  settle(isSame)
  return isSame
}

function settle(again: boolean): void {
  const all = waiting
  waiting = []
  for (const done of all) done(again)
}

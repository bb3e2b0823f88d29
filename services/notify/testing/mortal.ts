import type { NoticeStore } from '../../store/notice-store.ts'
import type { Sent } from '../channel.ts'
import type { OpenChannels } from '../open-channels.ts'

const never = <T>(): Promise<T> => new Promise(() => {})

/**
 * A ledger and channels whose server is killed at one of their steps, before it is made or after: from then on nothing of
 * what is asked happens, and nobody hears of anything.
 */
export function mortal(killAtStep: number, isAfter: boolean) {
  let steps = 0
  let isDead = false
  let isKilled = false

  async function step<T>(work: () => Promise<T>): Promise<T> {
    if (isDead) return never()
    const isLast = ++steps === killAtStep
    if (isLast) isDead = true
    const done = isLast && !isAfter ? undefined : await work()
    isKilled ||= isLast
    return isDead ? never() : (done as T)
  }

  return {
    isKilled: () => isKilled,
    /** What a rig that dies with it is started with. */
    override({ notices: store }: { readonly notices: NoticeStore }, channels: OpenChannels) {
      const send = channels.send.bind(channels)
      channels.send = (...args): Promise<Sent> => step(() => send(...args))
      return {
        store: {
          ...store,
          save: (...args: Parameters<NoticeStore['save']>) => step(() => store.save(...args)),
        },
        channels,
      }
    },
  }
}

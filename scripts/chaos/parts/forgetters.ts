import { setTimeout as pause } from 'node:timers/promises'
import type { MakePart } from '../part.ts'
import { Publisher } from '../publisher.ts'

const PAUSE_MS_MAX = 40

/** Devices that send nothing again: what was not acknowledged may be in the journal or not, but not twice. */
export const forgetters: MakePart = async stage => {
  const of = (id: string, isStamped: boolean) =>
    Publisher.register(stage, {
      ...({ id, isStamped, kind: 'gateway', site: 'garden', habit: 'forgets', windowMax: 10 } as const),
    })
  const publishers = [await of('forgetter-1', true), await of('forgetter-2', false)]
  return {
    rounds: publishers.map(publisher => async () => {
      await publisher.report({})
      await pause(stage.random.below(PAUSE_MS_MAX))
    }),
    end: () => {
      for (const publisher of publishers) publisher.end()
    },
  }
}

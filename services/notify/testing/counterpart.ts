import type { ChannelParts, Settings } from '../channel.ts'

/**
 * What a counterpart does with a message: takes it, refuses it for good, has too much to do (`BUSY_MS` where it can
 * say for how long), fails by a fault of its own, never answers, breaks the connection instead of answering.
 */
export const MOODS = ['accept', 'refuse', 'busy', 'fail', 'hang', 'break'] as const
export type Mood = (typeof MOODS)[number]

export const BUSY_MS = 7_000

/** The other end of a channel: as real as it can be. */
export interface Counterpart {
  readonly settings: Settings
  readonly address?: string
  /** Of one that is part of the server. */
  readonly publish?: ChannelParts['publish']
  mood: Mood
  /** What a person or machine reads there of each message that it took, with all that came along. */
  readonly received: readonly string[]
  /** Resolves when something arrived that was not there before. */
  arrival(): Promise<void>
  /** From now on connections are refused. */
  goDown(): Promise<void>
  close(): Promise<void>
}

import type { SiteId } from '../domain/model/place.ts'
import type { Language } from '../domain/model/text.ts'
import type { ChannelKindDefinition, ChannelParts, Sent, Settings } from './channel.ts'
import { testMessage } from './wording/word-test.ts'

export interface ChannelTest {
  readonly definition: ChannelKindDefinition
  /** As they would be saved, secrets among them. */
  readonly settings: Settings
  readonly address: string | undefined
  /** Of this one test. */
  readonly id: string
  readonly site: SiteId
  readonly language: Language
  /** Opening it shows that the test arrived. */
  readonly link?: string
}

/**
 * Tries a channel as it would be saved, by a message that says of itself that nothing happened. It goes by a connection
 * of its own, and not through the queue: what it answers is what the counterpart said just now.
 */
export async function sendTest(
  { definition, settings, address, ...test }: ChannelTest,
  parts: ChannelParts,
  signal: AbortSignal,
): Promise<Sent> {
  const channel = definition.open(settings, parts)
  try {
    return await channel.send(testMessage({ ...test, at: parts.now() }), address, signal)
  } finally {
    await channel.close()
  }
}

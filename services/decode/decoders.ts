import type { Decoder } from './decoder.ts'
import { native } from './native.ts'

/** Every payload form that is understood: a new one is a file of its own and a line here. */
export const decoders = { native } as const satisfies Record<string, Decoder>

export type DecoderName = keyof typeof decoders

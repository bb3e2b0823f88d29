import type { WireCodec } from './source-api.ts'

/** The codec that holds where none is chosen. */
export const BY_NAMES = 'metrics'

/** Those that are another than what holds anyway: the same twice in a list, in other words, are two to whoever chooses. */
export const otherCodecs = (codecs: readonly WireCodec[], usual: string): readonly WireCodec[] =>
  codecs.filter(({ name }) => name !== (usual || BY_NAMES))

/** What holds anyway is no choice of its own. */
export const chosenCodec = (codec: string, usual: string): string =>
  codec === (usual || BY_NAMES) ? '' : codec

import type { Shape, SpecOf } from '../condition.ts'

/** A condition that people know by a name: "the session is over". */
export const called: Shape<SpecOf<'called'>> = {
  compile: (spec, compiler) => compiler.compile(spec.of),
  describe: spec => spec.name,
  parts: spec => [spec.of],
  bands: (spec, reader) => reader.bands(spec.of),
}

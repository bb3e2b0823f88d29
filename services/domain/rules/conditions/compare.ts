import { text } from '../../model/text.ts'
import type { Shape, SpecOf } from '../condition.ts'
import { distance } from '../limit.ts'
import { operators, signs } from './comparing.ts'

type Spec = SpecOf<'compare'>
/** A number against a limit; with a deadband, a level that is reached is left only that far back. */
export const compare: Shape<Spec> = {
  compile(spec, compiler) {
    const { metric } = spec
    compiler.touches(metric)
    compiler.samples(metric)
    const beyond = operators[spec.op]
    const limit = compiler.figure(spec.value)
    const back = spec.deadband === undefined ? 0 : compiler.figure(spec.deadband)
    const release = spec.op.startsWith('>') ? limit - back : limit + back
    return frame => {
      const value = frame.values[metric]
      return typeof value === 'number' ? beyond(value, frame.reached ? release : limit) : undefined
    }
  },
  limits: {
    deadband: distance,
  },
  describe(spec, describer) {
    const metric = describer.metric(spec.metric)
    const rest = `${signs[spec.op]} ${describer.amount(spec.value, spec.metric)}`
    return text(`${metric.en} ${rest}`, `${metric.zh} ${rest}`)
  },
  subject: ({ metric, value }, reader) => ({
    metrics: [metric],
    thresholds: [{ metric, value: reader.figure(value) }],
  }),
  bands({ metric, op, value }, reader) {
    const limit = reader.figure(value)
    return op.startsWith('>')
      ? [{ metric, above: Number.NEGATIVE_INFINITY, below: limit }]
      : [{ metric, above: limit, below: Number.POSITIVE_INFINITY }]
  },
}

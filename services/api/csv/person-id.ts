import type { ZoneId } from '../../domain/model/place.ts'
import { text } from '../../domain/model/text.ts'
import type { Cells, Fault } from './cells.ts'

interface OnFile {
  readonly id: string
  readonly name: string
  readonly zone?: ZoneId
  readonly flat?: string
}

/** Of whom a row speaks: by id, or by name and flat, so that a list that has no ids can be brought in again. */
export function personIdOf<P extends OnFile>(
  { id = '', name = '', zone = '', flat = '' }: Cells,
  present: ReadonlyMap<string, P>,
): string | Fault {
  if (id !== '') return present.has(id) ? id : { column: 'id', says: UNKNOWN }
  const same = [...present.values()].filter(
    person => person.name === name && (person.zone ?? '') === zone && (person.flat ?? '') === flat,
  )
  if (same.length > 1) return { column: 'id', says: SEVERAL }
  return same[0]?.id ?? `new/${zone}/${flat}/${name}`
}

const UNKNOWN = text(
  'nobody has this id; leave it empty for somebody new',
  '没有这个编号的人；新增人员请留空',
)
const SEVERAL = text('several have this name and flat; say which by id', '有多人同名同房号，请填写编号')

import { type ErrorCode, errors } from '../../domain/model/errors.ts'
import { type Text, text } from '../../domain/model/text.ts'
import { ApiProblem } from '../problem.ts'
import type { Fault } from './cells.ts'

const zh: Partial<Record<ErrorCode, string>> = {
  NOT_ALLOWED: '该编号已被占用，或不在您的权限范围内',
  DEVICE_KIND_UNKNOWN: '没有这种设备类型',
  DEVICE_MOVED: '设备的社区和类型不能更改，请先删除再登记',
  DEVICE_RESERVED: '该编号由服务器保留',
  GATEWAY_UNKNOWN: '网关不是本社区的网关设备',
  GATEWAY_NAMED: '其他设备以该编号为网关，只能登记为本社区的网关',
  GATEWAY_CIRCLE: '网关又在该设备之后，形成循环',
  SOURCE_UNKNOWN: '本社区没有这个接入源',
  ADDRESS_TAKEN: '该接入源内已有另一台设备使用此地址',
  CODEC_UNKNOWN: '没有这个解码器，或不适用于该设备类型或接入源',
}

const words: Partial<Record<ErrorCode, string>> = {
  NOT_ALLOWED: 'the id is taken, or it is not for you to register',
}

const columns: Partial<Record<ErrorCode, string>> = {
  NOT_ALLOWED: 'id',
  DEVICE_RESERVED: 'id',
  SOURCE_UNKNOWN: 'source',
  ADDRESS_TAKEN: 'address',
  CODEC_UNKNOWN: 'codec',
}

/** What `check` refuses, as a fault of a row. */
export function deviceFault(isOwn: boolean, check: () => void): Fault | undefined {
  if (isOwn) return { column: 'id', says: saysOf('DEVICE_RESERVED', undefined) }
  try {
    check()
    return undefined
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error
    const column = error.code.startsWith('GATEWAY') ? 'gateway' : (columns[error.code] ?? 'kind')
    const [fault] = error.extras.faults ?? []
    return { column, says: fault?.says ?? saysOf(error.code, error.extras.detail) }
  }
}

function saysOf(code: ErrorCode, detail: string | undefined): Text {
  const en = words[code] ?? errors[code].title
  const more = detail === undefined ? '' : ` (${detail})`
  return text(`${en}${more}`, `${zh[code] ?? en}${more}`)
}

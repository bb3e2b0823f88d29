import { createRequire } from 'node:module'
import { createValidator } from 'ocpp-rpc/lib/validator.js'
import type { Payload } from './frame.ts'

/** Error codes of OCPP-J 1.6 (4.2.3), with the spelling of its errata. */
export type CallErrorCode =
  | 'NotImplemented'
  | 'NotSupported'
  | 'InternalError'
  | 'ProtocolError'
  | 'FormationViolation'
  | 'PropertyConstraintViolation'
  | 'OccurrenceConstraintViolation'
  | 'TypeConstraintViolation'
  | 'GenericError'

export interface SchemaFault {
  readonly code: CallErrorCode
  /** `schema-type`, `schema-required`, … by what of the schema is broken. */
  readonly reason: string
  /** `/meterValue/0/sampledValue/0/value`, as JSON pointers go. */
  readonly where: string
}

// The package ships the official schemas of the Open Charge Alliance as they are; those of OCPP 2 are not loaded.
const official = createRequire(import.meta.url)('ocpp-rpc/lib/schemas/ocpp1_6.json') as { $id: string }[]
const validator = createValidator('ocpp1.6', official)
const actions: ReadonlySet<string> = new Set(official.map(({ $id }) => $id))

/** What of a charger's call breaks the official schema first; nothing where it keeps to it. */
export function schemaFault(action: string, payload: Payload): SchemaFault | undefined {
  const id = `urn:${action}.req`
  if (!actions.has(id)) return undefined
  try {
    void validator.validate(id, payload)
    return undefined
  } catch (error) {
    return faultOf(error)
  }
}

interface Thrown {
  readonly details?: {
    readonly errors?: readonly { keyword: string; instancePath: string; params: Payload }[]
  }
}

function faultOf(error: unknown): SchemaFault {
  const [first] = (error as Thrown).details?.errors ?? []
  if (first === undefined) throw error
  const { keyword, instancePath, params } = first
  const field = params.missingProperty ?? params.additionalProperty
  return {
    code: CODES[keyword] ?? 'FormationViolation',
    reason: `schema-${keyword.toLowerCase()}`,
    where: field === undefined ? instancePath : `${instancePath}/${String(field)}`,
  }
}

const CODES: Readonly<Record<string, CallErrorCode>> = {
  type: 'TypeConstraintViolation',
  required: 'OccurrenceConstraintViolation',
  minItems: 'OccurrenceConstraintViolation',
  maxItems: 'OccurrenceConstraintViolation',
  additionalProperties: 'FormationViolation',
  enum: 'PropertyConstraintViolation',
  maxLength: 'PropertyConstraintViolation',
  minLength: 'PropertyConstraintViolation',
  format: 'PropertyConstraintViolation',
  multipleOf: 'PropertyConstraintViolation',
  maximum: 'PropertyConstraintViolation',
  minimum: 'PropertyConstraintViolation',
}

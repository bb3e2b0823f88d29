/** As much of a JSON schema as the official ones of OCPP use. */
export interface Schema {
  readonly title?: string
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly enum?: readonly string[]
  readonly format?: string
}

/** The least that a schema takes: what it requires, and of each choice the first. */
export function sampleOf(schema: Schema): unknown {
  if (schema.type === 'object') {
    const required = (schema.required ?? []).map(name => [name, schema.properties?.[name] ?? {}] as const)
    return Object.fromEntries(required.map(([name, each]) => [name, sampleOf(each)]))
  }
  if (schema.type === 'array') return [sampleOf(schema.items ?? {})]
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.type === 'integer' || schema.type === 'number') return 1
  if (schema.type === 'boolean') return false
  return schema.format === 'date-time' ? new Date().toISOString() : '1'
}

/** What of an answer its schema does not take: fields that are missing or unknown, words that are no choice. */
export function faultsOf(schema: Schema, value: unknown, path = ''): readonly string[] {
  if (schema.enum !== undefined) return schema.enum.includes(String(value)) ? [] : [`${path}: ${value}`]
  if (schema.type === 'array')
    return Array.isArray(value) ? value.flatMap(each => faultsOf(schema.items ?? {}, each, path)) : [path]
  if (schema.type !== 'object') return isOf(schema.type, value) ? [] : [`${path}: ${value}`]
  if (value === null || typeof value !== 'object') return [path]
  const missing = (schema.required ?? []).filter(name => !(name in value))
  const inside = Object.entries(value).flatMap(([name, each]) => {
    const of = schema.properties?.[name]
    return of === undefined ? [`${path}/${name}`] : faultsOf(of, each, `${path}/${name}`)
  })
  return [...missing.map(name => `${path}/${name} is missing`), ...inside]
}

const isOf = (type: string | undefined, value: unknown): boolean =>
  type === 'integer' ? Number.isInteger(value) : type === undefined || typeof value === type

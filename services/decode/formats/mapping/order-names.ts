import { Environment } from '@marcbachmann/cel-js'

/** What an expression takes of an order, by name: it is dynamic there, and a name misspelt would be found when it is given. */
export interface OrderNames {
  /** `order.nmae` */
  readonly fields: readonly string[]
  /** `order.parameters.txet`, `order.parameters["txet"]` */
  readonly parameters: readonly string[]
  /** `order.name == "cutoff"`, `order.name in ["cutoff"]` */
  readonly orders: readonly string[]
}

/** All that an order has there: see `orders.ts`. */
export const ORDER_FIELDS = ['id', 'name', 'parameters', 'at', 'hex', 'port', 'fields'] as const

const NONE: OrderNames = { fields: [], parameters: [], orders: [] }

/** Nothing of what is no expression, or where a part of it calls something else `order`. */
export function orderNamesIn(expression: string): OrderNames {
  let ast: unknown
  try {
    ast = new Environment({ enableOptionalTypes: true }).parse(expression).ast
  } catch {
    return NONE
  }
  const nodes = [...nodesIn(ast)]
  if (nodes.some(shadows)) return NONE
  const taken = (isOf: (of: unknown) => boolean) => [
    ...new Set(nodes.flatMap(node => (isOf(memberOf(node)?.of) ? (memberOf(node)?.name ?? []) : []))),
  ]
  return {
    fields: taken(isOrder),
    parameters: taken(of => isMember(of, 'parameters')),
    orders: [...new Set(nodes.flatMap(comparedName))],
  }
}

interface Node {
  readonly op: string
  readonly args: unknown
}

const isNode = (value: unknown): value is Node =>
  value !== null && typeof value === 'object' && 'op' in value && 'args' in value

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const each of value) yield* nodesIn(each)
  if (!isNode(value)) return
  yield value
  yield* nodesIn(value.args)
}

const partsOf = ({ args }: Node): readonly unknown[] => (Array.isArray(args) ? args : [])

const isOrder = (value: unknown): boolean => isNode(value) && value.op === 'id' && value.args === 'order'

/** `list.map(order, …)` */
const shadows = (node: Node): boolean => {
  const [name, , given] = partsOf(node)
  return node.op === 'rcall' && name !== undefined && Array.isArray(given) && isOrder(given[0])
}

/** `of.name`, `of.?name`, `of["name"]` */
function memberOf(node: unknown): { readonly of: unknown; readonly name: string } | undefined {
  if (!isNode(node) || !['.', '.?', '[]', '[?]'].includes(node.op)) return undefined
  const [of, name] = partsOf(node)
  const said = typeof name === 'string' ? name : wordIn(name)
  return said === undefined ? undefined : { of, name: said }
}

function isMember(value: unknown, name: string): boolean {
  const member = memberOf(value)
  return member?.name === name && isOrder(member.of)
}

const wordIn = (value: unknown): string | undefined =>
  isNode(value) && value.op === 'value' && typeof value.args === 'string' ? value.args : undefined

function comparedName(node: Node): readonly string[] {
  if (!['==', '!=', 'in'].includes(node.op)) return []
  const parts = partsOf(node)
  if (!parts.some(part => isMember(part, 'name'))) return []
  const listed = parts.flatMap(part => (isNode(part) && part.op === 'list' ? [part.args].flat() : [part]))
  return listed.flatMap(part => wordIn(part) ?? [])
}

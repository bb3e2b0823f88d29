/** Edge nodes of one source, devices behind one, and aliases of one: beyond these nothing new is remembered. */
export const NODES_MAX = 500
export const DEVICES_MAX = 1_000
export const ALIASES_MAX = 10_000

export interface Named {
  readonly name: string
  readonly datatype: number | undefined
}

/** What an edge node said of itself at its birth. */
export class EdgeNode {
  readonly bdSeq: number | undefined
  readonly devices = new Set<string>()
  readonly #names = new Map<number, Named>()
  #seq: number | undefined

  constructor(bdSeq: number | undefined, seq: number | undefined) {
    this.bdSeq = bdSeq
    this.#seq = seq
  }

  /** Whether all before it came. */
  follows(seq: number | undefined): boolean {
    if (seq === undefined) return true
    const isNext = this.#seq === undefined || seq === (this.#seq + 1) % SEQ_COUNT
    this.#seq = seq
    return isNext
  }

  call(alias: number, named: Named): void {
    if (this.#names.size < ALIASES_MAX || this.#names.has(alias)) this.#names.set(alias, named)
  }

  named(alias: number): Named | undefined {
    return this.#names.get(alias)
  }

  add(device: string): void {
    if (this.devices.size < DEVICES_MAX) this.devices.add(device)
  }
}

/** It counts from 0 to 255, and begins again. */
const SEQ_COUNT = 256

/** The nodes that were born; the one that was born first is forgotten where there are too many. */
export class EdgeNodes {
  readonly #nodes = new Map<string, EdgeNode>()

  get(address: string): EdgeNode | undefined {
    return this.#nodes.get(address)
  }

  born(address: string, node: EdgeNode): void {
    this.#nodes.delete(address)
    const [oldest] = this.#nodes.keys()
    if (this.#nodes.size >= NODES_MAX && oldest !== undefined) this.#nodes.delete(oldest)
    this.#nodes.set(address, node)
  }

  died(address: string): void {
    this.#nodes.delete(address)
  }
}

import { text } from '../../../domain/model/text.ts'
import type { Heard, SourceDecoded, SourceFormat, SourceMessage } from '../../source.ts'
import { orderValuesSetting } from '../order-values.ts'
import { type Renames, renamesIn, renamesSetting } from '../renames.ts'
import { EdgeNode, EdgeNodes } from './edge-nodes.ts'
import { examples } from './examples.ts'
import { sparkplugOrders } from './orders.ts'
import { readPayload, type SparkPayload } from './payload.ts'
import { said } from './said.ts'

/** Sparkplug B: a device is `{group}/{edge node}/{device}`, a node itself `{group}/{edge node}`. */
export const sparkplug: SourceFormat = {
  name: 'sparkplug-b',
  title: text('Sparkplug B', 'Sparkplug B'),
  filters: ['spBv1.0/#'],
  settings: { names: renamesSetting, orders: orderValuesSetting },
  open(settings, { payloadBytesMax }) {
    const renames = renamesIn('names', settings.names)
    const nodes = new EdgeNodes()
    const hear = ({ topic, payload }: SourceMessage): SourceDecoded => {
      const [namespace, group, type = '', node, device, ...more] = topic.split('/')
      if (namespace !== 'spBv1.0' || !group) return { ok: false, reason: 'topic-names-no-device' }
      // What a host says of itself, and what it orders.
      if (group === 'STATE' || type === 'NCMD' || type === 'DCMD') return NOTHING
      const isOfNode = /^N(?:BIRTH|DATA|DEATH)$/.test(type)
      if (!node || more.length > 0 || !(isOfNode ? device === undefined : OF_DEVICE.test(type) && device))
        return { ok: false, reason: 'topic-names-no-device' }
      if (payload.length > payloadBytesMax) return { ok: false, reason: 'payload-too-large' }
      const read = readPayload(payload)
      if (read === undefined) return { ok: false, reason: 'not-sparkplug' }
      return heardOf(type, `${group}/${node}`, device, read, nodes, renames)
    }
    return Object.assign(hear, { orders: sparkplugOrders(settings, renames) })
  },
  examples,
}

const NOTHING: SourceDecoded = { ok: true, heard: [] }
const OF_DEVICE = /^D(?:BIRTH|DATA|DEATH)$/

function heardOf(
  type: string,
  node: string,
  device: string | undefined,
  payload: SparkPayload,
  nodes: EdgeNodes,
  renames: Renames,
): SourceDecoded {
  if (type === 'NDEATH') return death(node, payload, nodes)
  if (type === 'NBIRTH') nodes.born(node, new EdgeNode(bdSeqOf(payload), payload.seq))
  const known = nodes.get(node)
  const address = device === undefined ? node : `${node}/${device}`
  const heard: Heard[] = type === 'NBIRTH' || known?.follows(payload.seq) === true ? [] : [...missed(node)]
  if (type === 'DDEATH') return { ok: true, heard: [...heard, { what: 'status', address, online: false }] }
  if (type.endsWith('BIRTH')) {
    if (device !== undefined) known?.add(device)
    for (const { alias, name, datatype } of payload.metrics)
      if (alias !== undefined && name !== undefined) known?.call(alias, { name, datatype })
    heard.push({ what: 'status', address, online: true })
  }
  return { ok: true, heard: [...heard, ...said(address, node, payload, known, renames)] }
}

/** Something before it did not come, its birth perhaps: a host would ask for another one. */
const missed = (node: string): readonly Heard[] => [
  { what: 'event', address: node, event: 'sequence-gap' },
  { what: 'event', address: node, event: 'rebirth-wanted' },
]

/** The will of a session: of one that is over already, it says nothing of the one that runs. */
function death(node: string, payload: SparkPayload, nodes: EdgeNodes): SourceDecoded {
  const known = nodes.get(node)
  const bdSeq = bdSeqOf(payload)
  if (known?.bdSeq !== undefined && bdSeq !== undefined && bdSeq !== known.bdSeq)
    return { ok: true, heard: [{ what: 'event', address: node, event: 'death-of-another-session' }] }
  nodes.died(node)
  const addresses = [node, ...[...(known?.devices ?? [])].map(device => `${node}/${device}`)]
  return { ok: true, heard: addresses.map(address => ({ what: 'status', address, online: false })) }
}

function bdSeqOf({ metrics }: SparkPayload): number | undefined {
  const value = metrics.find(({ name }) => name === 'bdSeq')?.value
  return typeof value === 'number' ? value : undefined
}

import t from 'tap'
import { ALIASES_MAX, DEVICES_MAX, EdgeNode, EdgeNodes, NODES_MAX } from './edge-nodes.ts'

const named = { name: 'a', datatype: undefined }

t.test(`of a node ${ALIASES_MAX} aliases and ${DEVICES_MAX} devices are remembered`, async t => {
  const node = new EdgeNode(0, 0)
  for (let n = 0; n <= ALIASES_MAX; n++) node.call(n, named)
  for (let n = 0; n <= DEVICES_MAX; n++) node.add(String(n))
  t.ok(node.named(ALIASES_MAX - 1))
  t.equal(node.named(ALIASES_MAX), undefined)
  t.equal(node.devices.size, DEVICES_MAX)
})

t.test(`${NODES_MAX} nodes are remembered, the latest`, async t => {
  const nodes = new EdgeNodes()
  for (let n = 0; n <= NODES_MAX; n++) nodes.born(String(n), new EdgeNode(0, 0))
  t.equal(nodes.get('0'), undefined)
  t.ok(nodes.get('1'))
})

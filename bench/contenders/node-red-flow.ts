/**
 * The rules as somebody would write them into a function of Node-RED: those that a reading can raise by itself. What becomes of a
 * device is told when it changes, its being well again too.
 */
const RULES = `
const r = msg.payload
flow.set('n', (flow.get('n') || 0) + 1)
let alert
if (r.fillPercent >= 80) alert = 'bin-full'
else if (r.tiltDeg >= 45) alert = 'bin-tipped'
else if (r.vehicleCount >= 1) alert = 'lane-blocked'
else if (r.tampered === true) alert = 'camera-tampered'
else if (r.smoke === true) alert = 'charger-smoke'
else if (r.residualCurrentMa >= 30) alert = 'charger-leakage'
else if (r.sos === true) alert = 'sos'
else if (r.fall === true) alert = 'fall'
else if (r.spo2Percent < 90 || r.heartRateBpm > 130) alert = 'vital-signs'
else if (r.temperatureC >= 70) alert = 'overheated'
else if (r.batteryPercent <= 10) alert = 'battery-low'
const [, site, kind, device] = msg.topic.split('/')
const open = flow.get('open') || {}
if (alert === open[device]) return null
open[device] = alert
flow.set('open', open)
return { payload: JSON.stringify({ alert, site, kind, device, at: Date.now(), reading: r }) }
`

/** Readings in by MQTT, parsed and held against the rules, alerts out by WebSocket at `/alerts`. */
export const flowFor = (mqttPort: number, qos: 0 | 1): readonly object[] => [
  { id: 'tab', type: 'tab', label: 'community' },
  {
    ...{
      id: 'broker',
      type: 'mqtt-broker',
      broker: '127.0.0.1',
      port: String(mqttPort),
      clientid: 'node-red',
    },
    ...{ autoConnect: true, usetls: false, protocolVersion: '4', keepalive: '60', cleansession: true },
  },
  {
    ...{ id: 'in', type: 'mqtt in', z: 'tab', topic: 'community/+/+/+/telemetry', qos: String(qos) },
    ...{ datatype: 'json', broker: 'broker', wires: [['rules']] },
  },
  { id: 'rules', type: 'function', z: 'tab', func: RULES, outputs: 1, wires: [['out']] },
  { id: 'listener', type: 'websocket-listener', path: '/alerts', wholemsg: 'false' },
  { id: 'out', type: 'websocket out', z: 'tab', server: 'listener', client: '', wires: [] },
  { id: 'count', type: 'http in', z: 'tab', url: '/count', method: 'get', wires: [['counted']] },
  {
    ...{ id: 'counted', type: 'function', z: 'tab', outputs: 1, wires: [['answer']] },
    func: "msg.payload = String(flow.get('n') || 0)\nreturn msg",
  },
  { id: 'answer', type: 'http response', z: 'tab', wires: [] },
]
